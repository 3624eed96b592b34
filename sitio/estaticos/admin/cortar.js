/** [data-cortar]: two handles over the drawing, the piece heard with its fades, its making looked at until it ends. */
const DECIMA = 0.1;
const ESPERA = 3000;

export const decir = (segundos) => {
  const decimas = Math.round(segundos * 10);
  const horas = Math.floor(decimas / 36000);
  const minutos = Math.floor(decimas / 600) % 60;
  const resto = `${String(Math.floor(decimas / 10) % 60).padStart(2, "0")}.${decimas % 10}`;
  return horas ? `${horas}:${String(minutos).padStart(2, "0")}:${resto}` : `${minutos}:${resto}`;
};

export const leer = (texto) => {
  const dicho = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(texto.trim());
  if (!dicho) return null;
  return Number(dicho[1] ?? 0) * 3600 + Number(dicho[2] ?? 0) * 60 + Number(dicho[3].replace(",", "."));
};

/** How loud it is at that second, from 0 to 1, as the cut will be. */
export const volumen = (t, { desde, hasta, entra, sale }) => {
  if (t < desde || t > hasta) return 0;
  const alEntrar = entra ? (t - desde) / entra : 1;
  const alSalir = sale ? (hasta - t) / sale : 1;
  return Math.max(0, Math.min(1, alEntrar, alSalir));
};

const deSvg = (nombre, clase) => {
  const nuevo = document.createElementNS("http://www.w3.org/2000/svg", nombre);
  nuevo.setAttribute("class", clase);
  return nuevo;
};

class Mesa {
  constructor(forma) {
    this.forma = forma;
    this.audio = forma.querySelector("audio");
    this.campos = { desde: forma.elements.desde, hasta: forma.elements.hasta };
    this.onda = forma.querySelector(".onda");
    this.dice = forma.querySelector("[data-dice]");
    this.boton = forma.querySelector("[data-escuchar]");
    this.dibujar();
    this.asas = { desde: this.asa("desde", "Empieza"), hasta: this.asa("hasta", "Termina") };
    for (const [cual, campo] of Object.entries(this.campos)) {
      campo.addEventListener("change", () => this.mover(cual, leer(campo.value)));
      const boton = forma.querySelector(`[data-aqui="${cual}"]`);
      boton.addEventListener("click", () => this.mover(cual, this.audio.currentTime));
    }
    this.boton.addEventListener("click", () => (this.sonando ? this.callar() : this.escuchar()));
    this.audio.addEventListener("loadedmetadata", () => this.medir());
    this.audio.addEventListener("timeupdate", () => this.pintarCabeza());
    for (const oculto of forma.querySelectorAll("[data-asas], [data-botones], [data-ayuda]")) oculto.hidden = false;
    this.medir();
  }

  get dura() {
    return Number(this.forma.dataset.dura) || (Number.isFinite(this.audio.duration) ? this.audio.duration : 0);
  }

  get corte() {
    const numero = (nombre) => Number(this.forma.elements[nombre].value) || 0;
    const { desde, hasta } = this.asas;
    return { desde: desde.valueAsNumber, hasta: hasta.valueAsNumber, entra: numero("entra"), sale: numero("sale") };
  }

  dibujar() {
    if (!this.onda) return;
    this.queda = deSvg("rect", "queda");
    this.cabeza = deSvg("path", "cabeza");
    this.queda.setAttribute("height", "100");
    this.onda.prepend(this.queda);
    this.onda.append(this.cabeza);
  }

  asa(cual, etiqueta) {
    const asa = Object.assign(document.createElement("input"), { type: "range", min: 0, step: DECIMA });
    asa.setAttribute("aria-label", etiqueta);
    asa.dataset.asa = cual;
    asa.addEventListener("input", () => this.mover(cual, asa.valueAsNumber));
    asa.addEventListener("keydown", (e) => {
      const sentido = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[e.key];
      if (!sentido || e.ctrlKey || e.altKey || e.metaKey) return;
      e.preventDefault();
      this.mover(cual, asa.valueAsNumber + sentido * (e.shiftKey ? 1 : DECIMA));
    });
    this.forma.querySelector("[data-asas]").append(asa);
    return asa;
  }

  medir() {
    const tope = Math.max(Math.ceil(this.dura * 10) / 10, DECIMA);
    for (const asa of Object.values(this.asas)) asa.max = tope;
    const { desde, hasta } = this.campos;
    const fin = leer(hasta.value) || tope;
    this.asas.desde.value = Math.min(leer(desde.value) ?? 0, tope);
    this.asas.hasta.value = Math.min(fin, tope);
    if (!leer(hasta.value)) hasta.value = decir(tope);
    this.pintar();
  }

  /** One end to that second, never past the other; nonsense leaves it where it was. */
  mover(cual, segundo) {
    const { desde, hasta } = this.asas;
    const [menor, mayor] = cual === "desde" ? [0, hasta.valueAsNumber - DECIMA] : [desde.valueAsNumber + DECIMA, Number(hasta.max)];
    if (segundo === null) return;
    this.asas[cual].value = Math.round(Math.min(Math.max(segundo, menor), mayor) * 10) / 10;
    this.campos[cual].value = decir(this.asas[cual].valueAsNumber);
    this.callar();
    this.pintar();
  }

  pintar() {
    const { desde, hasta } = this.corte;
    for (const asa of Object.values(this.asas)) asa.setAttribute("aria-valuetext", decir(asa.valueAsNumber));
    this.dice.textContent = `El corte dura ${decir(hasta - desde)}`;
    this.queda?.setAttribute("x", this.lugar(desde));
    this.queda?.setAttribute("width", this.lugar(hasta - desde));
  }

  lugar(segundo) {
    return this.dura ? (segundo / this.dura) * this.onda.viewBox.baseVal.width : 0;
  }

  pintarCabeza() {
    this.cabeza?.setAttribute("d", `M${this.lugar(this.audio.currentTime)} 0v100`);
  }

  async escuchar() {
    this.audio.currentTime = this.corte.desde;
    this.audio.volume = volumen(this.corte.desde, this.corte);
    this.sonando = true;
    this.boton.textContent = "Detener";
    try {
      await this.audio.play();
      this.seguir();
    } catch {
      this.callar();
    }
  }

  seguir() {
    if (!this.sonando) return;
    const t = this.audio.currentTime;
    if (this.audio.paused || t >= this.corte.hasta) {
      this.callar();
      return;
    }
    this.audio.volume = volumen(t, this.corte);
    this.pintarCabeza();
    requestAnimationFrame(() => this.seguir());
  }

  callar() {
    if (!this.sonando) return;
    this.sonando = false;
    this.audio.pause();
    this.audio.volume = 1;
    this.boton.textContent = "Escuchar el corte";
  }
}

const mirar = async () => {
  const aqui = document.querySelector("[data-cortes]");
  if (!aqui?.querySelector('[data-estado="haciendo"]')) return;
  try {
    const respuesta = await fetch(location.pathname);
    const nuevo = new DOMParser().parseFromString(await respuesta.text(), "text/html").querySelector("[data-cortes]");
    if (nuevo && nuevo.innerHTML !== aqui.innerHTML) aqui.replaceChildren(...nuevo.childNodes);
  } catch {
    // the next time
  }
  setTimeout(mirar, ESPERA);
};

for (const forma of document.querySelectorAll("[data-cortar]")) new Mesa(forma);
setTimeout(mirar, ESPERA);
