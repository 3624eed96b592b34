"""The screen that makes the page of an act: what it asks, and what it says before it asks."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from agenda_publica.models import Acto, Estado
from tests.agenda_publica.fabrica import crear_compromiso
from tests.agenda_publica.test_dos_caras import DICHO
from tests.fabricas import crear_area, crear_sede
from tests.moderacion.admin import avisos, entrar


def pantalla(respuesta):
    return BeautifulSoup(respuesta.content, "html.parser").select_one("form.mesa")


@pytest.mark.parametrize(
    ("datos", "dice", "lleva_a"),
    [
        ({"sede": None}, "La página lleva la sede", ["#id_sede"]),
        ({"sede": None, "area": None}, "el área a cargo y la sede", ["#id_area", "#id_sede"]),
        ({"estado": Estado.PROPUESTA}, "Primero confírmelo", [""]),
    ],
)
def test_what_the_record_lacks_is_said_before_anything_is_typed(
    client, portada, datos, dice, lleva_a
):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(**datos)
    forma = pantalla(client.get(reverse("agenda:hacer-publico", args=[compromiso.pk])))
    assert dice in forma.get_text()
    ficha = reverse("compromisos:edit", args=[compromiso.pk])
    enlaces = [a["href"] for a in forma.select("[data-falta] a")]
    assert enlaces == [f"{ficha}{ancla}" for ancla in lleva_a]
    assert not forma.select("[name=titulo], button[type=submit]")


def test_what_was_typed_stays_though_the_record_lost_something_meanwhile(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    direccion = reverse("agenda:hacer-publico", args=[compromiso.pk])
    assert not pantalla(client.get(direccion)).select("[data-falta]")
    type(compromiso).objects.update(sede=None)
    respuesta = client.post(direccion, DICHO)
    forma = pantalla(respuesta)
    assert "La página lleva la sede" in avisos(respuesta)[0]
    assert forma.select_one("[name=titulo]")["value"] == DICHO["titulo"]
    assert forma.select("[data-falta] a")
    assert forma.select("button[type=submit]")
    type(compromiso).objects.update(sede=crear_sede(), area=crear_area())
    assert client.post(direccion, DICHO).status_code == 302
    assert Acto.objects.get().title == DICHO["titulo"]


def test_nobody_chooses_for_her_what_kind_of_act_it_is(client, portada):
    entrar(client, "Redacción")
    direccion = reverse("agenda:hacer-publico", args=[crear_compromiso().pk])
    forma = pantalla(client.get(direccion))
    elegida = forma.select_one("[name=modalidad] option[selected]")
    assert (elegida or forma.select_one("[name=modalidad] option"))["value"] == ""
    respuesta = client.post(direccion, {**DICHO, "modalidad": ""})
    assert "Elija qué clase de acto es." in respuesta.content.decode()
    assert not Acto.objects.exists()
