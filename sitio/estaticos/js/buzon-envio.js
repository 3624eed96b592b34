/* Sending waits for what is on its way, and is asked once however many times the button is pressed. */

const ENVIANDO = 'Se está enviando…';
const SIN_SESION = 'Todavía no se envía: entre otra vez y se envía sola.';
const SIN_RED = 'Todavía no se envía: se envía sola al volver la red.';
const NO_SE_ENVIO = 'No se envió: lo que escribió sigue aquí. Oprima «Enviar» otra vez; si no se puede, avise a Comunicación Social.';

export class Envio {
  constructor(forma, linea, borrador, archivos) {
    Object.assign(this, { forma, linea, borrador, archivos });
    linea.alEsperar = (sinRed, sinSesion) => this.enviando && borrador.decir((sinSesion && SIN_SESION) || (sinRed && SIN_RED) || ENVIANDO);
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.alVolver());
    forma.addEventListener('submit', (evento) => {
      if (evento.submitter?.hasAttribute('formaction')) return;
      evento.preventDefault();
      const accion = evento.submitter?.value === 'enviar' ? 'enviar' : 'guardar';
      this.haciendo ??= this[accion]().finally(() => (this.haciendo = null));
    });
  }

  /** The page was left to be painted by the server, and is gone back to. */
  alVolver() {
    if (!this.haciendo && !this.borrador.parado) this.borrador.decir('');
  }

  async guardar() {
    const { borrador } = this;
    if (!(await borrador.seGuarda('No se guardó'))) return null;
    if (!borrador.hayAlgo()) return borrador.decir('Todavía no hay nada que guardar.');
    if (await borrador.guardar()) borrador.decir('Se guardó: nadie más que su área lo ve.');
    return null;
  }

  async enviar() {
    const { archivos, borrador } = this;
    if (!(await borrador.seEnvia('No se envió'))) return null;
    const faltan = archivos.faltan();
    if (faltan) borrador.decir(`Se envía sola en cuanto ${faltan === 1 ? 'termine el archivo que falta' : `terminen los ${faltan} archivos que faltan`}.`);
    await archivos.terminados();
    if (archivos.malos()) return borrador.decir('No se envió: reintente o quite los archivos que no entraron.');
    if (!(await borrador.seEnvia('No se envió'))) return null; // what another wrote meanwhile
    this.enviando = true;
    borrador.decir(ENVIANDO);
    return this.entregar().finally(() => (this.enviando = false));
  }

  async entregar() {
    const { borrador, linea, forma } = this;
    if (!(await borrador.guardar())) return null;
    const datos = borrador.datos();
    datos.set('accion', 'enviar');
    const { estado, datos: dicho } = await linea.pedir(location.pathname, datos);
    if (estado !== 200) return borrador.noSeGuardo(estado, dicho, NO_SE_ENVIO);
    if (!dicho.ir) return this.alaAntigua(forma); // the server paints what is wrong
    borrador.copias.olvidar(borrador.copia);
    return location.assign(dicho.ir);
  }

  alaAntigua(forma) {
    const accion = Object.assign(document.createElement('input'), { type: 'hidden', name: 'accion', value: 'enviar' });
    forma.append(accion);
    const turno = forma.elements.namedItem('turno');
    turno.value = Number(turno.value) + 1;
    forma.submit();
  }
}
