/* What is seen in each photograph is saved as one leaves its box; Enter goes on to the next, and
   from the last of a page to the next page. Without this, each has its button. */

const raiz = document.querySelector('[data-textos]');
const CONFLICTO = 409;
const cajas = [...raiz.querySelectorAll('textarea')];
const guardado = new Map(cajas.map((caja) => [caja, caja.value]));
const alEmpezar = cajas.filter((caja) => !caja.value.trim()).length;
const pendiente = (caja) => caja.value.trim() !== guardado.get(caja).trim();

function decir(caja, texto, mal = false) {
  const lugar = caja.form.querySelector('[data-dicho]');
  lugar.textContent = texto;
  lugar.classList.toggle('textos-mal', mal);
}

/** How many lack it, in this page and in those that follow. */
function contar() {
  const lugar = raiz.querySelector('[data-faltan]');
  const vacias = cajas.filter((caja) => !guardado.get(caja).trim()).length;
  const cuantas = Number(lugar.dataset.faltan) - alEmpezar + vacias;
  lugar.textContent = { 0: 'A ninguna le falta.', 1: 'Falta una.' }[cuantas] ?? `Faltan ${cuantas}.`;
}

/** One at a time for each box: two of the same would find each other late. */
async function guardar(caja) {
  if (caja.dataset.guardando || !pendiente(caja)) return;
  caja.dataset.guardando = '1';
  const valor = caja.value;
  decir(caja, 'Guardando…');
  try {
    const respuesta = await fetch(caja.form.action, {
      method: 'POST',
      body: new FormData(caja.form),
      headers: { Accept: 'application/json' },
      redirect: 'error',
    });
    if (respuesta.status === CONFLICTO) {
      caja.form.submit(); // somebody else wrote on it: both texts, to choose
      return;
    }
    const dicho = await respuesta.json();
    caja.form.elements.leido.value = dicho.leido;
    if (dicho.sirve) guardado.set(caja, valor);
    contar();
    decir(caja, dicho.sirve ? 'Guardado.' : dicho.frase, !dicho.sirve);
  } catch {
    decir(caja, 'No se guardó. Se intenta otra vez cuando vuelva la red.', true);
  } finally {
    delete caja.dataset.guardando;
  }
}

/** After the last of a page, saved, those of the next. */
async function pasarDePagina(caja) {
  await guardar(caja);
  const otras = raiz.querySelector('[data-siguientes]');
  if (otras && !cajas.some(pendiente)) location.assign(otras.href);
}

raiz.querySelectorAll('[data-con-guion]').forEach((nodo) => (nodo.hidden = false));
raiz.querySelectorAll('[data-sin-guion]').forEach((nodo) => (nodo.hidden = true));

for (const [n, caja] of cajas.entries()) {
  caja.addEventListener('change', () => guardar(caja));
  caja.addEventListener('keydown', (evento) => {
    if (evento.key !== 'Enter' || evento.shiftKey || evento.isComposing) return;
    evento.preventDefault();
    const siguiente = cajas[n + 1];
    if (!siguiente) pasarDePagina(caja);
    siguiente?.focus(); // leaving it saves it
    siguiente?.closest('li').scrollIntoView({ block: 'nearest' });
  });
}

cajas.find((caja) => !caja.value)?.focus({ preventScroll: false });
window.addEventListener('online', () => cajas.forEach(guardar));
window.addEventListener('beforeunload', (evento) => cajas.some(pendiente) && evento.preventDefault());
