/** [data-cortar]: two handles over the drawing, the piece heard with its fades, its making looked at until it ends. */
const DECIMA = 0.1;
const ESPERA = 3000;
const DICHOS = {
  mal: "Escríbalo en minutos y segundos, como 1:23.4",
  pasado: "El audio dura {}: no pase de ahí.",
  alReves: "Termina antes de empezar: corrija uno de los dos.",
};

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
    this.avisos = { desde: this.aviso(this.campos.desde), hasta: this.aviso(this.campos.hasta) };
    this.asas = { desde: this.asa("desde", "Empieza"), hasta: this.asa("hasta", "Termina") };
    for (const [cual, campo] of Object.entries(this.campos)) {
      campo.addEventListener("change", () => this.seguirLoEscrito(cual));
      const boton = forma.querySelector(`[data-aqui="${cual}"]`);
      boton.addEventListener("click", () => {
        campo.value = decir(this.audio.currentTime);
        this.seguirLoEscrito(cual);
      });
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
    const { desde, hasta } = this.campos;
    return { desde: leer(desde.value) ?? 0, hasta: leer(hasta.value) ?? 0, entra: numero("entra"), sale: numero("sale") };
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

  get tope() {
    return Math.max(Math.ceil(this.dura * 10) / 10, DECIMA);
  }

  medir() {
    for (const asa of Object.values(this.asas)) asa.max = this.tope;
    const { hasta } = this.campos;
    const alTraerlo = !Number(this.forma.dataset.dura) && this.dura;
    if (alTraerlo && !leer(hasta.value)) hasta.value = decir(this.tope);
    this.mal = this.falta("hasta"); // not said: nobody has touched anything yet
    this.poner();
  }

  /** What is wrong in what is written, and in which of the two; `cual`: the one that was touched. */
  falta(cual) {
    const { desde, hasta } = this.campos;
    for (const [nombre, campo] of Object.entries(this.campos)) {
      const segundo = leer(campo.value);
      if (segundo === null) return [nombre, DICHOS.mal];
      if (this.dura && segundo > this.tope) return [nombre, DICHOS.pasado.replace("{}", decir(this.dura))];
    }
    return leer(desde.value) < leer(hasta.value) ? null : [cual, DICHOS.alReves];
  }

  /** What is typed is never written again: the handles go to it, or what is wrong is said beside it. */
  seguirLoEscrito(cual) {
    this.callar();
    this.mal = this.falta(cual);
    for (const [nombre, campo] of Object.entries(this.campos)) {
      const dicho = this.mal?.[0] === nombre ? this.mal[1] : "";
      const aviso = this.avisos[nombre];
      if (aviso.textContent !== dicho) aviso.textContent = dicho;
      aviso.hidden = !dicho;
      if (dicho) campo.setAttribute("aria-invalid", "true");
      else campo.removeAttribute("aria-invalid");
    }
    this.poner();
  }

  /** The handles where it is written, if it makes sense. */
  poner() {
    if (!this.mal) for (const [nombre, campo] of Object.entries(this.campos)) this.asas[nombre].value = leer(campo.value);
    this.pintar();
  }

  aviso(campo) {
    const aviso = document.createElement("p");
    Object.assign(aviso, { className: "error-message", id: `${campo.id}-aviso`, hidden: true });
    aviso.dataset.avisoDeTiempo = "";
    aviso.setAttribute("role", "alert");
    campo.setAttribute("aria-describedby", `${campo.getAttribute("aria-describedby") ?? ""} ${aviso.id}`.trim());
    campo.after(aviso);
    return aviso;
  }

  /** Its handle to that second, never past the other. */
  mover(cual, segundo) {
    const { desde, hasta } = this.asas;
    const [menor, mayor] = cual === "desde" ? [0, hasta.valueAsNumber - DECIMA] : [desde.valueAsNumber + DECIMA, Number(hasta.max)];
    this.asas[cual].value = Math.round(Math.min(Math.max(segundo, menor), mayor) * 10) / 10;
    this.campos[cual].value = decir(this.asas[cual].valueAsNumber);
    this.seguirLoEscrito(cual);
  }

  pintar() {
    const [desde, hasta] = Object.values(this.asas).map((asa) => asa.valueAsNumber);
    for (const asa of Object.values(this.asas)) asa.setAttribute("aria-valuetext", decir(asa.valueAsNumber));
    this.dice.textContent = this.mal ? "" : `El corte dura ${decir(hasta - desde)}`;
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
    if (this.mal) return this.campos[this.mal[0]].focus();
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
