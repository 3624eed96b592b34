/* The departments' door: nothing typed or chosen is lost with the line, the session or the browser. */

import { aparte } from './buzon-aparte.js';
import { Archivos } from './buzon-archivos.js';
import { Borrador } from './buzon-borrador.js';
import { Copias } from './buzon-copias.js';
import { Envio } from './buzon-envio.js';
import { Linea } from './buzon-linea.js';
import { Pegado, olvidarLoQueLlego } from './buzon-pegado.js';
import { ofrecer } from './buzon-ofrecer.js';

const raiz = document.querySelector('[data-buzon]');
const busca = (dato) => raiz.querySelector(`[data-${dato}]`);

raiz.classList.add('con-guion');
const linea = new Linea(raiz);
const copias = new Copias(raiz.dataset.usuario);
olvidarLoQueLlego(raiz, copias);
busca('errores')?.focus();
if (busca('copias')) ofrecer(busca('copias'), copias);
if (busca('tirar')) busca('tirar').addEventListener('submit', ({ target }) => copias.olvidar(target.dataset.tirar));
for (const forma of raiz.querySelectorAll('[data-pegado]')) new Pegado(forma, linea, copias);
if (busca('aparte')) aparte(busca('aparte'), copias);
const forma = busca('borrador');
if (forma) {
  const borrador = new Borrador(forma, linea, copias);
  new Envio(forma, linea, borrador, new Archivos(forma, linea, borrador));
}
