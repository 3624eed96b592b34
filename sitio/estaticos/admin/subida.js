/* Photographs are sent two at a time, each by itself: one that fails stops no other, and what the
   network cut is sent again by itself, which the server takes as the same. Without this, the form
   sends them all at once. */

import { enviar, laRed, pausa } from '../js/envio.js';

const A_LA_VEZ = 2;
const INTENTOS_DEL_SERVIDOR = 4; // of a server that answers, but badly
const SIN_SESION = 'Su sesión se cerró: entre otra vez en otra pestaña y oprima «Reintentar».';
const NO_PUDO = 'El servidor no pudo con ella. Reintente, o avise a sistemas.';
const PESA = 'Pesa más de lo que recibe el servidor: redúzcala, o avise a sistemas.';
const SIN_RED = 'Sin red: sigue sola cuando vuelva.';
const NO_CONTESTA = 'El servidor no contesta: sigue sola en un momento.';
const DE_LA_SESION = [200, 401, 403]; // 200 without data is the log-in page, where it was sent to
const PESADA = 413; // what a proxy says of it; however many times it is sent

/** What is said of an answer that waiting does not mend. */
const frase = (estado, dicho) => {
  if (estado === PESADA) return PESA;
  return dicho?.frase ?? (DE_LA_SESION.includes(estado) ? SIN_SESION : NO_PUDO);
};

const forma = document.querySelector('[data-subida]');

class Subida {
  constructor(zona) {
    this.forma = zona;
    this.parte = (nombre) => zona.querySelector(`[data-${nombre}]`);
    this.una = zona.dataset.una;
    this.lote = zona.dataset.lote;
    this.cosas = [];
    this.cola = [];
    this.activas = 0;
    zona.querySelectorAll('[data-con-guion]').forEach((nodo) => (nodo.hidden = false));
    zona.querySelectorAll('[data-sin-guion]').forEach((nodo) => (nodo.hidden = true));
    this.parte('elegir').addEventListener('change', (evento) => {
      this.agregar([...evento.target.files]);
      evento.target.value = '';
    });
    this.parte('todas-otra-vez').addEventListener('click', () => this.cosas.forEach((c) => this.otraVez(c)));
    zona.addEventListener('submit', (evento) => evento.preventDefault());
    this.recibirLoQueSeSuelta(this.parte('zona'));
    window.addEventListener('beforeunload', (evento) => this.faltan() && evento.preventDefault());
  }

  recibirLoQueSeSuelta(zona) {
    for (const suceso of ['dragover', 'drop'])
      document.addEventListener(suceso, (evento) => {
        if (![...evento.dataTransfer.types].includes('Files')) return;
        evento.preventDefault();
        zona.classList.toggle('subida-encima', suceso === 'dragover');
        if (suceso === 'drop') this.agregar([...evento.dataTransfer.files]);
      });
    document.addEventListener('dragleave', () => zona.classList.remove('subida-encima'));
  }

  faltan() {
    return this.cosas.filter((c) => !c.listo && !c.mal).length;
  }

  agregar(archivos) {
    if (!archivos.length) return;
    const estrena = !this.cosas.length;
    this.parte('marcha').hidden = false;
    for (const archivo of archivos) {
      const cosa = { archivo, avance: 0 };
      this.pintar(cosa);
      this.cosas.push(cosa);
      this.cola.push(cosa);
    }
    if (estrena) document.getElementById('subida-titulo').focus();
    this.seguir();
  }

  pintar(cosa) {
    const renglon = this.forma.querySelector('[data-renglon]').content.cloneNode(true).firstElementChild;
    cosa.renglon = renglon;
    cosa.parte = (nombre) => renglon.querySelector(`[data-${nombre}]`);
    cosa.parte('nombre').textContent = cosa.archivo.name;
    cosa.parte('avance').setAttribute('aria-label', `Avance de ${cosa.archivo.name}`);
    cosa.parte('reintentar').addEventListener('click', () => this.otraVez(cosa));
    this.parte('lista').append(renglon);
  }

  async otraVez(cosa) {
    if (!cosa.mal || cosa.definitivo) return;
    cosa.mal = false;
    cosa.parte('reintentar').hidden = true;
    this.decir(cosa, '');
    this.cola.push(cosa);
    this.renovando ??= this.renovarFicha().finally(() => (this.renovando = null));
    await this.renovando;
    this.seguir();
  }

  /** Whoever logged in again has another token; without one, the old says that the session closed. */
  async renovarFicha() {
    try {
      const respuesta = await fetch(this.parte('zona').dataset.ping, { cache: 'no-store' });
      this.forma.querySelector('[name=csrfmiddlewaretoken]').value = (await respuesta.json()).ficha;
    } catch {
      // nobody is logged in yet, or there is no line: sending says so
    }
  }

  decir(cosa, texto) {
    cosa.parte('dicho').textContent = texto;
    this.contar();
  }

  contar() {
    const [todas, listas, malas] = [this.cosas.length, this.cosas.filter((c) => c.listo).length, this.cosas.filter((c) => c.mal).length];
    const faltan = todas - listas - malas;
    const entraron = this.entraron();
    const repetidas = listas - entraron;
    const dichas = [`${entraron} de ${todas} ya están`];
    if (repetidas) dichas.push(`${repetidas} ${repetidas === 1 ? 'repetida' : 'repetidas'}`);
    if (malas) dichas.push(`${malas} no ${malas === 1 ? 'entró' : 'entraron'}`);
    if (faltan) dichas.push(`${faltan === 1 ? 'falta' : 'faltan'} ${faltan}${this.espera ? `. ${this.espera}` : ''}`);
    this.parte('resumen').textContent = `${dichas.join(', ').replace(/\.$/, '')}.`;
    this.parte('todas').value = this.cosas.reduce((suma, c) => suma + (c.listo || c.mal ? 1 : c.avance * 0.95), 0) / todas;
    const otraVez = this.cosas.filter((c) => c.mal && !c.definitivo).length;
    this.parte('todas-otra-vez').hidden = otraVez < 2 || faltan > 0;
    this.parte('seguir').hidden = faltan > 0 || !listas;
    this.parte('seguir').href = this.lote ?? '#';
    this.parte('seguir').textContent = malas ? this.seguirCon() : 'Seguir';
  }

  /** Of a photograph that was chosen twice, one is in the lote. */
  entraron() {
    return new Set(this.cosas.filter((c) => c.listo).map((c) => c.imagen)).size;
  }

  seguirCon() {
    const entraron = this.entraron();
    return entraron === 1 ? 'Seguir con la que entró' : `Seguir con las ${entraron} que entraron`;
  }

  async seguir() {
    this.contar();
    if (!this.una && !(await this.abrir())) return;
    while (this.activas < A_LA_VEZ && this.cola.length) this.subir(this.cola.shift());
    if (!this.faltan() && !this.cosas.some((c) => c.mal || c.dicho)) location.assign(this.lote);
  }

  /** The lote, before its first file; whoever closes the browser finds it again. */
  abrir() {
    this.abriendo ??= this.pedirLote().finally(() => (this.abriendo = null));
    return this.abriendo;
  }

  async pedirLote() {
    const datos = new FormData(this.forma);
    datos.delete('archivos');
    for (const veces = { cortes: 0, caidas: 0 }; ; ) {
      const { estado, datos: dicho } = await enviar(this.forma.dataset.nuevo, datos);
      this.espera = '';
      if (estado === 200 && dicho?.una) {
        Object.assign(this, { una: dicho.una, lote: dicho.lote });
        history.replaceState(null, '', dicho.lote);
        return true;
      }
      if (!(await this.esperar(estado, veces, () => this.contar()))) {
        this.cola.splice(0).forEach((cosa) => this.malo(cosa, frase(estado, dicho)));
        return false;
      }
    }
  }

  /** Waits, and says for what, if trying again by itself may mend it; false if not. */
  async esperar(estado, veces, decir) {
    const sinRed = estado === 0;
    if (!sinRed && (estado < 500 || ++veces.caidas >= INTENTOS_DEL_SERVIDOR)) return false;
    this.espera = sinRed ? SIN_RED : NO_CONTESTA;
    decir(this.espera);
    await (sinRed ? laRed(veces.cortes++) : pausa(2 * veces.caidas));
    return true;
  }

  /** `definitivo`: however many times it is sent, it will not go in. */
  malo(cosa, frase, definitivo = false) {
    Object.assign(cosa, { mal: true, definitivo, avance: 0 });
    cosa.parte('avance').value = 0;
    cosa.parte('reintentar').hidden = definitivo;
    this.parte('lista').prepend(cosa.renglon); // where it is seen, among two hundred
    this.decir(cosa, frase);
  }

  async subir(cosa) {
    this.activas += 1;
    await this.hastaQueEntre(cosa);
    this.activas -= 1;
    this.seguir();
  }

  async hastaQueEntre(cosa) {
    for (const veces = { cortes: 0, caidas: 0 }; ; ) {
      const datos = new FormData();
      datos.set('csrfmiddlewaretoken', this.forma.querySelector('[name=csrfmiddlewaretoken]').value);
      datos.set('archivo', cosa.archivo);
      const { estado, datos: dicho } = await enviar(this.una, datos, (parte) => this.avanzar(cosa, parte));
      this.espera = '';
      if (estado === 200 && dicho) return this.entro(cosa, dicho);
      cosa.reenviada = true; // it may have gone in, and only its answer was lost
      if (!(await this.esperar(estado, veces, (texto) => this.decir(cosa, texto))))
        return this.malo(cosa, frase(estado, dicho), estado === PESADA);
    }
  }

  avanzar(cosa, parte) {
    cosa.avance = parte;
    cosa.parte('avance').value = parte;
    this.decir(cosa, parte < 1 ? `${Math.round(parte * 100)} %` : 'Se está revisando…');
  }

  entro(cosa, dicho) {
    if (!dicho.sirve) return this.malo(cosa, dicho.frase, dicho.definitivo);
    const deOtra = this.cosas.some((otra) => otra !== cosa && otra.listo && otra.imagen === dicho.imagen);
    const esOtra = deOtra || !cosa.reenviada;
    Object.assign(cosa, { listo: true, imagen: dicho.imagen, dicho: (esOtra && dicho.repetida) || dicho.frase });
    cosa.parte('avance').value = 1;
    return this.decir(cosa, cosa.dicho || 'Ya está.');
  }
}

if (forma) new Subida(forma);
