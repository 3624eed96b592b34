"""The form of a record: it does not ask twice, does not cut, and takes no moment that cannot be."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from agenda_publica.models import Compromiso
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_registro import NUEVO, forma
from tests.moderacion.admin import entrar

SERIE = {"inicio": "2026-12-07 09:00", "fin": "", "cada": "dia", "veces": "4"}


def fila(**otros):
    return {"original": "", "inicio": "", "fin": "", "titulo": "", **otros}


def guardar(client, *filas, **datos):
    return client.post(reverse(NUEVO), forma(**{**SERIE, **datos}, sesiones=inline_formset(filas)))


def errores(respuesta):
    html = BeautifulSoup(respuesta.content, "html.parser")
    return " ".join(e.get_text(" ", strip=True) for e in html.select("main .w-field__errors"))


def leidas():
    citas = Compromiso.objects.get().citas.all()
    return [f"{c.inicio.astimezone(UTC):%d %H}{' x' if c.cancelada else ''}" for c in citas]


@pytest.mark.parametrize("cambio", [{"cancelada": "on"}, {"titulo": "La de adultos"}])
def test_of_a_date_that_is_not_moved_its_hour_is_not_asked_again(client, portada, cambio):
    entrar(client, "Redacción")
    respuesta = guardar(client, fila(original="2026-12-08 09:00", **cambio))
    assert respuesta.status_code == 302, errores(respuesta)
    baja = " x" if "cancelada" in cambio else ""
    assert leidas() == ["07 15", f"08 15{baja}", "09 15", "10 15"]


def test_one_more_date_has_to_say_when(client, portada):
    entrar(client, "Redacción")
    respuesta = guardar(client, fila(titulo="Clausura"))
    assert errores(respuesta).count("Falta llenar este campo") == 1
    html = BeautifulSoup(client.get(reverse(NUEVO)).content, "html.parser")
    vacia = BeautifulSoup(
        html.select_one("#id_sesiones-EMPTY_FORM_TEMPLATE").decode_contents(), "html.parser"
    )
    (rotulo,) = [r for r in vacia.select("label") if "Empieza" in r.text]
    assert "*" not in rotulo.text


@pytest.mark.parametrize(
    "filas",
    [
        [fila(original="2026-12-08 09:00", inicio="2026-12-09 09:00")],
        [fila(inicio="2026-12-09 09:00")],
        [
            fila(original="2026-12-08 09:00", inicio="2026-12-17 12:00"),
            fila(original="2026-12-09 09:00", inicio="2026-12-17 12:00"),
        ],
    ],
)
def test_two_of_its_dates_are_not_held_at_one_moment(client, portada, filas):
    entrar(client, "Redacción")
    assert "El acto ya tiene esa fecha: elija otra" in errores(guardar(client, *filas))
    assert not Compromiso.objects.exists()


def test_one_may_take_the_place_of_another_that_is_off(client, portada):
    entrar(client, "Redacción")
    respuesta = guardar(
        client,
        fila(original="2026-12-09 09:00", cancelada="on"),
        fila(original="2026-12-08 09:00", inicio="2026-12-09 09:00"),
    )
    assert respuesta.status_code == 302, errores(respuesta)


@pytest.mark.parametrize("campo", ["inicio", "fin", "una fecha"])
def test_an_hour_that_the_clocks_skip_is_refused(client, portada, campo):
    entrar(client, "Redacción")
    salto, antes = "2027-03-14 02:30", "2027-03-14 01:00"
    datos = {"cada": "", "veces": "", "zona": "America/Tijuana", "inicio": antes}
    filas = [fila(inicio=salto)] if campo == "una fecha" else []
    respuesta = guardar(client, *filas, **{**datos, **({} if filas else {campo: salto})})
    assert "Esa hora no existe" in errores(respuesta)
    assert not Compromiso.objects.exists()


def test_nor_is_an_act_moved_to_it(client, portada):
    entrar(client, "Redacción")
    inicio = datetime(2027, 3, 13, 18, tzinfo=UTC)
    compromiso = crear_compromiso(inicio=inicio, zona="America/Tijuana")
    datos = {"original": inicio.isoformat(), "alla": "True", "dia": "2027-03-14", "hora": "02:30"}
    respuesta = client.post(reverse("agenda:mover", args=[compromiso.pk]), datos)
    assert "Esa hora no existe" in respuesta.text
    assert Compromiso.objects.get().inicio == inicio


def test_a_title_too_long_is_told_and_not_cut(client, portada):
    entrar(client, "Redacción")
    campo = BeautifulSoup(client.get(reverse(NUEVO)).content, "html.parser").select_one(
        "#id_titulo"
    )
    assert "maxlength" not in campo.attrs
    assert campo["data-cuenta"] == "255"
    largo = "a" * 10_000
    respuesta = guardar(client, titulo=largo)
    assert "255" in errores(respuesta)
    assert largo in respuesta.text
    assert not Compromiso.objects.exists()


def test_nor_is_that_of_its_page(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=en())
    puerta = reverse("agenda:hacer-publico", args=[compromiso.pk])
    html = BeautifulSoup(client.get(puerta).content, "html.parser")
    for nombre, caben in (("titulo", "200"), ("resumen", "300")):
        campo = html.select_one(f"#id_{nombre}")
        assert "maxlength" not in campo.attrs
        assert campo["data-cuenta"] == caben
    datos = {"titulo": "a" * 201, "resumen": "Una frase.", "modalidad": "otro"}
    respuesta = client.post(puerta, datos)
    assert "200" in errores(respuesta)
    assert "a" * 201 in respuesta.text
