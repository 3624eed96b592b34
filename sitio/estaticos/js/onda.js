/** The drawing of an audio is clicked to go to that moment, and shows what has been heard. Its player does the rest. */
for (const onda of document.querySelectorAll(".escucha .onda")) {
  const audio = onda.parentElement.querySelector("audio");
  const oido = onda.querySelector(".oido");
  const ancho = onda.viewBox.baseVal.width;
  const dura = () => (Number.isFinite(audio.duration) ? audio.duration : Number(onda.dataset.dura)) || 0;
  onda.classList.add("viva");
  onda.addEventListener("click", (e) => {
    const caja = onda.getBoundingClientRect();
    audio.currentTime = ((e.clientX - caja.left) / caja.width) * dura();
    audio.play().catch(() => {});
  });
  audio.addEventListener("timeupdate", () => oido.setAttribute("width", dura() ? (audio.currentTime / dura()) * ancho : 0));
}
