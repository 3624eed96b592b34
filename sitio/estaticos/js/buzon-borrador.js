/* The draft is kept on the server as it is typed, one request at a time; meanwhile, here. */

import { enPalabras } from './buzon-hora.js';

const ESPERA = 1500; // milliseconds without typing before it is kept
const SIN_DECIDIR = 'decida primero, aquí abajo, qué se queda.';
const CAMPOS = 'input:not([type=hidden], [type=file]), textarea, select';

/** {field: its mark}, and back, of what a form has read. */
const pares = (leido) => Object.fromEntries(leido.split(' ').filter(Boolean).map((par) => par.split(':')));
const enTexto = (leido) => Object.entries(leido).map((par) => par.join(':')).join(' ');

export class Borrador {
  constructor(forma, linea, copias) {
    Object.assign(this, { forma, linea, copias, cambio: 0, guardado: 0 });
    this.vez = this.campo('vez').value;
    this.pk = forma.dataset.pk;
    this.aviso = forma.querySelector('[data-guardado]');
    this.recuperar();
    forma.addEventListener('input', (evento) => evento.target.type !== 'file' && this.alEscribir());
    document.addEventListener('visibilitychange', () => document.hidden && this.guardar());
  }

  campo(nombre) {
    return this.forma.elements.namedItem(nombre);
  }

  /** {field: what it says}, of those that a person fills in. */
  escrito() {
    const campos = [...this.forma.querySelectorAll(CAMPOS)];
    return Object.fromEntries(campos.map((c) => [c.name, c.type === 'checkbox' ? (c.checked ? c.value : '') : c.value]));
  }

  poner(escrito) {
    for (const campo of this.forma.querySelectorAll(CAMPOS)) {
      if (!(campo.name in escrito)) continue;
      if (campo.type === 'checkbox') campo.checked = Boolean(escrito[campo.name]);
      else campo.value = escrito[campo.name];
    }
  }

  alEscribir() {
    this.cambio += 1;
    this.copiar();
    clearTimeout(this.reloj);
    this.reloj = setTimeout(() => this.guardar(), ESPERA);
  }

  copiar() {
    if (this.preguntaPorLaCopia) return;
    const corrige = Boolean(this.campo('corrige'));
    this.copias.guardar(this.vez, {
      escrito: this.escrito(),
      version: this.campo('version').value,
      leido: this.campo('leido').value,
      camino: corrige ? location.pathname : `${this.forma.dataset.nueva}?vez=${this.vez}`,
      titulo: this.campo('titulo').value,
    });
  }

  /** What this telephone has of this form and the server has not. What another kept meanwhile is
      not covered: it is asked. */
  recuperar() {
    const copia = this.copias.leer(this.vez);
    if (!copia) return;
    const aqui = JSON.stringify(this.escrito());
    if (JSON.stringify(copia.escrito) === aqui) return this.copias.olvidar(this.vez);
    if (copia.version === this.campo('version').value) return this.ponerLaCopia(copia);
    this.preguntaPorLaCopia = true;
    this.preguntar('En este teléfono quedó algo escrito que no llegó, y lo guardado es otra cosa.', [
      ['Poner lo de este teléfono', () => this.ponerLaCopia(copia)],
      ['Dejar lo guardado', () => this.copias.olvidar(this.vez)],
    ]);
  }

  ponerLaCopia(copia) {
    this.poner(copia.escrito);
    if (copia.leido) this.campo('leido').value = copia.leido;
    this.decir('Se recuperó lo que no había llegado.');
    this.alEscribir();
  }

  /** Resolves with whether all that is typed is on the server. One at a time: who asks meanwhile
      waits for the same. */
  guardar({ aunqueNada = false } = {}) {
    clearTimeout(this.reloj);
    if (aunqueNada && !this.hayAlgo()) this.cambio += 1;
    if (this.parado) return Promise.resolve(false);
    this.guardando ??= this.hastaGuardar().finally(() => (this.guardando = null));
    return this.guardando;
  }

  hayAlgo() {
    return Boolean(this.pk || this.cambio);
  }

  async hastaGuardar() {
    while (this.guardado < this.cambio) {
      const hasta = this.cambio;
      const enviado = this.escrito();
      const { estado, datos } = await this.linea.pedir(this.forma.dataset.guardar, this.datos());
      if (estado !== 200) return this.noSeGuardo(estado, datos);
      this.guardado = hasta;
      this.leerLoUnido(datos, enviado);
      this.seGuardo(datos);
    }
    return true;
  }

  /** Of the whole form without its files; its turn is one more than the last. */
  datos() {
    const turno = this.campo('turno');
    turno.value = Number(turno.value) + 1;
    const datos = new FormData(this.forma);
    for (const [nombre, valor] of [...datos]) if (valor instanceof File) datos.delete(nombre);
    return datos;
  }

  /** What another wrote in the fields that this form had not changed. One that was changed here
      while it was on its way stays, and what had been read of it too. */
  leerLoUnido({ leido, unido }, enviado) {
    const [aqui, campo] = [this.escrito(), this.campo('leido')];
    const [antes, ahora] = [pares(campo.value), pares(leido)];
    for (const nombre of Object.keys(unido)) {
      if (aqui[nombre] === enviado[nombre]) this.poner({ [nombre]: unido[nombre] });
      else ahora[nombre] = antes[nombre];
    }
    campo.value = enTexto(ahora);
  }

  seGuardo({ pk, version, ir }) {
    this.pk = pk;
    this.campo('version').value = version;
    if (location.pathname !== ir) history.replaceState(null, '', ir);
    if (this.guardado < this.cambio) return this.copiar();
    this.copias.olvidar(this.vez);
    const hora = enPalabras(new Date(), { hour: '2-digit', minute: '2-digit' });
    return this.decir(`Guardado a las ${hora}.`);
  }

  noSeGuardo(estado, datos) {
    const frase = datos?.frase ?? 'No se pudo guardar: sigue en este teléfono. Avise a Comunicación Social.';
    if (estado === 409) this.preguntar(frase, [['Guardar lo mío', () => this.guardarLoMio(datos.version)]], ['Ver lo guardado', datos.ir]);
    else if (estado === 410) {
      this.copias.olvidar(this.vez);
      this.preguntar(frase, [], ['Ver lo que se envió', datos.ir]);
    } else if (datos?.decidida) this.preguntar(frase, [['Seguir con ella como otra', () => location.assign(datos.decidida)]]);
    else this.decir(frase);
    return false;
  }

  guardarLoMio(version) {
    this.campo('version').value = version;
    return this.guardar();
  }

  /** A button is pressed while something waits for an answer: the server says how it stands now.
      Resolves with whether there is nothing to decide any more. */
  async insistir(queNo) {
    if (!this.preguntaPorLaCopia) {
      this.parado = false;
      if (await this.guardar()) return true;
    }
    if (!this.parado) return false; // it says itself what happens
    const [frase, respuestas, enlace] = this.pregunta;
    if (respuestas.length) this.preguntar(`${queNo}: ${SIN_DECIDIR} ${frase}`, respuestas, enlace);
    this.pregunta = [frase, respuestas, enlace];
    this.aviso.querySelector('button, a')?.focus();
    return false;
  }

  /** Nothing more is kept until the person answers. */
  preguntar(frase, respuestas, enlace) {
    this.parado = true;
    this.pregunta = [frase, respuestas, enlace];
    this.decir(frase);
    for (const [rotulo, hacer] of respuestas) {
      const boton = document.createElement('button');
      Object.assign(boton, { type: 'button', className: 'boton claro', textContent: rotulo });
      boton.addEventListener('click', () => {
        this.parado = this.preguntaPorLaCopia = false;
        this.decir('');
        hacer();
      });
      this.aviso.append(' ', boton);
    }
    if (!enlace) return;
    const [rotulo, href] = enlace;
    this.aviso.append(' ', Object.assign(document.createElement('a'), { href, target: '_blank', textContent: rotulo }));
  }

  decir(texto) {
    this.aviso.textContent = texto;
  }
}
