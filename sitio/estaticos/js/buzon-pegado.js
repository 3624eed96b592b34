/* A form that is sent whole (the week, an answer): what is typed is kept here until it arrives, and
   it leaves only when there is a line and a session to receive it. */

const AJENOS = new Set(['csrfmiddlewaretoken', 'rescate', 'rescatado', 'seguir']);
const SALIO = 'pregon-buzon-salio';
const EN_RENGLONES = 'form-TOTAL_FORMS';
const DEJAR = 'Dejar lo corregido y volver al texto';

/** Of what left the page before: what the server received is kept no more. */
export function olvidarLoQueLlego(raiz, copias) {
  const cual = sessionStorage.getItem(SALIO);
  sessionStorage.removeItem(SALIO);
  if (cual && raiz.querySelector('.buzon-avisos .success')) copias.olvidar(cual);
}

export class Pegado {
  constructor(forma, linea, copias) {
    Object.assign(this, { forma, linea, copias, cual: forma.dataset.pegado });
    this.recuperar(copias.leer(this.cual)?.entradas ?? []);
    if (this.enRenglones()) this.ofrecerDejarlos();
    forma.addEventListener('input', () => this.copiar());
    window.addEventListener('pageshow', ({ persisted }) => persisted && (this.saliendo = null)); // gone back to
    forma.addEventListener('submit', (evento) => {
      evento.preventDefault();
      this.saliendo ??= this.salir();
    });
  }

  entradas() {
    return [...new FormData(this.forma)].filter(([nombre]) => !AJENOS.has(nombre));
  }

  enRenglones() {
    return this.forma.elements.namedItem(EN_RENGLONES);
  }

  copiar(entradas = this.entradas()) {
    const { titulo } = this.forma.dataset;
    this.copias.guardar(this.cual, { titulo, camino: location.pathname + location.search, entradas });
  }

  /** What was pasted goes back to its place. Lines that were being corrected come back at once, as
      they were: the server paints them and says so. */
  recuperar(entradas) {
    const texto = this.forma.elements.namedItem('texto');
    const dicho = entradas.find(([nombre]) => nombre === 'texto')?.[1];
    if (texto && !texto.value && dicho) texto.value = dicho;
    if (!this.enRenglones() && entradas.some(([nombre]) => nombre === EN_RENGLONES)) this.volver(entradas);
  }

  /** The text is still there, to be read again or changed. */
  ofrecerDejarlos() {
    const boton = Object.assign(document.createElement('button'), { type: 'button', className: 'boton claro', textContent: DEJAR });
    boton.addEventListener('click', () => {
      this.copiar(this.entradas().filter(([nombre]) => nombre === 'texto'));
      location.assign(location.pathname + location.search);
    });
    this.forma.querySelector('.buzon-botones').append(boton);
  }

  volver(entradas) {
    this.forma.replaceChildren(this.forma.querySelector('[name=csrfmiddlewaretoken]'));
    for (const [name, value] of [...entradas, ['seguir', '1']])
      this.forma.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    this.forma.submit();
  }

  async salir() {
    this.copiar();
    await this.linea.entre();
    sessionStorage.setItem(SALIO, this.cual);
    this.forma.submit();
  }
}
