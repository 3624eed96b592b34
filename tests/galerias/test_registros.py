"""The register of photographs: what it lists, to whom, and the sheets that it gives."""

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acervo.models import Imagen
from tests.fabricas import crear_imagen
from tests.moderacion.admin import entrar

DOS = {"Baile", "Niñas"}


@pytest.fixture
def registro(client, portada):
    entrar(client, "Redacción")
    return reverse("registro_de_fotografias")


def test_it_is_seen_and_goes_out_as_a_sheet(client, registro):
    crear_imagen(title="=SUM(1)", description="Un baile", credito="José")
    crear_imagen(title="Niñas", menores=True, description="")
    pantalla = client.get(registro).content.decode()
    assert "Un baile" in pantalla
    assert "Falta" in pantalla
    hoja = b"".join(client.get(registro, {"export": "csv"})).decode()
    assert "'=SUM(1),Un baile,,José" in hoja
    libro = openpyxl.load_workbook(BytesIO(b"".join(client.get(registro, {"export": "xlsx"}))))
    filas = list(libro.active.values)
    assert filas[0][:2] == ("Título", "Texto alternativo")
    assert {(fila[0], fila[5]) for fila in filas[1:]} == {("=SUM(1)", "No"), ("Niñas", "Sí")}
    assert {celda.data_type for celda in libro.active["A"]} == {"s"}  # no formula


@pytest.mark.parametrize(
    ("filtro", "salen"),
    [("menores", {"Niñas"}), ("sin_texto", {"Niñas"}), ("retiradas", set()), ("", DOS)],
)
def test_its_filters(client, registro, filtro, salen):
    crear_imagen(title="Baile", description="Un baile")
    crear_imagen(title="Niñas", menores=True, description="")
    filas = client.get(registro, {"cuales": filtro}).context["object_list"]
    assert {foto.title for foto in filas} == salen


def test_it_costs_the_same_with_two_and_with_forty(client, registro):
    crear_imagen(), crear_imagen()
    client.get(registro)
    with CaptureQueriesContext(connection) as dos:
        client.get(registro)
    modelo = Imagen.objects.first()
    for n in range(38):
        modelo.pk, modelo.title = None, f"Copia {n}"
        modelo.save()
    with CaptureQueriesContext(connection) as muchas:
        client.get(registro)
    assert len(muchas) == len(dos)


def test_whoever_writes_nothing_does_not_see_it(client, portada):
    entrar(client, "Enlace")
    assert client.get(reverse("registro_de_fotografias")).status_code in (302, 403)
