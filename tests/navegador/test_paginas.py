"""Every shape of public page, as people with different eyes, hands and telephones meet it."""

import gzip
import random
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.muestra import TODO

ANCHOS, TEMAS = (360, 768, 1280), ("light", "dark")
SEMILLA = 20261123
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FORMAS = {
    "portada": "/",
    "noticias": "/noticias/",
    "filtradas": "/noticias/?tipo=boletin",
    "ninguna": "/noticias/?mes=1999-01",
    "agenda": "/agenda/",
    "agenda filtrada": "/agenda/?area=cultura-y-turismo&gratis=si",
    "agenda vacia": "/agenda/?area=proteccion-civil&accesible=si&cuando=hoy",
    "fin de semana": "/agenda/?cuando=fin-de-semana",
    "mes": "/agenda/2026/01/",
    "dia": "/agenda/2026/01/15/",
    "galerias": "/galerias/",
    "capsulas": "/capsulas/",
    "areas": "/areas/",
    "buscar": "/buscar/?q=mercado",
    "vacia": "/buscar/?q=zzzz",
    "informativa": "/aviso-de-privacidad/",
    "error": "/no-existe/",
    "boletin": ("/noticias/?tipo=boletin", ".lista h3 a"),
    "entrevista": ("/noticias/?tipo=entrevista", ".lista h3 a"),
    "acto": ("/agenda/", ".acto h4 a"),
    "una fecha": ("/agenda/", ".acto h4 a:has-text('Torneo de barrios')", ".cuando a"),
    "serie": "/agenda/tianguis-cultural-de-los-sabados/",
    "fecha cancelada": ("/agenda/tianguis-cultural-de-los-sabados/", ".cuando del a"),
    "galeria": ("/galerias/", "main h2 a"),
    "foto": ("/galerias/", "main h2 a", ".mosaico a"),
    "mediateca": "/mediateca/",
    "mediateca filtrada": "/mediateca/?tipo=video",
    "capsula": ("/capsulas/", "main h2 a"),
    "area": ("/areas/", "main h2 a"),
    "tema": "/temas/agua/",
}
KIB = 1024
TITULOS_LARGOS = """document.querySelectorAll('main :is(h1, h2, h3, h4)').forEach(
    e => { (e.querySelector('a') || e).textContent = 'Licitacion-1795805450906534595-MX' })"""


def casos():
    """The whole matrix, or one width and theme a shape by the seed."""
    azar = random.Random(SEMILLA)  # noqa: S311  a seed, not a secret
    for forma in FORMAS:
        todos = [(ancho, tema) for ancho in ANCHOS for tema in TEMAS]
        for ancho, tema in todos if TODO else [azar.choice(todos)]:
            yield pytest.param(forma, ancho, tema, id=f"{forma}-{ancho}-{tema}")


def ir(ventana, forma):
    """Opens that shape of page, following links from its list where it has no fixed address."""
    camino = FORMAS[forma]
    if isinstance(camino, str):
        return ventana.goto(camino)
    respuesta = ventana.goto(camino[0])
    for enlace in camino[1:]:
        respuesta = ventana.goto(ventana.locator(enlace).first.get_attribute("href"))
    return respuesta


@pytest.mark.parametrize(("forma", "ancho", "tema"), list(casos()))
def test_a_page_has_no_accessibility_violation(abrir, forma, ancho, tema):
    ventana = abrir(ancho=ancho, color_scheme=tema)
    ir(ventana, forma)
    faltas = Axe().run(ventana, options=AXE).response["violations"]
    assert [(f["id"], [n["html"][:120] for n in f["nodes"]][:3]) for f in faltas] == []


@pytest.mark.parametrize("forma", FORMAS)
def test_a_page_is_light_its_own_and_holds_no_memory_of_the_reader(abrir, forma, pueblo):
    ventana = abrir(ancho=360, java_script_enabled=True)
    pedidos, quejas = [], []
    ventana.on("request", lambda r: pedidos.append(r.url))
    ventana.on("console", lambda m: quejas.append(m.text) if m.type == "error" else None)
    html = ir(ventana, forma).body()
    assert len(gzip.compress(html)) <= 10 * KIB
    hojas = {u for u in pedidos if re.search(r"\.css(\?|$)", u)}
    guiones = {u for u in pedidos if u.endswith(".js")}
    assert peso(ventana, hojas) <= 15 * KIB
    assert peso(ventana, guiones) <= 8 * KIB
    assert [u for u in pedidos if not u.startswith((pueblo, "data:"))] == []
    assert ventana.context.cookies() == []
    if forma != "error":
        assert quejas == []


def peso(ventana, urls):
    return sum(len(gzip.compress(ventana.request.get(url).body())) for url in urls)


def test_the_first_view_of_a_boletin_is_at_most_150_kilobytes_on_a_telephone(abrir):
    """Bytes on the wire, headers included, as the browser counts them; each boletín of a list."""
    lista = abrir(ancho=360)
    lista.goto("/noticias/?tipo=boletin")
    boletines = lista.locator(".lista h3 a").evaluate_all("enlaces => enlaces.map(e => e.href)")
    pesos = {boletin: sum(bytes_del_cable(abrir, boletin)) for boletin in boletines}
    assert len(pesos) >= 8
    assert {b: peso for b, peso in pesos.items() if not 40 * KIB < peso <= 150 * KIB} == {}


def bytes_del_cable(abrir, url):
    """What each file weighed for a telephone that comes for the first time."""
    ventana = abrir(ancho=360, alto=780, device_scale_factor=2)
    cable, pesos = ventana.context.new_cdp_session(ventana), []
    cable.on("Network.loadingFinished", lambda e: pesos.append(e["encodedDataLength"]))
    cable.send("Network.enable")
    ventana.goto(url, wait_until="networkidle")
    return pesos


@pytest.mark.parametrize("forma", FORMAS)
def test_a_page_fits_320_pixels_and_text_at_double(abrir, forma):
    ventana = abrir(ancho=320)
    ir(ventana, forma)
    assert ventana.evaluate("document.documentElement.scrollWidth") <= 320
    doble = abrir(ancho=360)
    ir(doble, forma)
    doble.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert doble.evaluate("document.documentElement.scrollWidth") <= 360
    doble.evaluate(TITULOS_LARGOS)
    assert doble.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("fuentes", ["a tiempo", "tarde"])
@pytest.mark.parametrize("forma", ["portada", "boletin", "galeria", "mediateca"])
def test_nothing_moves_while_a_page_loads(abrir, forma, fuentes):
    """The least of three loads in a window that has its size already: one that is opened while
    the machine does too much is made narrow late."""
    ventana = abrir(ancho=360)
    ventana.context.new_cdp_session(ventana).send(
        "Network.setCacheDisabled", {"cacheDisabled": True}
    )
    if fuentes == "tarde":
        ventana.route("**/*.woff2", lambda ruta: ventana.wait_for_timeout(800) or ruta.continue_())
    ventana.add_init_script(
        "window.saltos = 0; new PerformanceObserver(l => l.getEntries().forEach("
        "e => { if (!e.hadRecentInput) window.saltos += e.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    assert min(lo_que_se_mueve(ventana, forma) for _ in range(3)) < 0.02


def lo_que_se_mueve(ventana, forma):
    ir(ventana, forma)
    ventana.wait_for_load_state("networkidle")
    assert ventana.evaluate("innerWidth") == 360
    return ventana.evaluate("window.saltos")


def test_without_javascript_nothing_is_lost(abrir):
    ventana = abrir(ancho=360, java_script_enabled=False)
    ventana.goto("/")
    ventana.get_by_role("link", name="Menú").click()
    ventana.get_by_role("link", name="Noticias", exact=True).click()
    ventana.locator(".filtros summary").click()
    ventana.select_option("[name=tipo]", "entrevista")
    ventana.get_by_role("button", name="Filtrar").click()
    assert "tipo=entrevista" in ventana.url
    ventana.locator(".lista h3 a").first.wait_for()
    ir(ventana, "galeria")
    ventana.locator(".mosaico a").first.click()
    assert ventana.locator(".una-foto figure img").is_visible()
    ventana.get_by_role("link", name="Siguiente").click()
    assert ventana.url.endswith("/2/")
    foto = ventana.get_by_role("link", name="Para impresión").get_attribute("href")
    assert ventana.request.get(foto).headers["content-type"] == "image/jpeg"
    ventana.get_by_role("link", name="Toda la galería").click()
    assert ventana.locator(".mosaico figure").count() > 1
    ir(ventana, "boletin")
    assert ventana.locator("textarea").first.input_value() or ventana.locator("main").inner_text()


def test_the_keyboard_goes_from_end_to_end(abrir):
    ventana = abrir()
    ventana.goto("/")
    ventana.keyboard.press("Tab")
    salto = ventana.evaluate("document.activeElement.textContent")
    assert salto == "Saltar al contenido"
    vistos = set()
    for _ in range(120):
        ventana.keyboard.press("Tab")
        vistos.add(ventana.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
        if ventana.evaluate("!!document.activeElement.closest('.legal')"):
            break
    assert ventana.evaluate("!!document.activeElement.closest('.legal')")
    assert len(vistos) > 20


def test_the_viewer_opens_moves_and_gives_the_focus_back(abrir):
    ventana = abrir()
    ir(ventana, "galeria")
    primera = ventana.locator("[data-visor] a").first
    primera.focus()
    ventana.keyboard.press("Enter")
    visor = ventana.locator("dialog[open]")
    visor.wait_for()
    antes = visor.locator("img").get_attribute("src")
    ventana.keyboard.press("ArrowRight")
    assert visor.locator("img").get_attribute("src") != antes
    ventana.keyboard.press("Escape")
    assert ventana.locator("dialog[open]").count() == 0
    assert ventana.evaluate("!!document.activeElement.closest('[data-visor]')")


LARGA = "/galerias/el-pueblo-de-dia-y-de-noche/"


def test_the_viewer_goes_past_the_page_and_says_where_it_is(abrir):
    ventana = abrir()
    ventana.goto(LARGA)
    ventana.locator("[data-visor] a").first.click()
    visor = ventana.locator("dialog[open]")
    assert visor.get_by_text("1 de 30", exact=True).is_visible()
    assert visor.locator("[aria-live=polite]").inner_text().startswith("1 de 30")
    assert visor.get_by_role("button", name="Anterior").is_disabled()
    ventana.keyboard.press("End")
    visor.get_by_text("30 de 30", exact=True).wait_for()
    ventana.keyboard.press("ArrowLeft")
    visor.get_by_text("29 de 30", exact=True).wait_for()
    assert visor.locator(".pie").inner_text()
    assert visor.locator("img").get_attribute("alt")
    impresion = visor.get_by_role("link", name="Descargar para impresión").get_attribute("href")
    assert ventana.request.get(impresion).headers["content-type"] == "image/jpeg"
    ventana.keyboard.press("End")
    assert visor.get_by_role("button", name="Siguiente").is_disabled()
    ventana.keyboard.press("Escape")
    expect(ventana.locator("figure[data-lugar='24'] a").first).to_be_focused()


def test_the_viewer_goes_back_past_the_page(abrir):
    ventana = abrir()
    ventana.goto(f"{LARGA}?pagina=2")
    ventana.locator("[data-visor] a").first.click()
    visor = ventana.locator("dialog[open]")
    assert visor.get_by_text("25 de 30", exact=True).is_visible()
    ventana.keyboard.press("ArrowLeft")
    visor.get_by_text("24 de 30", exact=True).wait_for()
    ventana.keyboard.press("Escape")
    expect(ventana.locator("figure[data-lugar='25'] a").first).to_be_focused()


def test_a_finger_passes_the_photographs_of_the_viewer(abrir):
    ventana = abrir(ancho=360, has_touch=True)
    ventana.goto(LARGA)
    ventana.locator("[data-visor] a").first.click()
    visor = ventana.locator("dialog[open]")
    visor.get_by_text("1 de 30", exact=True).wait_for()
    dedo = {"pointerType": "touch", "isPrimary": True, "bubbles": True}
    imagen = visor.locator("img")
    imagen.dispatch_event("pointerdown", {**dedo, "clientX": 300})
    imagen.dispatch_event("pointerup", {**dedo, "clientX": 100})
    assert visor.get_by_text("2 de 30", exact=True).is_visible()
    imagen.dispatch_event("pointerdown", {**dedo, "clientX": 100})
    imagen.dispatch_event("pointerup", {**dedo, "clientX": 300})
    assert visor.get_by_text("1 de 30", exact=True).is_visible()


def test_the_open_viewer_has_no_accessibility_violation(abrir):
    ventana = abrir(ancho=360)
    ventana.goto(LARGA)
    ventana.locator("[data-visor] a").first.click()
    ventana.locator("dialog[open]").wait_for()
    faltas = Axe().run(ventana, options=AXE).response["violations"]
    assert [(f["id"], [n["html"][:120] for n in f["nodes"]][:3]) for f in faltas] == []


def test_a_credit_is_copied_from_the_media_centre(abrir):
    ventana = abrir()
    ventana.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ventana.goto("/mediateca/?tipo=foto")
    credito = ventana.locator(".credito").first
    credito.get_by_role("button", name="Copiar crédito").click()
    ventana.get_by_role("button", name="Copiado").wait_for()
    copiado = ventana.evaluate("navigator.clipboard.readText()")
    assert copiado.startswith("Foto: ")
    assert copiado in credito.inner_text()


def test_paper_shows_the_boletin_and_not_the_menus(abrir):
    ventana = abrir()
    ir(ventana, "boletin")
    ventana.emulate_media(media="print")
    assert ventana.locator("h1").is_visible()
    assert not ventana.locator(".lugares").is_visible()
    assert not ventana.locator(".redes").first.is_visible()
