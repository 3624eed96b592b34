/* On the list: what was being written when the browser was closed, and did not arrive. */

import { enPalabras } from './buzon-hora.js';

export function ofrecer(seccion, copias) {
  const lista = seccion.querySelector('[data-lista]');
  for (const [cual, copia] of copias.todas()) {
    const renglon = document.createElement('li');
    const enlace = Object.assign(document.createElement('a'), { href: copia.camino, textContent: copia.titulo || 'Sin título' });
    const cuando = enPalabras(new Date(copia.cuando), { dateStyle: 'long', timeStyle: 'short' });
    const tirar = Object.assign(document.createElement('button'), { className: 'buzon-enlace', textContent: 'Tirarlo', type: 'button' });
    tirar.addEventListener('click', () => {
      copias.quitar(cual);
      renglon.remove();
      seccion.hidden = !lista.children.length;
    });
    const dicho = `Escrito el ${cuando}${copia.porEnviar ? '. Oprimió «Enviar» y no salió' : ''}`;
    renglon.append(enlace, Object.assign(document.createElement('span'), { textContent: dicho }), tirar);
    lista.append(renglon);
  }
  seccion.hidden = !lista.children.length;
}
