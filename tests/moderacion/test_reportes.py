"""The framework's reports, on the screen and as a sheet."""

from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from moderacion.auditoria.exportar import rotulo
from tests.fabricas import crear_noticia, crear_usuario
from tests.moderacion.admin import entrar
from tests.moderacion.test_bitacora import hoja


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


def test_who_published_is_a_person_with_a_name(client, portada):
    directora = crear_usuario("Dirección", first_name="Elena", last_name="Ríos Peña")
    suya, _ = crear_noticia(title="Suya"), crear_noticia(title="De nadie")
    PageLogEntry.objects.filter(page_id=suya.pk, action="wagtail.publish").update(user=directora)
    entrar(client, "Superusuario")
    puerta = reverse("wagtailadmin_reports:aging_pages")
    filas = BeautifulSoup(client.get(puerta).content, "html.parser").select("main tbody tr")
    dichos = {tr.a.text.strip(): tr.select("td")[3].text.strip() for tr in filas}
    assert (dichos["Suya"], dichos["De nadie"]) == ("Elena Ríos Peña", "—")
    (libro_suyo,) = libro(client.get(puerta, {"export": "xlsx"}))
    en_libro = {fila[0].value: fila[3].value for fila in libro_suyo}
    assert (en_libro["Suya"], en_libro["De nadie"]) == ("Elena Ríos Peña", "—")
    assert any("Elena Ríos Peña" in fila for fila in hoja(client.get(puerta, {"export": "csv"})))


def test_a_book_says_the_hour_of_the_town_hall(client, portada):
    noticia = crear_noticia(title="La plaza")
    entrar(client, "Superusuario")
    puerta = reverse("wagtailadmin_reports:aging_pages")
    (suya,) = libro(client.get(puerta, {"export": "xlsx"}))
    (dicha,) = (fila[2].value for fila in suya if fila[0].value == "La plaza")
    salio = timezone.make_naive(noticia.last_published_at)
    assert abs(dicha - salio) < timedelta(seconds=1)
