"""The pictures of the editors' manual, taken from a running demo: `make capturas`."""

import re
from io import BytesIO

import pytest
from django.conf import settings
from PIL import Image

from tests.navegador.test_bandeja import corregir, pendiente
from tests.navegador.test_historia import entrar

DESTINO = settings.RAIZ / "docs" / "manual" / "imagenes"


@pytest.fixture
def de(abrir):
    """That person's window: on a telephone, or at a desk (`ancho=1280`)."""

    def entrar_como(usuario, ancho=360):
        ventana = abrir(ancho=ancho, alto=780)
        entrar(ventana, usuario)
        return ventana

    return entrar_como


def tomar(ventana, nombre):
    """What is in sight, in WebP."""
    DESTINO.mkdir(exist_ok=True)
    foto = Image.open(BytesIO(ventana.screenshot()))
    foto.convert("RGB").save(DESTINO / f"{nombre}.webp", quality=80, method=6)


def test_bandeja(de):
    titulo = corregir(de("redaccion", 1280), 3, "desde el lunes")
    directora = de("direccion")
    directora.goto("/admin/mesa/bandeja/")
    tomar(directora, "bandeja")
    suyo = pendiente(directora, titulo)
    suyo.locator("summary").evaluate("s => s.scrollIntoView()")
    tomar(directora, "bandeja-cambio")
    suyo.get_by_role("link", name="Devolver…").click()
    suyo.get_by_label("Qué hay que corregir").fill("Es desde el martes: corrija el titular.")
    tomar(directora, "devolver")


def test_urgencia(de):
    titulo = corregir(de("direccion", 1280), 4, "con cambio de hora")
    directora = de("direccion")
    directora.goto("/admin/mesa/bandeja/")
    suyo = pendiente(directora, titulo)
    suyo.get_by_role("link", name=re.compile("Publicar con urgencia")).click()
    tomar(directora, "urgencia")


def test_retirar(de):
    directora = de("direccion")
    directora.goto("/admin/mesa/lista/publicadas/")
    directora.get_by_role("link", name=re.compile("^Retirar")).nth(6).click()
    tomar(directora, "retirar")


def test_veda(de):
    directora = de("direccion")
    directora.goto("/admin/mesa/vedas/nueva/")
    directora.get_by_label("Empieza").fill("04/04/2027 00:00")
    directora.get_by_label("Termina").fill("07/06/2027 00:00")
    directora.keyboard.press("Escape")
    tomar(directora, "veda-nueva")
    directora.get_by_role("button", name="Ver qué se ocultaría").click()
    directora.get_by_role("heading", name=re.compile("Qué se ocultaría")).wait_for()
    tomar(directora, "veda-ensayo")
