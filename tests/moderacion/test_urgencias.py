"""What was published alone: the year's list, and who read it afterwards."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from moderacion.actions import repasar
from moderacion.custodia import libro
from moderacion.models import Aprobacion
from tests.fabricas import crear_noticia, crear_usuario
from tests.moderacion.admin import entrar
from tests.moderacion.test_idioma import en_ingles

URGENCIAS = "/admin/mesa/urgencias/"


def publicar_sola(titulo, por, motivo, hace=0):
    noticia = crear_noticia(publicada=False, title=titulo)
    revision = noticia.save_revision(user=por)
    entrada = libro.aprobar(revision=revision, por=por, urgente=motivo)
    cuando = timezone.now() - timedelta(days=hace)
    Aprobacion.objects.filter(pk=entrada.pk).update(cuando=cuando)
    return entrada


@pytest.fixture
def lista(portada):
    """One of this year already read by another, one not; and one of some years ago."""
    rebeca = crear_usuario("Dirección", first_name="Rebeca", last_name="Sámano")
    fermin = crear_usuario("Dirección", first_name="Fermín", last_name="Olvera")
    repasada = publicar_sola("Fuga de gas", rebeca, "=Nadie estaba")
    repasar(aprobacion=repasada, por=fermin, nota="Bien.")
    publicar_sola("Se cierra el puente", rebeca, "Era de noche")
    publicar_sola("Lo de antes", rebeca, "Hace mucho", hace=800)
    return rebeca


def test_each_year_has_its_list(client, lista):
    entrar(client, "Dirección")
    html = client.get(URGENCIAS).content.decode()
    for dicho in ("Fuga de gas", "Se cierra el puente", "Rebeca Sámano", "Era de noche"):
        assert dicho in html
    for dicho in ("Fermín Olvera", "Bien.", "Falta que alguien la repase"):
        assert dicho in html
    assert "Lo de antes" not in html
    anio = (timezone.localtime() - timedelta(days=800)).year
    html = client.get(URGENCIAS, {"anio": anio}).content.decode()
    assert "Lo de antes" in html
    assert "Fuga de gas" not in html
    assert en_ingles(html) == []


def test_the_list_is_taken_out_as_a_sheet_and_that_is_logged(client, lista):
    quien = entrar(client, "Dirección")
    respuesta = client.get(URGENCIAS, {"formato": "csv"})
    texto = b"".join(respuesta.streaming_content).decode()
    filas = list(csv.reader(io.StringIO(texto.removeprefix("\ufeff"))))
    assert filas[0][0] == "Cuándo se publicó"
    assert filas[0][5] == "Cuándo la repasó"
    assert len(set(filas[0])) == len(filas[0]), "no two columns are called the same"
    assert [fila[1] for fila in filas[1:]] == ["Fuga de gas", "Se cierra el puente"]
    assert filas[1][2:5] == ["Rebeca Sámano", "'=Nadie estaba", "Fermín Olvera"]
    assert filas[2][4] == "Falta"
    asiento = ModelLogEntry.objects.get(action="pregon.exportar")
    assert (asiento.user, asiento.label) == (quien, f"Urgencias de {timezone.localdate().year}")


@pytest.mark.parametrize("rol", ["Redacción", "Administración", "Enlace"])
def test_it_is_for_direccion(client, lista, rol):
    entrar(client, rol)
    assert client.get(URGENCIAS).status_code == 302


@pytest.mark.parametrize("anio", ["", "x", "1", "99999999999999999999", "2026.5", "\x01"])
def test_a_year_that_is_none_is_this_one(client, lista, anio):
    entrar(client, "Superusuario")
    assert "Fuga de gas" in client.get(URGENCIAS, {"anio": anio}).content.decode()


def test_a_year_without_any_says_so(client, portada):
    entrar(client, "Dirección")
    assert "nada se publicó con urgencia" in client.get(URGENCIAS).content.decode()


def test_it_costs_the_same_with_one_and_with_many(client, portada, django_assert_max_num_queries):
    rebeca = crear_usuario("Dirección")
    entrar(client, "Dirección")
    for n in range(12):
        publicar_sola(f"Urgente {n}", rebeca, "Noche")
    client.get(URGENCIAS)
    with django_assert_max_num_queries(20):
        client.get(URGENCIAS)
