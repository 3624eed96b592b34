/* A telephone keeps no files, only what they are called: of those that did not arrive it is told,
   until they are chosen again or are not wanted. */

import { Aviso } from './buzon-aviso.js';

const frase = (nombres) => {
  const lista = nombres.join(', ');
  return nombres.length === 1 ? `Falta por subir: ${lista}. Elíjalo otra vez.` : `Faltan por subir: ${lista}. Elíjalos otra vez.`;
};

export class Perdidos {
  constructor(zona, borrador) {
    Object.assign(this, { borrador, enCamino: [], aviso: new Aviso(zona.querySelector('[data-perdidos]')) });
    const estan = [...zona.querySelectorAll('.nombre')].map((nodo) => nodo.textContent);
    this.quedan(borrador.archivos.filter((nombre) => !estan.includes(nombre)));
  }

  quedan(nombres) {
    this.nombres = nombres;
    this.recordar(this.enCamino);
    if (!nombres.length) return this.aviso.decir('');
    return this.aviso.preguntar({ frase: frase(nombres), respuestas: [['Ya no hacen falta', () => this.quedan([])]] });
  }

  eligio(nombres) {
    if (this.hay()) this.quedan(this.nombres.filter((nombre) => !nombres.includes(nombre)));
  }

  hay() {
    return this.nombres.length > 0;
  }

  /** Those on their way now are lost too, if the page is closed. */
  recordar(enCamino) {
    this.enCamino = enCamino;
    this.borrador.recordarArchivos([...new Set([...this.nombres, ...enCamino])]);
  }
}
