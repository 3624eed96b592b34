/* On a telephone a list is read row by row: each cell says the name of its column. */

import { cada } from './vigia.js';

const LISTAS = 'table.listing:not(:has([data-listing-page-title]))';

function apilar(tabla) {
  const nombres = [...tabla.querySelectorAll('thead th')].map((th) => th.innerText.trim());
  if (!nombres.length || tabla.querySelector('td[colspan]')) return;
  for (const fila of tabla.querySelectorAll('tbody tr'))
    [...fila.children].forEach((celda, n) => {
      if (nombres[n] && !celda.matches('.title')) celda.dataset.rotulo = nombres[n];
    });
  tabla.classList.add('pregon-apilada');
}

cada(LISTAS, apilar);
