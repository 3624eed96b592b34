"""Sixty photographs dropped, one broken, the network cut and back; and their words, by keyboard."""

import base64
import re
import secrets
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import ExifTags, Image, ImageDraw
from playwright.sync_api import expect

from tests.navegador.test_accesible_el_panel import ANCHOS, AXE
from tests.navegador.test_panel import entrar

CUANTAS, ROTA = 60, 17
SOLTAR = """
(zona, archivos) => {
  const suelto = new DataTransfer();
  for (const [nombre, base64] of archivos) {
    const bytes = Uint8Array.from(atob(base64), (letra) => letra.charCodeAt(0));
    suelto.items.add(new File([bytes], nombre, { type: 'image/jpeg' }));
  }
  for (const suceso of ['dragover', 'drop'])
    zona.dispatchEvent(
      new DragEvent(suceso, { dataTransfer: suelto, bubbles: true, cancelable: true }),
    );
}
"""


def foto(n, sello):
    """One unlike any other, taken at its minute of the day."""
    imagen = Image.new("RGB", (320, 240), (n * 4 % 255, 90, 140))
    ImageDraw.Draw(imagen).text((20, 20), f"{sello}-{n}")
    exif = Image.Exif()
    momento = f"2026:11:20 {10 + n // 60:02}:{n % 60:02}:00"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = momento
    salida = BytesIO()
    imagen.save(salida, "JPEG", exif=exif)
    return salida.getvalue()


def archivos(sello, cuantas=CUANTAS):
    """Their names go against their hours; one of them is broken."""
    hechas = []
    for n in range(cuantas):
        contenido = foto(n, sello)
        contenido = contenido[: len(contenido) // 2] if n == ROTA else contenido
        hechas.append([f"{sello}-{cuantas - n:03}.jpg", base64.b64encode(contenido).decode()])
    return hechas


def subir(ventana, cuales, titulo):
    ventana.goto("/admin/fotografias/subir/", wait_until="networkidle")
    ventana.fill("[name=titulo]", titulo)
    ventana.locator("[data-zona]").evaluate(SOLTAR, cuales)


def contestar_mal(ventana, puerta, estado, **opciones):
    """What a proxy in front of the service says: no JSON of ours."""

    def negar(ruta):
        if ruta.request.method != "POST":
            return ruta.continue_()
        return ruta.fulfill(status=estado, content_type="text/html", body="<h1>nginx</h1>")

    ventana.context.route(puerta, negar, **opciones)


def titulos(ventana):
    return ventana.locator(".subida-titulo").all_inner_texts()


@pytest.fixture
def sello():
    return secrets.token_hex(4)


def test_sixty_dropped_one_broken_and_the_network_cut_all_end_once_and_in_order(
    abrir, captura, sello
):
    ventana = abrir()
    entrar(ventana, "redaccion")
    subir(ventana, archivos(sello), f"Entrega {sello}")
    resumen = ventana.locator("[data-resumen]")
    expect(resumen).to_have_text(re.compile(r"^[5-9] de 60|^1\d de 60"), timeout=120_000)
    ventana.context.set_offline(True)
    expect(resumen).to_contain_text("Sin red: sigue sola cuando vuelva", timeout=60_000)
    captura(ventana, "subida-sin-red-1280")
    ventana.context.set_offline(False)
    expect(resumen).to_have_text("59 de 60 ya están, 1 no entró.", timeout=300_000)
    mala = ventana.locator(".subida-renglon", has_text="está dañado o incompleto")
    expect(mala).to_have_count(1)
    expect(mala).to_contain_text(f"{sello}-{CUANTAS - ROTA:03}.jpg")
    expect(ventana.locator("[data-reintentar]:visible")).to_have_count(0)  # it will never go in
    ventana.set_viewport_size({"width": 360, "height": 800})
    captura(ventana, "subida-hecha-360")
    ventana.get_by_role("link", name="Seguir con las 59 que entraron").click()
    ventana.wait_for_load_state()
    esperadas = [f"{sello}-{CUANTAS - n:03}" for n in range(CUANTAS) if n != ROTA]
    assert titulos(ventana) == esperadas
    captura(ventana, "lote-360")


def test_the_same_one_twice_is_named_and_counted_once(abrir, captura, sello):
    """By its name or by another; what entered is what the lote has."""
    ventana = abrir()
    entrar(ventana, "redaccion")
    una, otra, mala = archivos(sello, 2) + [[f"{sello}-mala.jpg", "bm8="]]
    copia = [f"{sello}-copia.jpg", una[1]]
    subir(ventana, [una, otra, copia, una, mala], f"Dos veces {sello}")
    resumen = ventana.locator("[data-resumen]")
    expect(resumen).to_have_text("2 de 5 ya están, 2 repetidas, 1 no entró.", timeout=120_000)
    expect(ventana.locator("[data-reintentar]:visible")).to_have_count(0)
    repetidas = ventana.locator("[data-dicho]", has_text="Es la misma que")
    expect(repetidas).to_have_count(2)
    captura(ventana, "subida-repetidas-1280")
    ventana.get_by_role("link", name="Seguir con las 2 que entraron").click()
    ventana.wait_for_load_state()
    assert len(titulos(ventana)) == 2


def test_what_the_closed_browser_left_is_gone_on_with(abrir, sello):
    ventana = abrir()
    entrar(ventana, "redaccion")
    subir(ventana, archivos(sello, 3), f"A medias {sello}")
    ventana.wait_for_url(re.compile(r"/lotes/\d+/"))
    expect(ventana.locator(".subida-titulo")).to_have_count(3, timeout=60_000)
    otra = abrir(ancho=360)
    entrar(otra, "redaccion")
    otra.get_by_role("link", name=re.compile(f"A medias {sello}")).click()
    expect(otra.locator(".subida-titulo")).to_have_count(3)


def test_the_words_of_each_by_keyboard_and_they_stay(abrir, captura, sello):
    ventana = abrir()
    entrar(ventana, "redaccion")
    subir(ventana, archivos(sello, 3), f"Textos {sello}")
    ventana.wait_for_url(re.compile(r"/lotes/\d+/"))
    expect(ventana.locator(".subida-titulo")).to_have_count(3, timeout=60_000)
    ventana.get_by_role("link", name="Escribir qué se ve").click()
    cajas = ventana.locator("textarea")
    expect(cajas.nth(0)).to_be_focused()
    expect(ventana.get_by_text("Faltan 3.")).to_be_visible()
    ventana.keyboard.type("La primera.")
    ventana.keyboard.press("Enter")
    expect(cajas.nth(1)).to_be_focused()
    expect(ventana.get_by_text("Faltan 2.")).to_be_visible()
    ventana.keyboard.type("La segunda.")
    ventana.keyboard.press("Tab")
    expect(cajas.nth(2)).to_be_focused()
    ventana.keyboard.type("La tercera.")
    ventana.keyboard.press("Enter")
    expect(ventana.locator("[data-dicho]", has_text="Guardado.")).to_have_count(3)
    expect(ventana.get_by_text("A ninguna le falta.")).to_be_visible()
    captura(ventana, "textos-1280")
    ventana.reload()
    escritas = [cajas.nth(n).input_value() for n in range(3)]
    assert escritas == ["La primera.", "La segunda.", "La tercera."]


@pytest.mark.parametrize("ancho", ANCHOS)
def test_the_screens_of_a_lote_have_no_accessibility_violation(abrir, captura, sello, ancho):
    ventana = abrir(ancho=ancho)
    entrar(ventana, "direccion")
    subir(ventana, archivos(sello, 2), f"Ver {sello}")
    ventana.wait_for_url(re.compile(r"/lotes/\d+/"))
    expect(ventana.locator(".subida-titulo")).to_have_count(2, timeout=60_000)
    lote = ventana.url
    clave = lote.rstrip("/").rpartition("/")[2]
    de_el = {"lote": lote, "textos": f"{lote}textos/"}
    de_el |= {
        "a galería": f"/admin/galerias/lote/{clave}/",
        "a acto": f"/admin/agenda/lote/{clave}/",
    }
    for nombre, direccion in de_el.items():
        ventana.goto(direccion, wait_until="networkidle")
        faltas = Axe().run(ventana, options=AXE).response["violations"]
        captura(ventana, f"{nombre}-{ancho}")
        assert [(f["id"], [n["html"][:160] for n in f["nodes"]][:3]) for f in faltas] == [], nombre
        ancha = ventana.evaluate("document.documentElement.scrollWidth")
        assert ancha <= ancho, nombre


def test_without_javascript_the_form_sends_them_all(abrir, sello, tmp_path):
    for n in range(3):
        (tmp_path / f"{sello}-{n}.jpg").write_bytes(foto(n, sello))
    ventana = abrir(java_script_enabled=False)
    entrar(ventana, "redaccion")
    ventana.goto("/admin/fotografias/subir/")
    ventana.fill("[name=titulo]", f"Sin guion {sello}")
    ventana.set_input_files("[name=archivos]", sorted(tmp_path.glob("*.jpg")))
    ventana.get_by_role("button", name="Subir", exact=True).click()
    expect(ventana.locator(".subida-titulo")).to_have_count(3)


def test_what_the_server_could_not_take_is_tried_again_by_hand(abrir, sello):
    """A server that answers badly is not a file that is no good."""
    ventana = abrir()
    entrar(ventana, "redaccion")
    caido = ventana.context
    caido.route("**/lotes/*/una/", lambda ruta: ruta.fulfill(status=403, body="{}"))
    subir(ventana, archivos(sello, 1), f"Reintento {sello}")
    boton = ventana.locator("[data-reintentar]:visible")
    expect(boton).to_have_count(1, timeout=60_000)
    caido.unroute("**/lotes/*/una/")
    boton.click()
    expect(ventana.locator(".subida-titulo")).to_have_count(1, timeout=60_000)


@pytest.mark.parametrize("puerta", ["**/fotografias/subir/", "**/lotes/*/una/"])
def test_while_the_service_restarts_it_waits_and_goes_on_by_itself(abrir, sello, puerta):
    ventana = abrir()
    entrar(ventana, "redaccion")
    contestar_mal(ventana, puerta, 502)
    subir(ventana, archivos(sello, 1), f"Reinicio {sello}")
    resumen = ventana.locator("[data-resumen]")
    sigue = "0 de 1 ya están, falta 1. El servidor no contesta: sigue sola en un momento."
    expect(resumen).to_have_text(sigue, timeout=10_000)
    expect(ventana.get_by_text("Su sesión se cerró")).to_have_count(0)
    ventana.context.unroute(puerta)
    expect(ventana.locator(".subida-titulo")).to_have_count(1, timeout=60_000)


DE_SESION, PESA = "Su sesión se cerró", "Pesa más de lo que recibe el servidor"
NO_PUDO = "El servidor no pudo con ella"


@pytest.mark.parametrize("puerta", ["**/fotografias/subir/", "**/lotes/*/una/"])
@pytest.mark.parametrize(
    ("estado", "dicho"), [(401, DE_SESION), (403, DE_SESION), (413, PESA), (404, NO_PUDO)]
)
def test_only_a_closed_session_is_said_to_be_closed(abrir, sello, puerta, estado, dicho):
    ventana = abrir()
    entrar(ventana, "redaccion")
    contestar_mal(ventana, puerta, estado)
    subir(ventana, archivos(sello, 1), f"Negada {sello}")
    expect(ventana.locator("[data-dicho]")).to_contain_text(dicho, timeout=10_000)


def test_whoever_logs_in_again_beside_goes_on_with_what_was_left(abrir, sello):
    ventana = abrir()
    entrar(ventana, "redaccion")
    ventana.goto("/admin/fotografias/subir/", wait_until="networkidle")
    ventana.fill("[name=titulo]", f"Sesión {sello}")
    ventana.context.clear_cookies()
    ventana.locator("[data-zona]").evaluate(SOLTAR, archivos(sello, 2))
    expect(ventana.get_by_text("Su sesión se cerró").first).to_be_visible()
    entrar(ventana.context.new_page(), "redaccion")
    ventana.get_by_role("button", name="Reintentar las que faltan").click()
    ventana.wait_for_url(re.compile(r"/lotes/\d+/$"))
    expect(ventana.get_by_role("heading", name=f"Sesión {sello}").first).to_be_visible()


def test_one_too_heavy_is_not_offered_again(abrir, captura, sello):
    """It is as heavy the second time; and the other one goes in."""
    ventana = abrir()
    entrar(ventana, "redaccion")
    contestar_mal(ventana, "**/lotes/*/una/", 413, times=1)
    subir(ventana, archivos(sello, 2), f"Pesada {sello}")
    expect(ventana.locator("[data-resumen]")).to_have_text("1 de 2 ya están, 1 no entró.")
    expect(ventana.locator("[data-reintentar]:visible")).to_have_count(0)
    captura(ventana, "subida-pesada-1280")


def test_enter_in_the_last_of_a_page_goes_to_the_first_of_the_next(abrir, sello):
    ventana = abrir()
    entrar(ventana, "redaccion")
    cuales = [[f"{sello}-{n}.jpg", base64.b64encode(foto(n, sello)).decode()] for n in range(26)]
    subir(ventana, cuales, f"Páginas {sello}")
    ventana.wait_for_url(re.compile(r"/lotes/\d+/"))
    expect(ventana.locator(".subida-titulo")).to_have_count(26, timeout=120_000)
    ventana.get_by_role("link", name="Escribir qué se ve").click()
    ventana.locator("textarea").last.focus()
    ventana.keyboard.type("La última de esta página.")
    ventana.keyboard.press("Enter")
    ventana.wait_for_url("**pagina=2")
    cajas = ventana.locator("textarea")
    expect(cajas).to_have_count(2)
    expect(cajas.first).to_be_focused()
