/** A [data-copia] button copies the text of the element it names; without this file there is the text to select. */
for (const boton of document.querySelectorAll("[data-copia]")) {
  const origen = document.getElementById(boton.dataset.copia);
  if (!origen || !navigator.clipboard) continue;
  const dicho = boton.textContent;
  boton.hidden = false;
  boton.addEventListener("click", async () => {
    await navigator.clipboard.writeText(origen.value ?? origen.textContent);
    boton.textContent = "Copiado";
    setTimeout(() => (boton.textContent = dicho), 2500);
  });
}
