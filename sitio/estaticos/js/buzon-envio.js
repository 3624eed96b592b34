/* Sending waits for what is on its way, and is asked once however many times the button is pressed.
   Of two buttons, the last that was pressed rules. */

const ENVIANDO = 'Se está enviando…';
const SIN_GUARDAR = 'Lo último todavía no se guarda.';
const SE_GUARDO_MENOS = 'Se guardó, menos los archivos que no entraron.';
const SE_GUARDO = 'Se guardó: nadie más que su área lo ve.';
const SE_ENVIA_SOLA = {
  sesion: 'Todavía no se envía: se envía sola cuando entre otra vez.',
  red: 'Todavía no se envía: se envía sola al volver la red.',
};
const NO_SE_ENVIO = 'No se envió: lo que escribió sigue aquí. Oprima «Enviar» otra vez; si no se puede, avise a Comunicación Social.';

export class Envio {
  constructor(forma, linea, borrador, archivos) {
    Object.assign(this, { forma, linea, borrador, archivos, haciendo: {}, pide: null });
    linea.addEventListener('cambio', () => this.decirComoVa());
    for (const escribe of ['input', 'change']) forma.addEventListener(escribe, () => linea.espera && this.decirComoVa());
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.alVolver());
    forma.addEventListener('submit', (evento) => {
      if (evento.submitter?.hasAttribute('formaction')) return;
      evento.preventDefault();
      this.hacer(evento.submitter?.value === 'enviar' ? 'enviar' : 'guardar');
    });
  }

  hacer(accion) {
    this.pide = accion;
    this.borrador.quiereEnviar(accion === 'enviar');
    this.haciendo[accion] ??= this[accion]().finally(() => {
      this.haciendo[accion] = null;
      if (this.pide === accion) this.pide = null;
      if (!this.pide) this.borrador.quiereEnviar(false); // it was told what came of it
    });
  }

  /** The page was left to be painted by the server, and is gone back to. */
  alVolver() {
    if (!this.pide && !this.borrador.parado) this.borrador.decir('');
  }

  decirComoVa() {
    const { archivos, borrador, linea } = this;
    if (borrador.parado) return;
    if (this.pide === 'enviar') borrador.decir(this.comoVaElEnvio(archivos.faltan()));
    else if (linea.espera && (borrador.falta() || archivos.faltan())) borrador.decir(SIN_GUARDAR);
    else if (borrador.aviso.dice(SIN_GUARDAR)) borrador.decir('');
  }

  comoVaElEnvio(faltan) {
    const porArchivos = `Se envía sola en cuanto ${faltan === 1 ? 'termine el archivo que falta' : `terminen los ${faltan} archivos que faltan`}.`;
    return SE_ENVIA_SOLA[this.linea.espera] ?? (faltan ? porArchivos : ENVIANDO);
  }

  async guardar() {
    const { archivos, borrador } = this;
    if (!(await borrador.seGuarda('No se guardó'))) return null;
    if (!borrador.hayAlgo()) return borrador.decir('Todavía no hay nada que guardar.');
    this.decirComoVa();
    if (!(await borrador.guardar())) return null;
    await archivos.terminados();
    if (this.pide === 'guardar' && !archivos.faltan()) borrador.decir(archivos.malos() ? SE_GUARDO_MENOS : SE_GUARDO);
    return null;
  }

  async enviar() {
    const { archivos, borrador } = this;
    while (this.pide === 'enviar') {
      if (!(await borrador.seEnvia('No se envió'))) return null;
      if (archivos.perdidos.hay()) return archivos.perdidos.aviso.insistir('No se envió');
      this.decirComoVa();
      await archivos.terminados();
      if (archivos.malos()) return borrador.decir('No se envió: reintente o quite los archivos que no entraron.');
      if (!(await borrador.seEnvia('No se envió'))) return null; // what another wrote meanwhile
      this.decirComoVa();
      if (await this.entregar()) return null;
    }
    return null;
  }

  /** Whether it is answered, well or badly: not, if another button is pressed or a file chosen. */
  async entregar() {
    const { borrador } = this;
    if (!(await borrador.guardar())) return true;
    this.decirComoVa();
    const { estado, datos, salio } = await borrador.enviar((lleva) => {
      lleva.set('accion', 'enviar');
      return this.pide === 'enviar' && !this.archivos.faltan();
    });
    if (estado === 200 && datos.ir) borrador.seEnvio(datos, salio);
    else if (estado === 200) this.alaAntigua(); // the server paints what is wrong
    else if (estado) borrador.noSeGuardo(estado, datos, NO_SE_ENVIO);
    return Boolean(estado);
  }

  alaAntigua() {
    const accion = Object.assign(document.createElement('input'), { type: 'hidden', name: 'accion', value: 'enviar' });
    this.forma.append(accion);
    this.borrador.quiereEnviar(false);
    this.borrador.hoja.otroTurno();
    this.forma.submit();
  }
}
