"""A capsule in a real browser: its subtitles, its chapters, and the video of another on request."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.navegador.test_paginas import AXE

PROPIA = "/capsulas/la-vuelta-al-mercado-en-doce-segundos/"
AJENA = "/capsulas/cabildo-abierto-en-la-plaza-lo-que-se-pregunto/"
DE_YOUTUBE = re.compile(r"https://www\.youtube-nocookie\.com/embed/SanJacinto-")
FALSO = "<!doctype html><meta charset=utf-8><title>Reproductor</title><p>Aquí iría el video.</p>"


def esperar(ventana, condicion, paciencia=20):
    """Until it is true: the policy of the site lets no page wait by evaluating text."""
    limite = time.monotonic() + paciencia
    while not ventana.evaluate(condicion):
        assert time.monotonic() < limite, condicion
        ventana.wait_for_timeout(100)


@pytest.fixture
def pedidos():
    """Every address that a window asks for, but those of the town; `oir` begins to write them."""
    vistos = []

    def oir(ventana, pueblo):
        ventana.on("request", lambda p: p.url.startswith(pueblo) or vistos.append(p.url))
        ventana.context.route(
            lambda url: not url.startswith((pueblo, "data:", "blob:")),
            lambda ruta: ruta.fulfill(body=FALSO, content_type="text/html"),
        )
        return vistos

    return oir


def test_nothing_is_asked_of_another_before_the_button_is_pressed(abrir, pueblo, pedidos):
    ventana = abrir(ancho=360)
    ajenos = pedidos(ventana, pueblo)
    ventana.goto(AJENA, wait_until="networkidle")
    ventana.mouse.wheel(0, 4000)
    ventana.wait_for_timeout(500)
    assert ajenos == []
    assert "YouTube recibe la dirección de internet" in ventana.locator("[data-aviso]").inner_text()
    medida = "(({offsetTop, offsetHeight}) => [offsetTop, offsetHeight])"
    caja = f"{medida}(document.querySelector('.cuadro'))"
    antes = ventana.evaluate(caja)
    ventana.get_by_role("button", name="Ver el video aquí").click()
    marco = ventana.frame_locator(".cuadro iframe")
    assert marco.locator("p").inner_text() == "Aquí iría el video."
    assert len(ajenos) == 1
    assert DE_YOUTUBE.match(ajenos[0])
    assert ventana.evaluate(caja) == antes, "la página no brinca"
    assert "quizá lo quitaron" in ventana.locator("[role=status]").first.inner_text()
    assert ventana.get_by_role("link", name="Ver el video en YouTube").is_visible()


def test_the_player_is_told_which_site_it_is_on_and_no_page(abrir, pueblo, pedidos):
    """YouTube refuses whoever does not say where it comes from; the address of the page is ours."""
    ventana = abrir()
    pedidos(ventana, pueblo)
    ventana.goto(AJENA)
    with ventana.expect_request(DE_YOUTUBE) as esperado:
        ventana.get_by_role("button", name="Ver el video aquí").click()
    assert esperado.value.headers.get("referer") == f"{pueblo}/"


def test_with_the_keyboard_alone(abrir, pueblo, pedidos):
    ventana = abrir()
    pedidos(ventana, pueblo)
    ventana.goto(AJENA)
    ventana.get_by_role("button", name="Ver el video aquí").focus()
    ventana.keyboard.press("Enter")
    ventana.wait_for_selector(".cuadro iframe")
    assert ventana.evaluate("document.activeElement.tagName") == "IFRAME"


def test_without_javascript_there_is_a_link_and_what_is_said(abrir, pueblo, pedidos):
    ventana = abrir(java_script_enabled=False)
    ajenos = pedidos(ventana, pueblo)
    ventana.goto(AJENA)
    assert not ventana.get_by_role("button", name="Ver el video aquí").is_visible()
    enlace = ventana.get_by_role("link", name="Ver el video en YouTube")
    assert enlace.get_attribute("href") == "https://www.youtube.com/watch?v=SanJacinto-"
    assert ventana.get_by_role("heading", name="Transcripción").is_visible()
    assert ajenos == []


def test_its_subtitles_are_shown(abrir):
    ventana = abrir()
    ventana.goto(PROPIA)
    ventana.evaluate("document.querySelector('#video').muted = true")
    ventana.evaluate("document.querySelector('#video').play()")
    esperar(ventana, "document.querySelector('#video').currentTime > 0.2")
    esperar(
        ventana,
        "[...document.querySelector('#video').textTracks].some("
        "t => t.kind === 'captions' && t.mode === 'showing' && t.activeCues?.length)",
    )
    dicho = ventana.evaluate(
        "[...document.querySelector('#video').textTracks].find(t => t.kind === 'captions')"
        ".activeCues[0].text"
    )
    assert dicho.startswith("Once meses")


def test_a_chapter_moves_the_player(abrir):
    ventana = abrir(ancho=360)
    ventana.goto(PROPIA)
    ventana.evaluate("window.esLaMisma = true")
    ventana.get_by_role("link", name="0:05 La cuota de los puestos").click()
    esperar(ventana, "document.querySelector('#video').currentTime >= 5")
    assert ventana.evaluate("window.esLaMisma")  # it was not loaded again
    assert ventana.url.endswith(f"{PROPIA}?t=5#video")  # what is shared leads there
    assert ventana.evaluate("document.activeElement.id") == "video"


def test_a_chapter_without_javascript_loads_the_video_at_its_second(abrir):
    ventana = abrir(java_script_enabled=False)
    ventana.goto(PROPIA)
    ventana.get_by_role("link", name="0:05 La cuota de los puestos").click()
    assert ventana.locator("#video source").get_attribute("src").endswith("#t=5")


def test_the_list_is_filtered_without_javascript(abrir):
    ventana = abrir(ancho=360, java_script_enabled=False)
    ventana.goto("/capsulas/")
    ventana.get_by_label("Serie").select_option("Memoria del pueblo")
    ventana.get_by_role("button", name="Filtrar").click()
    assert ventana.locator("main h2").count() == 1


def test_its_chapters_are_a_track_that_the_browser_reads(abrir):
    ventana = abrir()
    ventana.goto(PROPIA)
    ventana.evaluate(
        "for (const t of document.querySelector('#video').textTracks) t.mode = 'hidden'"
    )
    esperar(
        ventana,
        "[...document.querySelector('#video').textTracks]"
        ".find(t => t.kind === 'chapters').cues?.length === 3",
    )


@pytest.mark.parametrize("ancho", [320, 1280])
@pytest.mark.parametrize("camino", [PROPIA, AJENA, "/capsulas/?serie=Memoria+del+pueblo"])
def test_nobody_is_left_out_and_nothing_overflows(abrir, captura, camino, ancho):
    ventana = abrir(ancho=ancho)
    ventana.goto(camino)
    faltas = Axe().run(ventana, options=AXE).response["violations"]
    assert [(f["id"], [n["html"][:120] for n in f["nodes"]][:3]) for f in faltas] == []
    assert ventana.evaluate("document.documentElement.scrollWidth") <= ancho
    captura(ventana, f"capsula-{ancho}-{camino.strip('/').rsplit('/', 1)[-1][:20]}")
