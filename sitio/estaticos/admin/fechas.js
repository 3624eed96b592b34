/* What a person writes in a date stays as written: a date that cannot be read is told, never changed
   for today's, which is what the calendar does by itself on leaving the field. */

const { jQuery } = window;
const TELEFONO = window.matchMedia('(max-width: 30rem)');

/* On a telephone the calendar goes under its field, which it would cover, and is brought in sight. */
function bajoSuCampo() {
  const campo = document.activeElement;
  if (!TELEFONO.matches || campo?.localName !== 'input') return;
  const bajo = campo.getBoundingClientRect().bottom + window.scrollY;
  this.style.top = `${Math.floor(bajo) + 2}px`; // what is scrolled is whole pixels
  this.scrollIntoView({ block: 'nearest' });
}

if (jQuery?.fn.datetimepicker) {
  jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
  for (const campo of document.querySelectorAll('input')) {
    if (jQuery(campo).data('xdsoft_datetimepicker')) jQuery(campo).off('blur.xdsoft');
  }
  jQuery(document).on('open.xdsoft', '.xdsoft_datetimepicker', bajoSuCampo);
}
