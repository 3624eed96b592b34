/* Sending waits for what is on its way, and is asked once however many times the button is pressed. */

export class Envio {
  constructor(forma, linea, borrador, archivos) {
    Object.assign(this, { forma, linea, borrador, archivos });
    forma.addEventListener('submit', (evento) => {
      if (evento.submitter?.hasAttribute('formaction')) return;
      evento.preventDefault();
      const accion = evento.submitter?.value === 'enviar' ? 'enviar' : 'guardar';
      this.haciendo ??= this[accion]().finally(() => (this.haciendo = null));
    });
  }

  async guardar() {
    const { borrador } = this;
    if (!(await borrador.seGuarda('No se guardó'))) return null;
    if (!borrador.hayAlgo()) return borrador.decir('Todavía no hay nada que guardar.');
    if (await borrador.guardar()) borrador.decir('Se guardó: nadie más que su área lo ve.');
    return null;
  }

  async enviar() {
    const { archivos, borrador, linea, forma } = this;
    if (!(await borrador.seEnvia('No se envió'))) return null;
    const faltan = archivos.faltan();
    borrador.decir(faltan ? `Se envía sola en cuanto ${faltan === 1 ? 'termine el archivo que falta' : `terminen los ${faltan} archivos que faltan`}.` : 'Se está enviando…');
    await archivos.terminados();
    if (archivos.malos()) return borrador.decir('No se envió: reintente o quite los archivos que no entraron.');
    borrador.decir('Se está enviando…');
    if (!(await borrador.guardar())) return null;
    const datos = borrador.datos();
    datos.set('accion', 'enviar');
    const { estado, datos: dicho } = await linea.pedir(location.pathname, datos);
    if (estado === 200 && dicho.ir) {
      borrador.copias.olvidar(borrador.vez);
      return location.assign(dicho.ir);
    }
    if (estado !== 200) return borrador.noSeGuardo(estado, dicho);
    return this.alaAntigua(forma); // the server paints what is wrong
  }

  alaAntigua(forma) {
    const accion = Object.assign(document.createElement('input'), { type: 'hidden', name: 'accion', value: 'enviar' });
    forma.append(accion);
    const turno = forma.elements.namedItem('turno');
    turno.value = Number(turno.value) + 1;
    forma.submit();
  }
}
