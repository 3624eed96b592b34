/* The rows of a list are moved one place by each press, and the focus stays on the button pressed.

   The framework makes each panel twice: where it is painted, with its buttons, and when it is read
   as data, without them; but that of many choosers forgets it, and its buttons answered twice. */

const MUEVEN = ['[data-inline-panel-child-move-up]', '[data-inline-panel-child-move-down]'];

if (window.telepath && window.InlinePanel)
  window.telepath.register('wagtail.panels.MultipleChooserPanel', window.InlinePanel);

document.addEventListener('click', ({ target }) => {
  const pulsado = target.closest?.(MUEVEN.join());
  if (!pulsado) return;
  const par = pulsado.parentElement.querySelector(MUEVEN.find((cual) => !pulsado.matches(cual)));
  const queda = pulsado.disabled ? par : pulsado;
  queda?.focus({ preventScroll: true });
});
