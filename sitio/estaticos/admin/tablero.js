/* Cards of the board are taken to another day or hour by mouse or finger; by keyboard, with the
   arrows on «Mover». Without this, «Mover» leads to a form that does the same. */

const LEJOS = 8; // pixels before a press is a drag
const ORILLA = 64; // pixels from an edge where what is dragged scrolls the board
const MINUTO = 60_000;
const DIA = 24 * 60 * MINUTO;
const PASOS = {
  ArrowLeft: -DIA,
  ArrowRight: DIA,
  ArrowUp: -15 * MINUTO,
  ArrowDown: 15 * MINUTO,
};
const AYUDA =
  'Para mover un acto, arrastre su tarjeta (en el teléfono, desde «Mover»). Con el teclado, párese ' +
  'en «Mover»: las flechas a los lados cambian el día; arriba y abajo, la hora. En «Día» y en ' +
  '«Semana por horas» se arrastra también a otra hora. Lo que dura varios días se lleva desde el ' +
  'primero; desde cualquiera, «Mover» abre su pantalla.';
const SU_PAGINA = ' Su página pública no cambia sola.';
const MOVIDA = 'tablero-movida';

/* Hours of the wall, which is what the board shows: «2026-11-26T11:00», counted as if in UTC. */
const estaba = (tarjeta) => tarjeta.dataset.visto.slice(0, 16);
const sumar = (momento, milesimas) =>
  new Date(Date.parse(`${momento}Z`) + milesimas).toISOString().slice(0, 16);

function enPalabras(momento, tarjeta) {
  const opciones = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' };
  const dia = new Date(`${momento}Z`).toLocaleDateString('es-MX', opciones);
  if ('todoElDia' in tarjeta.dataset) return dia;
  return `${dia}, ${momento.slice(11).replace(/^0/, '')}`;
}

function mandar(tarjeta, momento) {
  const forma = document.createElement('form');
  forma.method = 'post';
  forma.action = `${tarjeta.dataset.mover}?next=${encodeURIComponent(location.pathname + location.search)}`;
  const datos = {
    csrfmiddlewaretoken: JSON.parse(document.getElementById('wagtail-config').textContent).CSRF_TOKEN,
    original: tarjeta.dataset.original,
    visto: tarjeta.dataset.visto,
    dia: momento.slice(0, 10),
    hora: momento.slice(11),
  };
  for (const [nombre, valor] of Object.entries(datos)) {
    const campo = document.createElement('input');
    Object.assign(campo, { type: 'hidden', name: nombre, value: valor });
    forma.append(campo);
  }
  sessionStorage.setItem(MOVIDA, tarjeta.dataset.mover);
  document.body.append(forma);
  forma.submit();
}

function marcar(destino) {
  document
    .querySelectorAll('.tablero-destino')
    .forEach((otro) => otro.classList.remove('tablero-destino'));
  destino?.classList.add('tablero-destino');
}

/* By mouse and by finger */

/* Where that point would take the card: the place that is marked, and the moment; or nothing. */
function destinoEn(x, y, tarjeta) {
  const nodos = document.elementsFromPoint(x, y);
  const dia = nodos.find((nodo) => nodo.matches?.('.tablero-dia'));
  const franja = nodos.find((nodo) => nodo.matches?.('.franja'));
  if (!dia || franja?.contains(tarjeta)) return null;
  const hora = 'todoElDia' in tarjeta.dataset ? null : franja?.dataset.hora;
  if (franja && !hora && !('todoElDia' in tarjeta.dataset)) return null;
  const momento = `${dia.dataset.dia}T${hora || estaba(tarjeta).slice(11)}`;
  return momento === estaba(tarjeta) ? null : { nodo: hora ? franja : dia, momento };
}

function quienSeDesplaza(nodo) {
  let padre = nodo.parentElement;
  while (padre && !(padre.scrollHeight > padre.clientHeight && /auto|scroll/.test(getComputedStyle(padre).overflowY)))
    padre = padre.parentElement;
  return padre || document.scrollingElement;
}

function arrastrar(tarjeta, inicio) {
  let letrero = null;
  let donde = null;
  let ultimo = inicio;
  const rollo = quienSeDesplaza(tarjeta);
  const ver = () => {
    donde = destinoEn(ultimo.clientX, ultimo.clientY, tarjeta);
    marcar(donde?.nodo);
    letrero.textContent = donde ? enPalabras(donde.momento, tarjeta) : 'Se queda donde está';
    const izquierda = Math.min(ultimo.clientX + 12, innerWidth - letrero.offsetWidth - 4);
    letrero.style.left = `${Math.max(4, izquierda)}px`;
    letrero.style.top = `${Math.max(4, ultimo.clientY - letrero.offsetHeight - 12)}px`;
  };
  const rodar = () => {
    if (!letrero) return;
    const abajo = ultimo.clientY > innerHeight - ORILLA;
    if (abajo || ultimo.clientY < ORILLA) {
      rollo.scrollBy(0, abajo ? 10 : -10);
      ver();
    }
    requestAnimationFrame(rodar);
  };
  const empezar = () => {
    letrero = document.createElement('p');
    letrero.className = 'tablero-letrero';
    document.body.append(letrero);
    tarjeta.classList.add('tarjeta-movida');
    requestAnimationFrame(rodar);
  };
  const seguir = (evento) => {
    const [x, y] = [evento.clientX - inicio.clientX, evento.clientY - inicio.clientY];
    if (!letrero && Math.hypot(x, y) < LEJOS) return;
    evento.preventDefault();
    ultimo = evento;
    if (!letrero) empezar();
    ver();
  };
  const dejar = () => {
    oyen.forEach(([cosa, oye]) => window.removeEventListener(cosa, oye));
    tarjeta.classList.remove('tarjeta-movida');
    letrero?.remove();
    marcar(null);
  };
  const soltar = () => {
    const [llevada, destino] = [letrero, donde];
    dejar();
    letrero = null;
    if (!llevada) return;
    const callar = (clic) => clic.preventDefault();
    window.addEventListener('click', callar, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', callar, { capture: true }));
    if (destino) mandar(tarjeta, destino.momento);
  };
  const desistir = (evento) => {
    if (evento.type === 'keydown' && evento.key !== 'Escape') return;
    dejar();
    letrero = null;
  };
  const oyen = [
    ['pointermove', seguir],
    ['pointerup', soltar],
    ['pointercancel', desistir],
    ['keydown', desistir],
    ['selectstart', (evento) => evento.preventDefault()],
  ];
  oyen.forEach(([cosa, oye]) => window.addEventListener(cosa, oye, { passive: false }));
}

/* By keyboard */

function olvidar(tarjeta, aviso) {
  if (!tarjeta.dataset.destino) return;
  delete tarjeta.dataset.destino;
  tarjeta.querySelector('.tarjeta-destino')?.remove();
  marcar(null);
  aviso.textContent = 'Se queda donde estaba.';
}

function apuntar(tarjeta, paso, aviso) {
  const momento = sumar(tarjeta.dataset.destino || estaba(tarjeta), paso);
  tarjeta.dataset.destino = momento;
  const publica = 'publica' in tarjeta.dataset ? SU_PAGINA : '';
  const dicho = `${enPalabras(momento, tarjeta)}. Entrar lo mueve; Escape lo deja.${publica}`;
  let suyo = tarjeta.querySelector('.tarjeta-destino');
  if (!suyo) {
    suyo = document.createElement('p');
    suyo.className = 'tarjeta-destino';
    suyo.setAttribute('aria-hidden', 'true'); // the live region says it
    tarjeta.append(suyo);
  }
  suyo.textContent = aviso.textContent = dicho[0].toUpperCase() + dicho.slice(1);
  const dia = document.querySelector(`.tablero-dia[data-dia="${momento.slice(0, 10)}"]`);
  const media = `${momento.slice(11, 13)}:${momento.slice(14) < '30' ? '00' : '30'}`;
  marcar(dia?.querySelector(`.franja[data-hora="${media}"]`) || dia);
}

function teclear(evento, aviso) {
  const asa = evento.target.closest('[data-asa]');
  if (!asa || evento.ctrlKey || evento.metaKey || evento.altKey) return;
  const tarjeta = asa.closest('.tarjeta');
  const paso = PASOS[evento.key];
  const deHora = evento.key === 'ArrowUp' || evento.key === 'ArrowDown';
  if (paso && !(deHora && 'todoElDia' in tarjeta.dataset)) {
    evento.preventDefault();
    apuntar(tarjeta, paso, aviso);
  } else if (evento.key === 'Enter' && tarjeta.dataset.destino) {
    evento.preventDefault();
    if (tarjeta.dataset.destino === estaba(tarjeta)) olvidar(tarjeta, aviso);
    else mandar(tarjeta, tarjeta.dataset.destino);
  } else if (evento.key === 'Escape') olvidar(tarjeta, aviso);
}

/* Whoever moved one, or said how important it is, goes on from it. */
function volverALaMovida(tablero) {
  const movida = sessionStorage.getItem(MOVIDA);
  sessionStorage.removeItem(MOVIDA);
  if (movida) tablero.querySelector(`[data-mover="${CSS.escape(movida)}"] [data-asa]`)?.focus();
}

const tablero = document.querySelector('[data-tablero]');
if (tablero) {
  const aviso = document.createElement('p');
  Object.assign(aviso, { id: 'tablero-aviso', className: 'w-sr-only' });
  aviso.setAttribute('role', 'status');
  const ayuda = document.createElement('p');
  Object.assign(ayuda, { id: 'tablero-ayuda', className: 'tablero-ayuda', textContent: AYUDA });
  const como = document.createElement('details');
  como.className = 'tablero-como';
  const rotulo = document.createElement('summary');
  rotulo.textContent = 'Cómo se mueve un acto';
  como.append(rotulo, ayuda);
  tablero.before(aviso, como);
  tablero.querySelectorAll('[data-asa]').forEach((asa) => asa.setAttribute('aria-describedby', ayuda.id));
  tablero.addEventListener('pointerdown', (evento) => {
    const tarjeta = evento.target.closest('.tarjeta[data-mover]'); // what goes on from before is not
    if (!tarjeta || evento.button !== 0 || !evento.isPrimary) return;
    if (evento.pointerType !== 'mouse' && !evento.target.closest('[data-asa]')) return;
    if (evento.pointerType !== 'mouse' || !evento.target.closest('a:not([data-asa]), details'))
      arrastrar(tarjeta, evento);
  });
  tablero.addEventListener('dragstart', (evento) => evento.preventDefault());
  tablero.addEventListener('keydown', (evento) => teclear(evento, aviso));
  tablero.addEventListener('submit', (evento) => {
    sessionStorage.setItem(MOVIDA, evento.target.closest('.tarjeta').dataset.mover);
  });
  tablero.addEventListener('focusout', (evento) => {
    const tarjeta = evento.target.closest('.tarjeta');
    if (tarjeta) olvidar(tarjeta, aviso);
  });
  volverALaMovida(tablero);
}
