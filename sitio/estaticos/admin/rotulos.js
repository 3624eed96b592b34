/* Labels that the framework writes in English where no catalogue reaches: mostly for screen readers. */

import { cada } from './vigia.js';

const ROTULOS = {
  Search: 'Buscar',
  Actions: 'Acciones',
  'Save Selected': 'Guardar lo elegido',
  Image: 'Fotografía',
  Page: 'Página',
  None: 'Nadie',
};
/* Names of permissions, which the framework keeps in English in the database. */
const PERMISO = /^Can (add|change|delete|view)[ _](.+)$/;
const PUEDE = { add: 'Agregar', change: 'Cambiar', delete: 'Borrar', view: 'Ver' };
const EN =
  'input[type=submit], label, legend, option, th, th a, td, button, button span, [aria-label], .w-field__label, .w-breadcrumbs a, .w-breadcrumbs li, td.title a, .chooser__title';

function traducir(nodo) {
  for (const atributo of ['value', 'aria-label', 'title']) {
    const dicho = nodo.getAttribute(atributo);
    if (ROTULOS[dicho]) nodo.setAttribute(atributo, ROTULOS[dicho]);
  }
  for (const texto of nodo.childNodes) {
    if (texto.nodeType !== Node.TEXT_NODE) continue;
    const dicho = texto.data.trim();
    const [, verbo, cosa] = PERMISO.exec(dicho) ?? [];
    const suyo = verbo ? `${PUEDE[verbo]}: ${cosa}` : ROTULOS[dicho];
    if (suyo) texto.data = texto.data.replace(dicho, suyo);
  }
}

cada(EN, traducir);

/* Where tags are typed, the framework puts a field of its own in the place of the one with the label. */
cada('.tagit-new input', (campo) => {
  const suyo = campo.closest('.tagit').parentElement.querySelector('[data-controller~="w-tag"]');
  const rotulo = suyo?.labels[0]?.textContent.replace('*', '').trim();
  if (rotulo) campo.setAttribute('aria-label', rotulo);
});
