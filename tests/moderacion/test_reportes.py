"""The framework's reports, on the screen and as a sheet."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from moderacion.exportar import rotulo
from tests.fabricas import crear_noticia
from tests.moderacion.admin import entrar


def libro(respuesta):
    return load_workbook(BytesIO(b"".join(respuesta.streaming_content)))


@pytest.mark.parametrize(
    ("reporte", "dice"),
    [
        ("aging_pages", "Páginas envejeciendo"),
        ("locked_pages", "Páginas bloqueadas"),
        ("workflow", "Revisión"),
        ("workflow_tasks", "Pasos de la revisión"),
    ],
)
def test_the_sheet_of_a_book_says_what_it_is(client, portada, reporte, dice):
    noticia = crear_noticia(title="=La plaza")
    entrar(client, "Superusuario")
    puerta = reverse(f"wagtailadmin_reports:{reporte}")
    (suya,) = libro(client.get(puerta, {"export": "xlsx"}))
    assert suya.title == dice
    if reporte == "aging_pages":
        titulos = [celda.value for celda in suya["A"]]
        assert titulos[0] == "Título"
        assert noticia.title in titulos


@pytest.mark.parametrize(
    ("nombre", "dice"),
    [
        ("Avisos: 2026/27 [1]", "Avisos 2026 27 1"),
        ("'Uno'", "Uno"),
        ("Una lista de nombre muy largo para una hoja", "Una lista de nombre muy largo p"),
        ("*?", "Hoja"),
    ],
)
def test_a_name_that_a_book_refuses_is_made_one_that_it_takes(nombre, dice):
    assert rotulo(nombre) == dice
