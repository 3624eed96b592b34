/* Cards of the board are taken to another day by mouse or finger; by keyboard, with the arrows on
   «Mover». Without this, «Mover» leads to a form that does the same. */

const LEJOS = 8; // pixels before a press is a drag

function mandar(tarjeta, dia) {
  const hora = tarjeta.dataset.visto.slice(11, 16);
  const forma = document.createElement('form');
  forma.method = 'post';
  forma.action = `${tarjeta.dataset.mover}?next=${encodeURIComponent(location.pathname + location.search)}`;
  const datos = {
    csrfmiddlewaretoken: JSON.parse(document.getElementById('wagtail-config').textContent).CSRF_TOKEN,
    original: tarjeta.dataset.original,
    visto: tarjeta.dataset.visto,
    dia,
    hora,
  };
  for (const [nombre, valor] of Object.entries(datos)) {
    const campo = document.createElement('input');
    Object.assign(campo, { type: 'hidden', name: nombre, value: valor });
    forma.append(campo);
  }
  document.body.append(forma);
  forma.submit();
}

const columnaEn = (x, y) =>
  document.elementsFromPoint(x, y).find((nodo) => nodo.matches?.('.tablero-dia'));

function marcar(columna) {
  document
    .querySelectorAll('.tablero-destino')
    .forEach((otra) => otra.classList.remove('tablero-destino'));
  columna?.classList.add('tablero-destino');
}

function arrastrar(tarjeta, inicio) {
  let movida = false;
  const seguir = (evento) => {
    const [x, y] = [evento.clientX - inicio.clientX, evento.clientY - inicio.clientY];
    if (!movida && Math.hypot(x, y) < LEJOS) return;
    movida = true;
    evento.preventDefault();
    tarjeta.classList.add('tarjeta-movida');
    tarjeta.style.transform = `translate(${x}px, ${y}px)`;
    marcar(columnaEn(evento.clientX, evento.clientY));
  };
  const soltar = (evento) => {
    window.removeEventListener('pointermove', seguir);
    window.removeEventListener('pointerup', soltar);
    window.removeEventListener('pointercancel', soltar);
    tarjeta.classList.remove('tarjeta-movida');
    tarjeta.style.transform = '';
    const columna = movida && evento.type === 'pointerup' && columnaEn(evento.clientX, evento.clientY);
    marcar(null);
    if (movida) window.addEventListener('click', (clic) => clic.preventDefault(), { capture: true, once: true });
    if (columna && columna !== tarjeta.closest('.tablero-dia')) mandar(tarjeta, columna.dataset.dia);
  };
  window.addEventListener('pointermove', seguir, { passive: false });
  window.addEventListener('pointerup', soltar);
  window.addEventListener('pointercancel', soltar);
}

function conFlechas(asa, evento) {
  const paso = { ArrowLeft: -1, ArrowRight: 1 }[evento.key];
  if (!paso) return;
  evento.preventDefault();
  const dias = [...document.querySelectorAll('.tablero-dia')];
  const tarjeta = asa.closest('.tarjeta');
  const destino = dias[dias.indexOf(tarjeta.closest('.tablero-dia')) + paso];
  if (!destino) return;
  let lista = destino.querySelector('ol');
  if (!lista) {
    destino.querySelector('.tablero-nada')?.remove();
    lista = document.createElement('ol');
    destino.append(lista);
  }
  lista.append(tarjeta);
  asa.focus();
  document.getElementById('tablero-aviso').textContent =
    `${destino.querySelector('h3').innerText}. Pulse Entrar para moverlo, Escape para dejarlo.`;
  tarjeta.dataset.destino = destino.dataset.dia;
}

const tablero = document.querySelector('[data-tablero]');
if (tablero) {
  const aviso = document.createElement('p');
  Object.assign(aviso, { id: 'tablero-aviso', className: 'w-sr-only' });
  aviso.setAttribute('role', 'status');
  tablero.before(aviso);
  tablero.addEventListener('pointerdown', (evento) => {
    const tarjeta = evento.target.closest('.tarjeta');
    if (!tarjeta || evento.button !== 0) return;
    if (evento.pointerType !== 'mouse' && !evento.target.closest('[data-asa]')) return;
    if (evento.pointerType !== 'mouse' || !evento.target.closest('a:not([data-asa])'))
      arrastrar(tarjeta, evento);
  });
  tablero.addEventListener('dragstart', (evento) => evento.preventDefault());
  tablero.addEventListener('keydown', (evento) => {
    const asa = evento.target.closest('[data-asa]');
    if (!asa) return;
    const tarjeta = asa.closest('.tarjeta');
    if (evento.key === 'Enter' && tarjeta.dataset.destino) {
      evento.preventDefault();
      mandar(tarjeta, tarjeta.dataset.destino);
    } else if (evento.key === 'Escape' && tarjeta.dataset.destino) location.reload();
    else conFlechas(asa, evento);
  });
}
