/* The hour as the town counts it, whatever the telephone's clock is set to. */

const { zona } = document.querySelector('[data-buzon]').dataset;

export const enPalabras = (momento, opciones) => momento.toLocaleString('es-MX', { hour12: false, timeZone: zona, ...opciones });
