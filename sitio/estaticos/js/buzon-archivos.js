/* Files go two at a time, each by itself, as soon as they are chosen: one that fails stops no
   other, and what the line cut goes again, which the server takes as the same. */

import { Perdidos } from './buzon-perdidos.js';

const A_LA_VEZ = 2;
const MEGA = 1 << 20;
const NO_CONTESTA = 'El servidor no pudo con él: reintente, o avise a Comunicación Social.';
const NO_CIERRE = {
  red: 'Los archivos no se guardan en el teléfono: no cierre esta página hasta que vuelva la red.',
  sesion: 'Los archivos no se guardan en el teléfono: no cierre esta página hasta que entre otra vez.',
};

export class Archivos {
  constructor(forma, linea, borrador) {
    Object.assign(this, { forma, linea, borrador, cosas: [], cola: [], activos: 0, esperan: [] });
    this.zona = forma.querySelector('[data-archivos]');
    this.lista = this.zona.querySelector('[data-lista]');
    this.perdidos = new Perdidos(this.zona, borrador);
    linea.addEventListener('cambio', () => this.contar());
    forma.addEventListener('change', ({ target }) => target.type === 'file' && this.elegidos(target));
    forma.addEventListener('click', (evento) => this.alOprimir(evento));
    window.addEventListener('beforeunload', (evento) => this.faltan() && evento.preventDefault());
  }

  enCamino() {
    return this.cosas.filter((c) => !c.listo && !c.mal);
  }

  faltan() {
    return this.enCamino().length;
  }

  malos() {
    return this.cosas.filter((c) => c.mal).length;
  }

  /** Once none is on its way, or they cannot leave until something is decided. */
  terminados() {
    this.seguir();
    return new Promise((seguir) => (this.faltan() ? this.esperan.push(seguir) : seguir()));
  }

  elegidos(campo) {
    const sustituye = campo.name.match(/^sustituye-(\d+)$/)?.[1];
    const viejo = sustituye && campo.closest('li');
    this.frase = '';
    this.perdidos.eligio([...campo.files].map((archivo) => archivo.name));
    for (const archivo of campo.files) this.agregar({ archivo, sustituye, viejo });
    campo.value = '';
    this.seguir();
  }

  /** Those of the page and those on their way: [how many, bytes]. */
  hay() {
    const pesos = [...this.lista.querySelectorAll('[data-peso]')].map((li) => Number(li.dataset.peso));
    return [pesos.length, pesos.reduce((suma, peso) => suma + peso, 0)];
  }

  agregar(cosa) {
    const [cuantos, bytes] = this.hay();
    const { cuantos: tope, megas } = this.zona.dataset;
    this.pintar(cosa);
    if (!cosa.viejo && cuantos >= tope) this.malo(cosa, `Ya hay ${tope}: envíelo en otra.`, false);
    else if (bytes + cosa.archivo.size > megas * MEGA) this.malo(cosa, `Con este pasan de ${megas} MB: envíelo en otra.`, false);
    else {
      cosa.li.dataset.peso = cosa.archivo.size;
      this.cola.push(cosa);
    }
    this.cosas.push(cosa);
  }

  pintar(cosa) {
    cosa.li = this.forma.querySelector('template[data-renglon]').content.cloneNode(true).firstElementChild;
    cosa.li.cosa = cosa;
    cosa.parte = (nombre) => cosa.li.querySelector(`[data-${nombre}]`);
    cosa.li.querySelectorAll('[data-nombre]').forEach((nodo) => (nodo.textContent = cosa.archivo.name));
    cosa.parte('avance').setAttribute('aria-label', `Avance de ${cosa.archivo.name}`);
    if (cosa.viejo) cosa.viejo.before(cosa.li);
    else this.lista.append(cosa.li);
  }

  alOprimir(evento) {
    const boton = evento.target.closest('[data-quitar], [data-reintentar]');
    if (!boton) return;
    evento.preventDefault();
    const li = boton.closest('li');
    if (boton.matches('[data-reintentar]')) this.otraVez(li.cosa);
    else this.quitar(li, boton);
  }

  otraVez(cosa) {
    Object.assign(cosa, { mal: false });
    cosa.li.dataset.peso = cosa.archivo.size;
    cosa.li.classList.remove('mal');
    cosa.parte('reintentar').hidden = true;
    this.cola.push(cosa);
    this.seguir();
  }

  async quitar(li, boton) {
    const { cosa } = li;
    if (cosa) Object.assign(cosa, { quitado: true });
    this.cola = this.cola.filter((c) => c !== cosa);
    const url = boton.dataset.url ?? cosa?.url;
    if (url) {
      boton.disabled = true;
      const { estado, datos } = await this.linea.pedir(url, () => new FormData());
      if (estado !== 200 && estado !== 404) {
        boton.disabled = false;
        return this.contar(datos?.frase ?? NO_CONTESTA);
      }
    }
    this.cosas = this.cosas.filter((c) => c !== cosa);
    const siguiente = li.nextElementSibling ?? li.previousElementSibling;
    li.remove();
    (siguiente?.querySelector('[data-quitar]') ?? this.zona.querySelector('input[type=file]')).focus();
    return this.contar();
  }

  async seguir() {
    this.contar();
    if (!this.cola.length) return;
    if (!(await this.borrador.guardar({ aunqueNada: true }))) return this.soltar();
    while (this.activos < A_LA_VEZ && this.cola.length) this.subir(this.cola.shift());
  }

  /** Who waits for them goes on. */
  soltar() {
    this.esperan.splice(0).forEach((seguir) => seguir());
  }

  async subir(cosa) {
    this.activos += 1;
    const datos = new FormData();
    datos.set('vez', this.borrador.vez);
    datos.set('archivo', cosa.archivo);
    if (cosa.sustituye) datos.set('sustituye', cosa.sustituye);
    const { estado, datos: dicho } = await this.linea.pedir(this.forma.dataset.subir, () => datos, (parte) => this.avanzar(cosa, parte));
    this.activos -= 1;
    if (estado === 200 && dicho.sirve) this.entro(cosa, dicho);
    else this.malo(cosa, dicho?.frase ?? NO_CONTESTA, !dicho?.frase || estado !== 200);
    this.seguir();
  }

  avanzar(cosa, parte) {
    cosa.parte('avance').value = parte;
    cosa.parte('dicho').textContent = parte < 1 ? `${Math.round(parte * 100)} %` : 'Se está revisando…';
  }

  entro(cosa, { adjunto, quitar }) {
    cosa.url = quitar;
    if (cosa.quitado) return this.quitar(cosa.li, cosa.parte('quitar'));
    cosa.viejo?.remove();
    const doble = this.cosas.find((otra) => otra !== cosa && otra.adjunto === adjunto);
    const antes = this.lista.querySelector(`[name=quitar][value="${adjunto}"]`)?.closest('li');
    Object.assign(cosa, { listo: true, adjunto });
    if (doble || antes) {
      this.cosas = this.cosas.filter((c) => c !== cosa);
      cosa.li.remove();
      return this.contar(`«${cosa.archivo.name}» ya estaba: entra una sola vez.`);
    }
    cosa.li.classList.add('listo');
    cosa.parte('dicho').textContent = 'Ya está';
    return this.contar();
  }

  malo(cosa, frase, seReintenta) {
    cosa.mal = true;
    delete cosa.li.dataset.peso;
    cosa.li.classList.add('mal');
    cosa.parte('dicho').textContent = frase;
    cosa.parte('reintentar').hidden = !seReintenta;
  }

  contar(frase) {
    this.frase = frase ?? this.frase; // it stays until others are chosen
    const [faltan, malos, total] = [this.faltan(), this.malos(), this.cosas.length];
    const dichas = total ? [`${total - faltan - malos} de ${total} ya están`] : [];
    if (malos) dichas.push(malos === 1 ? 'uno no entró' : `${malos} no entraron`);
    if (faltan) dichas.push(faltan === 1 ? 'falta uno' : `faltan ${faltan}`);
    const cuenta = dichas.length ? `${dichas.join(', ')}.` : '';
    const aviso = faltan && NO_CIERRE[this.linea.espera];
    this.zona.querySelector('[data-cuenta]').textContent = [this.frase, cuenta, aviso].filter(Boolean).join(' ');
    this.perdidos.recordar(this.enCamino().map((c) => c.archivo.name));
    if (!faltan) this.soltar();
  }
}
