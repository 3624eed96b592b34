/* How many characters are left in a field with a limit, said live and politely. */

const JUSTO = 20;

function contar(campo) {
  const limite = Number(campo.dataset.cuenta || campo.maxLength);
  const duro = campo.maxLength === limite || 'cabe' in campo.dataset;
  const cuenta = document.createElement('span');
  cuenta.className = 'pregon-cuenta';
  cuenta.id = `${campo.id}-cuenta`;
  campo.after(cuenta);
  campo.setAttribute(
    'aria-describedby',
    `${campo.getAttribute('aria-describedby') || ''} ${cuenta.id}`.trim(),
  );
  const decir = () => {
    const van = [...campo.value].length;
    const quedan = limite - van;
    cuenta.textContent =
      quedan >= 0
        ? `${van} de ${limite} caracteres`
        : `${van} caracteres: ${-quedan} más de los ${limite} que ${duro ? 'caben' : 'se leen bien'}`;
    cuenta.dataset.estado = quedan < 0 ? 'pasado' : quedan <= JUSTO ? 'justo' : '';
  };
  campo.addEventListener('input', decir);
  decir();
}

function preparar(raiz) {
  for (const campo of raiz.querySelectorAll('[data-cuenta]:not([data-cuenta-lista])')) {
    campo.dataset.cuentaLista = '';
    contar(campo);
  }
}

function observar() {
  preparar(document);
  new MutationObserver((cambios) => {
    for (const cambio of cambios)
      for (const nodo of cambio.addedNodes)
        if (nodo.nodeType === Node.ELEMENT_NODE) preparar(nodo.parentElement || nodo);
  }).observe(document.body, { childList: true, subtree: true });
}

observar();
