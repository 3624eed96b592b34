/* What was decided while it was being corrected here: what this telephone has of it goes on as another. */

export function aparte(forma, copias) {
  const cual = forma.dataset.aparte;
  const dichos = copias.de(cual).map(({ escrito, apartado, cambios }) => ({ ...escrito, ...apartado, ...cambios }));
  const escrito = Object.assign({}, ...dichos);
  if (!Object.keys(escrito).length) return;
  forma.hidden = false;
  for (const [name, value] of Object.entries(escrito)) {
    forma.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  forma.addEventListener('submit', () => copias.olvidar(cual));
}
