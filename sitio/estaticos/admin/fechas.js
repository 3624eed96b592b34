/* What a person writes in a date stays as written: a date that cannot be read is told, never changed
   for today's, which is what the calendar does by itself on leaving the field. */

const { jQuery } = window;

if (jQuery?.fn.datetimepicker) {
  jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
  for (const campo of document.querySelectorAll('input')) {
    if (jQuery(campo).data('xdsoft_datetimepicker')) jQuery(campo).off('blur.xdsoft');
  }
}
