/** Buttons that copy: [data-copia] the field it names, [data-texto] its own words. Hidden without this file. */
const avisar = Object.assign(document.createElement("p"), { className: "oculto", role: "status" });
document.body.append(avisar);

for (const boton of navigator.clipboard ? document.querySelectorAll("[data-copia], [data-texto]") : []) {
  const dicho = boton.textContent;
  let reloj;
  boton.hidden = false;
  boton.addEventListener("click", async () => {
    const campo = document.getElementById(boton.dataset.copia);
    try {
      await navigator.clipboard.writeText(campo ? campo.value : boton.dataset.texto);
      boton.textContent = avisar.textContent = "Copiado";
    } catch {
      campo?.closest("details")?.setAttribute("open", "");
      campo?.select();
      avisar.textContent = "No se pudo copiar: seleccione el texto y cópielo.";
    }
    clearTimeout(reloj);
    reloj = setTimeout(() => {
      boton.textContent = dicho;
      avisar.textContent = "";
    }, 2500);
  });
}
