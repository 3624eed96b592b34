/* What is said beside a form, and what waits there for an answer: a button for each. */

const SIN_DECIDIR = 'decida primero, aquí, qué se queda.';
const EN_PALABRAS = { '': 'En blanco.', on: 'Sí' };

const nodo = (nombre, datos) => Object.assign(document.createElement(nombre), datos);

export class Aviso {
  constructor(donde) {
    this.donde = donde;
  }

  decir(texto) {
    this.donde.textContent = texto;
  }

  dice(texto) {
    return this.donde.textContent === texto;
  }

  /** `dice`: [[how a field is called, what it says]…]; `respuestas`: [[what its button says, what
      is done]…]; `enlace`: [what it says, where it goes]. */
  preguntar(pregunta) {
    this.pregunta = { dice: [], respuestas: [], ...pregunta };
    this.pintar(this.pregunta);
  }

  /** It is told again, with what was not done because of it, and it has the focus. */
  insistir(queNo) {
    const { frase, respuestas } = this.pregunta;
    if (respuestas.length) this.pintar({ ...this.pregunta, frase: `${queNo}: ${SIN_DECIDIR} ${frase}` });
    this.donde.querySelector('button, a')?.focus();
  }

  pintar({ frase, loQueDice, dice, respuestas, enlace }) {
    this.decir(frase);
    if (dice.length) this.donde.append(nodo('p', { textContent: `${loQueDice}:` }), this.lista(dice));
    for (const [rotulo, hacer] of respuestas) {
      const boton = nodo('button', { type: 'button', className: 'boton claro', textContent: rotulo });
      boton.addEventListener('click', () => {
        this.decir('');
        hacer();
      });
      this.donde.append(' ', boton);
    }
    if (!enlace) return;
    const [textContent, href] = enlace;
    this.donde.append(' ', nodo('a', { href, target: '_blank', textContent }));
  }

  lista(dice) {
    const lista = nodo('dl', {});
    for (const [rotulo, valor] of dice)
      lista.append(nodo('dt', { textContent: rotulo }), nodo('dd', { textContent: EN_PALABRAS[valor] ?? valor }));
    return lista;
  }
}
