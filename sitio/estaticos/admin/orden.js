/* The rows of a list are moved one place by each press, and the focus stays on the button pressed.
   By keyboard the row stays in sight too; under a mouse nothing moves by itself.

   The framework makes each panel twice: where it is painted, with its buttons, and when it is read
   as data, without them; but that of many choosers forgets it, and its buttons answered twice. */

const MUEVEN = ['[data-inline-panel-child-move-up]', '[data-inline-panel-child-move-down]'];
const LO_QUE_TARDA = 250; // milliseconds that the framework takes to swap two rows

if (window.telepath && window.InlinePanel)
  window.telepath.register('wagtail.panels.MultipleChooserPanel', window.InlinePanel);

document.addEventListener('click', ({ target, detail }) => {
  const pulsado = target.closest?.(MUEVEN.join());
  if (!pulsado) return;
  const par = pulsado.parentElement.querySelector(MUEVEN.find((cual) => !pulsado.matches(cual)));
  const queda = pulsado.disabled ? par : pulsado;
  queda?.focus({ preventScroll: true });
  const conTecla = detail === 0;
  if (conTecla) setTimeout(() => queda?.scrollIntoView({ block: 'center' }), LO_QUE_TARDA);
});
