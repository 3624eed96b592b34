/** [data-ajeno]: the player of another site comes when its button is pressed, never before. */
for (const caja of document.querySelectorAll("[data-ajeno]")) {
  const boton = caja.querySelector("button");
  const cuadro = boton.parentElement;
  const enlace = caja.querySelector("a");
  boton.hidden = caja.querySelector("[data-aviso]").hidden = false;
  boton.addEventListener("click", () => {
    const marco = Object.assign(document.createElement("iframe"), {
      src: caja.dataset.ajeno,
      title: caja.dataset.titulo,
      allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    cuadro.replaceChildren(marco);
    marco.focus();
    caja.querySelector("[role=status]").textContent =
      `Si no se ve, quizá lo quitaron o ese sitio no responde: use «${enlace.textContent.trim()}».`;
  });
}
