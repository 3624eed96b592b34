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
    sinFallar(() => localStorage.removeItem(this.prefijo + cual));
  }

  /** [[which, copy]…] of this person, the last first. */
  todas() {
    const claves = sinFallar(() => Object.keys(localStorage)) ?? [];
    const vence = Date.now() - DIAS * 24 * 3600 * 1000;
    const suyas = claves.filter((clave) => clave.startsWith(this.prefijo)).map((clave) => clave.slice(this.prefijo.length));
    suyas.filter((cual) => !(this.leer(cual)?.cuando > vence)).forEach((cual) => this.olvidar(cual));
    return suyas
      .map((cual) => [cual, this.leer(cual)])
      .filter(([, copia]) => copia)
      .sort(([, una], [, otra]) => otra.cuando - una.cuando);
  }
}
