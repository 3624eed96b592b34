/* What a form says, field by field, of those that a person fills in. */

const CAMPOS = 'input:not([type=hidden], [type=file]), textarea, select';

const deCasilla = (campo, marcada) => (marcada ? campo.value : '');
const loEscrito = (c) => (c.type === 'checkbox' ? deCasilla(c, c.checked) : c.value);
const loPintado = (c) => (c.type === 'checkbox' ? deCasilla(c, c.defaultChecked) : (c.defaultValue ?? c.value));

/** {field: its mark}, of what a form has read. */
export const pares = (leido) => Object.fromEntries(leido.split(' ').filter(Boolean).map((par) => par.split(':')));

export class Hoja {
  constructor(forma) {
    this.forma = forma;
  }

  campo(nombre) {
    return this.forma.elements.namedItem(nombre);
  }

  rotulo(nombre) {
    return this.campo(nombre).labels[0].firstChild.textContent.trim();
  }

  /** {field: what it says}. */
  escrito() {
    return this.leerCon(loEscrito);
  }

  /** The same, as the server painted it. */
  pintado() {
    return this.leerCon(loPintado);
  }

  leerCon(leer) {
    return Object.fromEntries([...this.forma.querySelectorAll(CAMPOS)].map((c) => [c.name, leer(c)]));
  }

  poner(escrito) {
    for (const campo of this.forma.querySelectorAll(CAMPOS)) {
      if (!(campo.name in escrito)) continue;
      if (campo.type === 'checkbox') campo.checked = Boolean(escrito[campo.name]);
      else campo.value = escrito[campo.name];
    }
  }

  leido() {
    return pares(this.campo('leido').value);
  }

  leyo(marcas) {
    this.campo('leido').value = Object.entries(marcas).map((par) => par.join(':')).join(' ');
  }

  /** The last that a tab says has the greatest. */
  otroTurno() {
    const turno = this.campo('turno');
    turno.value = Number(turno.value) + 1;
  }

  /** The whole of it, without its files. */
  datos() {
    this.otroTurno();
    const datos = new FormData(this.forma);
    for (const [nombre, valor] of [...datos]) if (valor instanceof File) datos.delete(nombre);
    return datos;
  }
}
