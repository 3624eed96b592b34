"""The screen that makes the page of an act: what it asks, and what it says before it asks."""

from bs4 import BeautifulSoup
from django.urls import reverse

from agenda_publica.models import Acto
from tests.agenda_publica.fabrica import crear_compromiso
from tests.agenda_publica.test_dos_caras import DICHO
from tests.moderacion.admin import entrar


def pantalla(respuesta):
    return BeautifulSoup(respuesta.content, "html.parser").select_one("form.mesa")


def test_nobody_chooses_for_her_what_kind_of_act_it_is(client, portada):
    entrar(client, "Redacción")
    direccion = reverse("agenda:hacer-publico", args=[crear_compromiso().pk])
    forma = pantalla(client.get(direccion))
    elegida = forma.select_one("[name=modalidad] option[selected]")
    assert (elegida or forma.select_one("[name=modalidad] option"))["value"] == ""
    respuesta = client.post(direccion, {**DICHO, "modalidad": ""})
    assert "Elija qué clase de acto es." in respuesta.content.decode()
    assert not Acto.objects.exists()
