/* One line to the server for all that a page asks: it waits for the network and for the session,
   says why it waits, and goes on by itself. Nothing asked is dropped. */

import { enviar, laRed, pausa } from './envio.js';

const INTENTOS_DEL_SERVIDOR = 4; // of a server that answers, but badly or that it may not be
const SONDEO = 3; // seconds between one look at the session and the next
const SIN_RED = ['red', 'Sin red: lo que escribe queda en este teléfono y se guarda solo al volver.'];
const SIN_SESION = ['sesion', 'Su sesión terminó. Lo que escribió sigue aquí: entre otra vez y se guarda solo.'];
const OTRA_PERSONA = ['sesion', 'Aquí entró otra persona. Entre con su cuenta y lo que escribió se guarda solo.'];
const NADA = ['', ''];
const HOLGURA = '2rem'; // between it and what has the focus: in a date, the part that has it

const seVe = () =>
  new Promise((seguir) => document.addEventListener('visibilitychange', seguir, { once: true }));

/** `espera`: what it waits for («red», «sesion», or nothing); it tells of each «cambio». */
export class Linea extends EventTarget {
  espera = '';

  constructor(raiz) {
    super();
    Object.assign(this, raiz.dataset); // usuario, sesion, entrar
    this.aviso = raiz.querySelector('[data-linea]');
    // once the browser has put back in its place what was being read
    const luego = () => requestAnimationFrame(() => this.hacerLugar(raiz.querySelector(':focus')));
    new ResizeObserver(luego).observe(this.aviso);
  }

  /** It stays at the top: what has the focus, now or later, is not under it. */
  hacerLugar(enfocado) {
    const alto = this.aviso.offsetHeight;
    document.documentElement.style.scrollPaddingBlockStart = alto ? `calc(${alto}px + ${HOLGURA})` : '';
    const { top, bottom } = enfocado?.getBoundingClientRect() ?? {};
    if (bottom > 0 && top < alto) enfocado.scrollIntoView({ block: 'nearest' });
  }

  /** What the server answers at last. Each time, what leaves is what `leer` gives then, with the
      token that is good now; if it gives nothing, it is asked no more. */
  async pedir(url, leer, alAvanzar) {
    for (let cortes = 0, caidas = 0, negadas = 0; ; ) {
      const datos = leer();
      if (!datos) return {};
      datos.set('csrfmiddlewaretoken', this.ficha());
      const dicho = await enviar(url, datos, alAvanzar);
      if (dicho.estado === 0 || (dicho.estado === 200 && !dicho.datos)) await this.volver(cortes++);
      else if (this.esDeLaSesion(dicho, negadas)) {
        if (negadas++) await pausa(SONDEO);
        await this.entre();
      } else if (dicho.estado >= 500 && ++caidas < INTENTOS_DEL_SERVIDOR) await pausa(2 * caidas);
      else {
        this.decir(NADA);
        return dicho;
      }
    }
  }

  /** Refused to whoever is logged in, it is not for that: they are told why, or that it cannot be. */
  esDeLaSesion({ estado, datos }, negadas) {
    if (estado === 401) return true;
    return estado === 403 && !(negadas && datos?.frase) && negadas < INTENTOS_DEL_SERVIDOR;
  }

  ficha() {
    return document.querySelector('[name=csrfmiddlewaretoken]').value;
  }

  async volver(intento) {
    this.decir(SIN_RED);
    await laRed(intento);
  }

  /** Until the same person is logged in, in this tab or another; one look for all who wait. */
  entre() {
    this.entrando ??= this.hastaQueEntre().finally(() => (this.entrando = null));
    return this.entrando;
  }

  async hastaQueEntre() {
    for (;;) {
      const { estado, datos } = await enviar(this.sesion);
      if (estado === 200 && String(datos?.usuario) === this.usuario) {
        for (const campo of document.querySelectorAll('[name=csrfmiddlewaretoken]')) campo.value = datos.ficha;
        return this.decir(NADA);
      }
      if (estado === 0) this.decir(SIN_RED);
      else this.decir(estado === 200 ? OTRA_PERSONA : SIN_SESION, this.entrar);
      await Promise.race([pausa(SONDEO), seVe()]);
    }
  }

  decir([espera, texto], enlace) {
    if (this.dicho === texto) return;
    Object.assign(this, { dicho: texto, espera });
    this.aviso.hidden = !texto;
    this.aviso.textContent = texto;
    if (enlace) this.aviso.append(' ', this.aEntrar(enlace));
    this.dispatchEvent(new Event('cambio'));
  }

  aEntrar(href) {
    return Object.assign(document.createElement('a'), { href, target: '_blank', rel: 'noopener', textContent: 'Entrar otra vez' });
  }
}
