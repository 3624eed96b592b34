/* The draft is kept on the server as it is typed, one request at a time; meanwhile, here. */

import { Aviso } from './buzon-aviso.js';
import { juntar } from './buzon-copias.js';
import { Hoja, pares } from './buzon-hoja.js';
import { enPalabras } from './buzon-hora.js';

const ESPERA = 1500; // milliseconds without typing before it is kept
const NO_SALIO = 'Oprimió «Enviar» y no alcanzó a salir: revíselo y oprímalo otra vez.';
const QUEDO = 'Lo que no alcanzó a ir quedó en este teléfono: envíelo como corrección.';

const filtrar = (dicho, cuales) => Object.fromEntries(Object.entries(dicho).filter(cuales));
const vacio = (dicho) => !Object.keys(dicho).length;

/** `base`: what each field says on the server, as far as this form knows. `apartado`: what was left
    here of it another day, until it is chosen; `tocados`: the fields typed in since; `archivos`: how
    those that are not there are called; `porEnviar`: whether it was to be sent and did not leave. */
export class Borrador {
  constructor(forma, linea, copias) {
    Object.assign(this, { forma, linea, copias, hoja: new Hoja(forma), cambio: 0, guardado: 0, apartado: {}, archivos: [], porEnviar: false, tocados: new Set() });
    this.vez = this.hoja.campo('vez').value;
    this.copia = `${this.vez}/${this.hoja.campo('pestana').value}`; // each tab has its own
    this.pk = forma.dataset.pk;
    this.camino = this.hoja.campo('corrige') ? location.pathname : `${forma.dataset.nueva}?vez=${this.vez}`;
    this.aviso = new Aviso(forma.querySelector('[data-guardado]'));
    this.avisoDeLoApartado = new Aviso(forma.querySelector('[data-apartado]'));
    this.pintado = this.hoja.pintado();
    this.base = 'sinGuardar' in forma.dataset ? {} : { ...this.pintado };
    this.recuperar();
    forma.addEventListener('input', ({ target }) => target.type !== 'file' && this.alEscribir(target.name));
    document.addEventListener('visibilitychange', () => document.hidden && this.guardar());
  }

  alEscribir(nombre) {
    if (nombre) this.tocados.add(nombre);
    this.cambio += 1;
    this.copiar();
    clearTimeout(this.reloj);
    this.reloj = setTimeout(() => this.guardar(), ESPERA);
  }

  copiar() {
    this.copias.guardar(this.copia, {
      cambios: filtrar(this.hoja.escrito(), ([nombre, valor]) => valor !== this.base[nombre]),
      apartado: this.apartado,
      archivos: this.archivos,
      porEnviar: this.porEnviar,
      version: this.hoja.campo('version').value,
      camino: this.camino,
      titulo: this.hoja.campo('titulo').value,
    });
  }

  /** How those that are not on the server are called. */
  recordarArchivos(nombres) {
    if (nombres.join() === this.archivos.join()) return;
    this.archivos = nombres;
    this.olvidarLoGuardado();
  }

  /** Of the last button that was pressed: what is closed before it leaves is told when it is opened. */
  quiereEnviar(si) {
    if (this.porEnviar === si || this.parado) return;
    this.porEnviar = si;
    this.olvidarLoGuardado();
  }

  /** What is on the server is kept here no more; what waits to be chosen or sent is. */
  olvidarLoGuardado() {
    if (vacio(this.apartado) && !this.archivos.length && !this.porEnviar && !this.falta()) this.copias.olvidar(this.copia);
    else this.copiar();
  }

  /** What this telephone has of this form and the server has not, whatever tab typed it. What
      another kept meanwhile is not covered: it is asked, and what is typed until then is kept as
      always. */
  recuperar() {
    const nombres = this.copias.nombres(this.vez).filter((nombre) => nombre !== this.copia);
    if (!nombres.length) return;
    const falta = ([nombre, valor]) => nombre in this.pintado && this.pintado[nombre] !== valor;
    const { faltan, apartado } = juntar(this.copias.de(this.vez), this.hoja.campo('version').value, falta);
    this.apartado = apartado;
    this.archivos = this.copias.de(this.vez).flatMap((copia) => copia.archivos ?? []);
    this.tocados = new Set(Object.keys(faltan));
    if (!vacio(apartado)) this.preguntarPorLoApartado();
    this.porEnviar = !this.hoja.campo('corrige') && this.copias.de(this.vez).some((copia) => copia.porEnviar);
    if (vacio(faltan)) this.olvidarLoGuardado();
    else this.ponerYDecir(faltan, 'Se recuperó lo que no había llegado.');
    if (this.porEnviar) this.decir(NO_SALIO);
    nombres.forEach((nombre) => this.copias.quitar(nombre));
  }

  preguntarPorLoApartado() {
    this.avisoDeLoApartado.preguntar({
      frase: 'En este teléfono quedó algo escrito que no llegó, y lo guardado es otra cosa.',
      loQueDice: 'Lo que quedó en este teléfono',
      dice: Object.entries(this.apartado).map(([nombre, valor]) => [this.hoja.rotulo(nombre), valor]),
      respuestas: [
        ['Poner lo de este teléfono', () => this.ponerLoApartado()],
        ['Dejar lo guardado', () => this.dejarLoApartado()],
      ],
    });
  }

  /** All but what was typed since: that is the last she said. */
  ponerLoApartado() {
    const quedan = Object.keys(this.apartado).filter((nombre) => this.tocados.has(nombre));
    const se = filtrar(this.apartado, ([nombre]) => !this.tocados.has(nombre));
    const salvo = quedan.map((nombre) => `«${this.hoja.rotulo(nombre)}»`).join(', ');
    this.apartado = {};
    this.ponerYDecir(se, salvo ? `Se puso, menos lo que volvió a escribir: ${salvo}.` : 'Se recuperó lo que no había llegado.');
  }

  dejarLoApartado() {
    this.apartado = {};
    this.olvidarLoGuardado();
  }

  ponerYDecir(escrito, frase) {
    this.hoja.poner(escrito);
    this.decir(frase);
    this.alEscribir();
  }

  /** Resolves with whether all that is typed is on the server. One request at a time: who asks
      meanwhile waits for the same, and nothing is kept while it is being sent. */
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
    await this.enviando;
    while (!this.parado && this.falta()) {
      const { estado, datos, salio } = await this.pedir(this.forma.dataset.guardar);
      if (estado === 409 && this.visto === JSON.stringify(datos.dice)) {
        this.hoja.campo('version').value = datos.version; // it says what she chose against
        continue;
      }
      if (estado !== 200) return this.noSeGuardo(estado, datos);
      this.visto = null;
      this.guardado = salio.cambio;
      this.leerLoUnido(datos, salio.escrito);
      this.seGuardo(datos);
    }
    return !this.falta();
  }

  /** Whether something typed is not on the server. */
  falta() {
    return this.guardado < this.cambio;
  }

  /** What is answered, and `salio`: what the form said when it left, which is what it says each
      time that it leaves. `preparar` has the last word: what it says false to is not asked. */
  async pedir(url, preparar = () => true) {
    let salio;
    const dicho = await this.linea.pedir(url, () => {
      const datos = this.hoja.datos();
      salio = { cambio: this.cambio, escrito: this.hoja.escrito() };
      return preparar(datos) && datos;
    });
    return { ...dicho, salio };
  }

  /** The same, of what is being sent: nothing is kept until it is answered. */
  enviar(preparar) {
    this.enviando = this.pedir(location.pathname, preparar).finally(() => (this.enviando = null));
    return this.enviando;
  }

  /** With something typed or chosen while it travelled, the page is not left: it is not in it. */
  seEnvio({ ir, version }, salio) {
    Object.assign(this, { parado: true, base: salio.escrito, camino: location.pathname });
    this.hoja.campo('version').value = version;
    if (this.cambio > salio.cambio || this.archivos.length) return this.quedaPorCorregir('Ya se envió.', { ir, corregir: this.camino });
    this.copias.olvidar(this.copia);
    return location.assign(ir);
  }

  quedaPorCorregir(frase, { ir, corregir }) {
    Object.assign(this, { camino: corregir, porEnviar: false });
    this.copiar();
    this.preguntar({
      frase: `${frase} ${QUEDO}`,
      respuestas: [['Corregir con lo que escribió', () => location.assign(corregir)]],
      enlace: ['Ver lo que se envió', ir],
    });
  }

  /** What another wrote in the fields that this form had not changed. One that was changed here
      while it was on its way stays, and what had been read of it too. */
  leerLoUnido({ leido, unido }, enviado) {
    const [aqui, antes, ahora] = [this.hoja.escrito(), this.hoja.leido(), pares(leido)];
    for (const nombre of Object.keys(unido)) {
      if (aqui[nombre] === enviado[nombre]) this.hoja.poner({ [nombre]: unido[nombre] });
      else [ahora[nombre], enviado[nombre]] = [antes[nombre], this.base[nombre]];
    }
    const puesto = this.hoja.escrito();
    this.base = Object.fromEntries(Object.keys(enviado).map((c) => [c, aqui[c] === enviado[c] ? puesto[c] : enviado[c]]));
    this.hoja.leyo(ahora);
  }

  seGuardo({ pk, version, ir }) {
    this.pk = pk;
    this.hoja.campo('version').value = version;
    if (location.pathname !== ir) history.replaceState(null, '', ir);
    this.olvidarLoGuardado();
    if (this.falta()) return null;
    const hora = enPalabras(new Date(), { hour: '2-digit', minute: '2-digit' });
    return this.decir(`Guardado a las ${hora}.`);
  }

  noSeGuardo(estado, datos, siNoDice = 'No se pudo guardar: sigue en este teléfono. Avise a Comunicación Social.') {
    const frase = datos?.frase ?? siNoDice;
    if (estado === 409) {
      const respuestas = [['Guardar lo mío', () => this.guardarLoMio(datos)]];
      const loQueDice = 'Lo que está guardado ahora';
      this.preguntar({ frase, loQueDice, dice: datos.dice, respuestas, enlace: ['Ver lo guardado', datos.ir] });
    } else if (estado === 410) {
      this.quedaPorCorregir(frase, datos);
    } else if (datos?.decidida) this.preguntar({ frase, respuestas: [['Seguir con ella como otra', () => location.assign(datos.decidida)]] });
    else this.decir(frase);
    return false;
  }

  guardarLoMio({ version, dice }) {
    this.parado = false;
    this.visto = JSON.stringify(dice);
    this.hoja.campo('version').value = version;
    return this.guardar();
  }

  /** Nothing more is sent to the server until the person answers. */
  preguntar(pregunta) {
    this.parado = true;
    this.aviso.preguntar(pregunta);
  }

  /** «Guardar» is pressed while something waits for an answer: the server says how it stands now.
      Resolves with whether there is nothing to decide any more. */
  async seGuarda(queNo) {
    if (!this.parado) return true;
    this.parado = false;
    if (await this.guardar()) return true;
    if (this.parado) this.aviso.insistir(queNo); // if not, it says itself what happens
    return false;
  }

  /** The same of «Enviar», which waits too for what was left in this telephone. */
  async seEnvia(queNo) {
    if (!(await this.seGuarda(queNo))) return false;
    if (vacio(this.apartado)) return true;
    this.avisoDeLoApartado.insistir(queNo);
    return false;
  }

  decir(texto) {
    this.aviso.decir(texto);
  }
}
