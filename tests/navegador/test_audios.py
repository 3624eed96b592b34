"""An audio in a real browser: heard, drawn, and cut by keyboard and by mouse."""

import json
import shutil
import subprocess
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.navegador.test_capsulas import esperar
from tests.navegador.test_paginas import AXE
from tests.navegador.test_panel import entrar

PAGINA = "/audios/por-que-se-cerro-el-portal-y-cuando-se-abre/"
con_ffmpeg = pytest.mark.skipif(not shutil.which("ffprobe"), reason="esta máquina no tiene ffmpeg")
TOLERANCIA = 0.06
HACERLO = 60_000  # milliseconds that the queue may take


@pytest.fixture
def mesa(abrir):
    """The screen where the first audio of the town is cut."""

    def nueva(**opciones):
        ventana = abrir(**opciones)
        entrar(ventana, "redaccion")
        ventana.goto("/admin/media/?q=portal")
        ventana.get_by_role(
            "link", name="Por qué se cerró el portal y cuándo se abre"
        ).first.click()
        ventana.get_by_role("link", name="Cortar").click()
        expect(ventana.get_by_label("Título del corte")).to_be_visible()
        return ventana

    return nueva


def nuevo(titulo):
    """Another each time: what was already cut is not cut again."""
    return f"{titulo} {time.time_ns()}"


def guardado(ventana, titulo, carpeta):
    """Asks for the cut, waits for the queue, and returns how long it is, as ffprobe says."""
    ventana.get_by_label("Título del corte").fill(titulo)
    ventana.get_by_role("button", name="Guardar el corte").click()
    enlace = ventana.locator("#cortes").get_by_role("link", name=titulo)
    expect(enlace).to_be_visible(timeout=HACERLO)
    enlace.click()
    direccion = ventana.locator("a[href*='/media/'][href$='.mp3']").first.get_attribute("href")
    archivo = carpeta / "corte.mp3"
    archivo.write_bytes(ventana.request.get(direccion).body())
    orden = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "json"]
    dicho = subprocess.run([*orden, str(archivo)], capture_output=True, check=True).stdout  # noqa: S603
    return float(json.loads(dicho)["format"]["duration"])


@con_ffmpeg
def test_a_piece_is_cut_by_keyboard(mesa, captura, tmp_path):
    ventana = mesa()
    empieza, termina = (ventana.get_by_role("slider", name=n) for n in ("Empieza", "Termina"))
    empieza.focus()
    for tecla in ("Shift+ArrowRight", "Shift+ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        ventana.keyboard.press(tecla)
    expect(ventana.locator("[name=desde]")).to_have_value("0:02.1")
    expect(empieza).to_have_attribute("aria-valuetext", "0:02.1")
    termina.focus()
    for _ in range(5):
        ventana.keyboard.press("Shift+ArrowLeft")
    expect(ventana.locator("[name=hasta]")).to_have_value("0:09.0")
    expect(ventana.locator("[data-dice]")).to_have_text("El corte dura 0:06.9")
    captura(ventana, "cortar-1280")
    assert abs(guardado(ventana, nuevo("Por teclado"), tmp_path) - 6.9) < TOLERANCIA


@con_ffmpeg
def test_a_piece_is_cut_by_mouse(mesa, tmp_path):
    ventana = mesa()
    caja = ventana.get_by_role("slider", name="Empieza").bounding_box()
    medio = caja["y"] + caja["height"] / 2
    for de, a in ((12, caja["width"] * 0.25), (caja["width"] - 12, caja["width"] * 0.75)):
        ventana.mouse.move(caja["x"] + de, medio)
        ventana.mouse.down()
        ventana.mouse.move(caja["x"] + a, medio, steps=8)
        ventana.mouse.up()
    desde, hasta = (
        float(ventana.locator(f"[name={n}]").input_value().partition(":")[2])
        for n in ("desde", "hasta")
    )
    assert 2.5 < desde < 4.5
    assert 9.5 < hasta < 11.5
    assert abs(guardado(ventana, nuevo("Por ratón"), tmp_path) - (hasta - desde)) < TOLERANCIA


def test_the_fades_are_heard_before_it_is_saved(mesa):
    ventana = mesa()
    ventana.locator("[name=desde]").fill("0:01.0")
    ventana.locator("[name=hasta]").fill("0:03.0")
    ventana.locator("[name=entra]").fill("1")
    ventana.locator("[name=sale]").fill("1")
    ventana.evaluate(
        "window.niveles = [];"
        "document.querySelector('.cortar audio').addEventListener('volumechange', (e) =>"
        " window.niveles.push([e.target.currentTime, e.target.volume]))"
    )
    ventana.get_by_role("button", name="Escuchar el corte").click()
    esperar(ventana, "document.querySelector('.cortar audio').currentTime > 2.5")
    esperar(ventana, "document.querySelector('.cortar audio').paused")
    niveles = ventana.evaluate("window.niveles")
    assert min(volumen for t, volumen in niveles if t < 1.2) < 0.3
    assert max(volumen for t, volumen in niveles if 1.7 < t < 2.3) > 0.7
    assert min(volumen for t, volumen in niveles if 2.8 < t < 3.0) < 0.3
    assert 2.9 < ventana.evaluate("document.querySelector('.cortar audio').currentTime") < 3.4
    assert ventana.evaluate("document.querySelector('.cortar audio').volume") == 1


@con_ffmpeg
def test_without_javascript_it_is_cut_by_what_is_typed(mesa):
    ventana = mesa(java_script_enabled=False)
    assert not ventana.get_by_role("button", name="Escuchar el corte").is_visible()
    ventana.get_by_label("Empieza").fill("0:01.0")
    ventana.get_by_label("Termina").fill("0:02.5")
    titulo = nuevo("Sin guiones")
    ventana.get_by_label("Título del corte").fill(titulo)
    ventana.get_by_role("button", name="Guardar el corte").click()
    expect(ventana.get_by_text(f"Se está cortando «{titulo}»").first).to_be_visible()


def test_the_drawing_takes_one_to_a_moment(abrir):
    ventana = abrir(ancho=360)
    ventana.goto(PAGINA)
    onda = ventana.locator(".escucha .onda")
    onda.click(position={"x": onda.bounding_box()["width"] / 2, "y": 20})
    esperar(ventana, "document.querySelector('.escucha audio').currentTime > 6")
    esperar(ventana, "document.querySelector('.escucha .oido').getAttribute('width') > 100")


@pytest.mark.parametrize("ancho", [320, 1280])
@pytest.mark.parametrize("camino", [PAGINA, "/audios/?quien=luna"])
def test_nobody_is_left_out_and_nothing_overflows(abrir, captura, camino, ancho):
    ventana = abrir(ancho=ancho)
    ventana.goto(camino)
    faltas = Axe().run(ventana, options=AXE).response["violations"]
    assert [(f["id"], [n["html"][:120] for n in f["nodes"]][:3]) for f in faltas] == []
    assert ventana.evaluate("document.documentElement.scrollWidth") <= ancho
    captura(ventana, f"audio-{ancho}-{'lista' if '?' in camino else 'pagina'}")


@pytest.mark.parametrize("ancho", [360, 1280])
def test_the_screen_of_cutting_leaves_nobody_out(mesa, captura, ancho):
    ventana = mesa(ancho=ancho)
    faltas = Axe().run(ventana, options=AXE).response["violations"]
    captura(ventana, f"cortar-{ancho}")
    assert [(f["id"], [n["html"][:160] for n in f["nodes"]][:3]) for f in faltas] == []
    assert ventana.evaluate("document.documentElement.scrollWidth") <= ancho


def test_what_is_typed_stays_and_what_is_wrong_is_said_beside_it(mesa):
    ventana = mesa()
    desde, hasta = (ventana.locator(f"[name={n}]") for n in ("desde", "hasta"))
    avisos = ventana.locator("[data-aviso-de-tiempo]:visible")
    hasta.fill("4")
    hasta.press("Tab")
    expect(ventana.locator("[data-dice]")).to_have_text("El corte dura 0:04.0")
    desde.fill("6")
    desde.press("Tab")
    expect(desde).to_have_value("6")
    expect(hasta).to_have_value("4")
    expect(desde).to_have_attribute("aria-invalid", "true")
    expect(avisos).to_have_text(["Termina antes de empezar: corrija uno de los dos."])
    ventana.get_by_role("button", name="Escuchar el corte").click()
    expect(desde).to_be_focused()
    hasta.fill("7")
    hasta.press("Tab")
    expect(avisos).to_have_count(0)
    expect(ventana.locator("[data-dice]")).to_have_text("El corte dura 0:01.0")
    expect(ventana.get_by_role("slider", name="Empieza")).to_have_attribute(
        "aria-valuetext", "0:06.0"
    )
    desde.fill("seis")
    desde.press("Tab")
    expect(avisos).to_have_text(["Escríbalo en minutos y segundos, como 1:23.4"])
    expect(desde).to_have_value("seis")
    desde.fill("99999")
    desde.press("Tab")
    expect(avisos).to_contain_text(["El audio dura"])
