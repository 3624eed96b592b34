/* What there is in the page now and what appears in it later: the framework repaints its lists. */

export function cada(selector, hacer) {
  const recorrer = (raiz) => {
    if (raiz.matches?.(selector)) hacer(raiz);
    raiz.querySelectorAll(selector).forEach(hacer);
  };
  recorrer(document);
  new MutationObserver((cambios) => {
    for (const cambio of cambios)
      for (const nodo of cambio.addedNodes) if (nodo.nodeType === Node.ELEMENT_NODE) recorrer(nodo);
  }).observe(document.body, { childList: true, subtree: true });
}
