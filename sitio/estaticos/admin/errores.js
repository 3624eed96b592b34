/* An error inside the window of dates is not left behind a closed window. */

const ventana = document.getElementById('schedule-publishing-dialog');

if (ventana?.querySelector('.error-message, [aria-invalid="true"]')) {
  window.addEventListener('load', () => {
    document.querySelector('[data-a11y-dialog-show="schedule-publishing-dialog"]')?.click();
  });
}
