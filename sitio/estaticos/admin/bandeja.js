/* The tray: many are approved one after another, each with its result; without this, all in one
   request that answers with the list of results. */

window.addEventListener("hashchange", () => {
  document.querySelector(".pendiente-nota:target textarea")?.focus();
});

const forma = document.getElementById("varias");

if (forma) {
  const elegidas = () => [...document.querySelectorAll("input[name=senas]:checked")];
  const cuenta = forma.querySelector("[data-cuenta-de-elegidas]");
  const avance = forma.querySelector("[data-avance]");
  const barra = forma.querySelector("progress");
  const inicial = cuenta.textContent;

  document.addEventListener("change", (evento) => {
    if (evento.target.name !== "senas") return;
    const n = elegidas().length;
    cuenta.textContent = n ? `${n} ${n === 1 ? "elegida" : "elegidas"}.` : inicial;
  });

  forma.addEventListener("submit", async (evento) => {
    const cajas = elegidas();
    if (!cajas.length || !window.fetch) return;
    evento.preventDefault();
    const boton = forma.querySelector("button");
    boton.disabled = true;
    barra.hidden = false;
    barra.max = cajas.length;
    let hechas = 0;
    for (const [n, caja] of cajas.entries()) {
      avance.textContent = `Aprobando ${n + 1} de ${cajas.length}: ${caja.dataset.titulo}`;
      const { hecha, texto } = await aprobar(caja.value);
      decir(caja.closest("details"), hecha, texto);
      caja.checked = false;
      caja.disabled = hecha;
      hechas += hecha ? 1 : 0;
      barra.value = n + 1;
    }
    const fallidas = cajas.length - hechas;
    avance.textContent = `Se aprobaron ${hechas} de ${cajas.length}.${fallidas ? " Junto a cada una de las demás dice por qué no." : ""}`;
    cuenta.textContent = inicial;
    boton.disabled = false;
    avance.scrollIntoView({ block: "nearest" });
  });

  async function aprobar(sena) {
    const datos = new FormData(forma);
    datos.delete("senas");
    datos.set("sena", sena);
    datos.set("accion", "aprobar");
    try {
      const respuesta = await fetch(forma.dataset.una, {
        method: "POST",
        body: datos,
        headers: { Accept: "application/json" },
      });
      if (respuesta.redirected || !respuesta.ok) throw new Error(respuesta.status);
      return await respuesta.json();
    } catch {
      return { hecha: false, texto: "No hubo respuesta: revise su conexión o su sesión y vuelva a intentar." };
    }
  }

  function decir(pendiente, hecha, texto) {
    pendiente.dataset.hecha = hecha ? "si" : "no";
    pendiente.open = false;
    pendiente.querySelector("[data-resultado]").textContent = texto;
    if (hecha) pendiente.querySelector(".pendiente-dentro").inert = true;
  }
}
