/* Labels that the framework writes in English where no catalogue reaches: mostly for screen readers. */

const ROTULOS = {
  Search: 'Buscar',
  Actions: 'Acciones',
  'Save Selected': 'Guardar lo elegido',
  Image: 'Fotografía',
  Root: 'Sitio',
};
const EN =
  'input[type=submit], button, button span, [aria-label], .w-field__label, .w-breadcrumbs a, td.title a, .chooser__title';

function traducir(nodo) {
  for (const atributo of ['value', 'aria-label']) {
    const dicho = nodo.getAttribute(atributo);
    if (ROTULOS[dicho]) nodo.setAttribute(atributo, ROTULOS[dicho]);
  }
  for (const texto of nodo.childNodes) {
    if (texto.nodeType !== Node.TEXT_NODE) continue;
    const dicho = texto.data.trim();
    if (ROTULOS[dicho]) texto.data = texto.data.replace(dicho, ROTULOS[dicho]);
  }
}

function recorrer(raiz) {
  if (raiz.matches?.(EN)) traducir(raiz);
  raiz.querySelectorAll(EN).forEach(traducir);
}

recorrer(document);
new MutationObserver((cambios) => {
  for (const cambio of cambios)
    for (const nodo of cambio.addedNodes) if (nodo.nodeType === Node.ELEMENT_NODE) recorrer(nodo);
}).observe(document.body, { childList: true, subtree: true });
