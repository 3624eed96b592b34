/* A copy of what is being written, kept in this browser for its author alone until it is saved. */

const PREFIJO = 'pregon-copia:';
const ENVIADA = 'pregon-enviada';
const DIAS = 7;
const TOPE = 1_000_000;
const AJENOS = new Set(['csrfmiddlewaretoken', 'rescate', 'rescatado', 'next', 'recuperar']);
const DE_VERSION = /^loaded_revision_|^comments-/;

export const claveDe = (usuario) => `${PREFIJO}${usuario}:${location.pathname}`;

export function entradas(forma) {
  return [...new FormData(forma)].filter(
    ([nombre, valor]) => typeof valor === 'string' && !AJENOS.has(nombre),
  );
}

const texto = (pares) => JSON.stringify(pares.filter(([nombre]) => !DE_VERSION.test(nombre)));

export function guardar(clave, forma) {
  const copia = JSON.stringify({ cuando: Date.now(), entradas: entradas(forma) });
  if (copia.length > TOPE) return;
  try {
    localStorage.setItem(clave, copia);
  } catch {
    /* a full or forbidden store keeps nothing: the site still has what was saved */
  }
}

export function leer(clave) {
  try {
    return JSON.parse(localStorage.getItem(clave));
  } catch {
    return null;
  }
}

export function olvidar(clave) {
  try {
    localStorage.removeItem(clave);
  } catch {
    /* nothing was kept */
  }
}

/* Before leaving with the form: the next page says whether it was received. */
export function apuntarEnvio(clave) {
  try {
    sessionStorage.setItem(ENVIADA, clave);
  } catch {
    /* the copy stays, and is offered */
  }
}

export function limpiar() {
  try {
    const enviada = sessionStorage.getItem(ENVIADA);
    sessionStorage.removeItem(ENVIADA);
    const seRecibio = document.querySelector('.messages .success');
    if (enviada && seRecibio && !document.querySelector('.messages .error')) olvidar(enviada);
    const vence = Date.now() - DIAS * 24 * 3600 * 1000;
    for (const clave of Object.keys(localStorage))
      if (clave.startsWith(PREFIJO) && !(leer(clave)?.cuando > vence)) olvidar(clave);
  } catch {
    /* a browser that keeps nothing has nothing to clean */
  }
}

/* What was kept from before, set apart so that writing anew does not cover it. */
export function apartar(clave) {
  const deAntes = `${clave}#antes`;
  const copia = leer(clave);
  if (copia) {
    localStorage.setItem(deAntes, JSON.stringify(copia));
    olvidar(clave);
  }
  return { clave: deAntes, copia: copia || leer(deAntes) };
}

export const difiere = (copia, forma) => texto(copia.entradas) !== texto(entradas(forma));
