/* What has not reached the server is kept in this telephone, for its author alone, until it has. */

const PREFIJO = 'pregon-buzon:';
const DIAS = 30;

const sinFallar = (hacer) => {
  try {
    return hacer();
  } catch {
    return null; // a full or forbidden store keeps nothing: the page still has what was typed
  }
};

const filtrar = (dicho, cuales) => Object.fromEntries(Object.entries(dicho).filter(cuales));

/** {faltan, apartado} of what those copies, the oldest first, have and the server has not (`falta`).
    The last that was typed is what is missing; what waits to be chosen is what another tab typed
    otherwise, and all that was typed on what is no longer kept. */
export function juntar(copias, version, falta) {
  const [faltan, apartado] = [{}, {}];
  for (const copia of copias) {
    const cambios = filtrar(copia.cambios ?? copia.escrito ?? {}, falta); // whole, as it was kept before
    Object.assign(apartado, filtrar(copia.apartado ?? {}, falta));
    if (copia.version === version) {
      Object.assign(apartado, filtrar(faltan, ([nombre, valor]) => valor !== (cambios[nombre] ?? valor)));
      Object.assign(faltan, cambios);
    } else Object.assign(apartado, cambios);
  }
  return { faltan, apartado };
}

/** Each has its name; that of a form of which there may be several, one in each tab, is
    «form/tab», and by the name of the form all of them are read or forgotten. */
export class Copias {
  constructor(usuario) {
    this.prefijo = `${PREFIJO}${usuario}:`;
  }

  guardar(cual, copia) {
    sinFallar(() => localStorage.setItem(this.prefijo + cual, JSON.stringify({ ...copia, cuando: Date.now() })));
  }

  leer(cual) {
    return sinFallar(() => JSON.parse(localStorage.getItem(this.prefijo + cual)));
  }

  olvidar(cual) {
    this.nombres(cual).forEach((nombre) => this.quitar(nombre));
  }

  quitar(nombre) {
    sinFallar(() => localStorage.removeItem(this.prefijo + nombre));
  }

  /** Those of that form, of whatever tab; without it, all. */
  nombres(cual) {
    const claves = sinFallar(() => Object.keys(localStorage)) ?? [];
    const suyos = claves.filter((clave) => clave.startsWith(this.prefijo)).map((clave) => clave.slice(this.prefijo.length));
    return cual ? suyos.filter((nombre) => nombre === cual || nombre.startsWith(`${cual}/`)) : suyos;
  }

  /** The copies of that form, the oldest first. */
  de(cual) {
    const copias = this.nombres(cual).map((nombre) => this.leer(nombre));
    return copias.filter(Boolean).sort((una, otra) => una.cuando - otra.cuando);
  }

  /** [[which, copy]…] of this person, the last first. */
  todas() {
    const vence = Date.now() - DIAS * 24 * 3600 * 1000;
    const suyas = this.nombres().map((nombre) => [nombre, this.leer(nombre)]);
    suyas.filter(([, copia]) => !(copia?.cuando > vence)).forEach(([nombre]) => this.quitar(nombre));
    return suyas.filter(([, copia]) => copia?.cuando > vence).sort(([, una], [, otra]) => otra.cuando - una.cuando);
  }
}
