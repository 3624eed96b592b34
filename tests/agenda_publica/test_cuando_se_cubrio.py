"""Of what was brought back of an act it is read who brought it, when, and what came of it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from agenda_publica import actions, caras
from agenda_publica.models import Cobertura
from tests.agenda_publica.fabrica import crear_compromiso
from tests.fabricas import crear_noticia
from tests.moderacion.admin import entrar


def leer(client, nombre, compromiso, **pedido):
    html = client.get(reverse(nombre, args=[compromiso.pk]), pedido).content
    lista = BeautifulSoup(html, "html.parser").select(".hecho li")
    return [" ".join(uno.get_text(" ").split()) for uno in lista]


def a_tal_hora(momento):
    return date_format(timezone.localtime(momento), r"j \d\e F \d\e Y, G:i")


@pytest.mark.parametrize("pantalla", ["compromisos:edit", "agenda:cubrir"])
def test_it_is_read_in_the_record_and_where_it_is_marked(client, portada, pantalla):
    entrar(client, "Redacción", first_name="Ramiro", last_name="Paz")
    noticia = crear_noticia(title="Abre la calle")
    pedidas = [
        Cobertura(tipo="foto"),
        Cobertura(tipo="video"),
        Cobertura(tipo="boletin", publicacion=noticia),
    ]
    compromiso = crear_compromiso(hijos={"coberturas": pedidas})
    assert leer(client, pantalla, compromiso) == [
        f"Boletín: {a_tal_hora(noticia.first_published_at)}, «Abre la calle»"
    ]
    foto = compromiso.coberturas.get(tipo="foto")
    client.post(reverse("agenda:cubrir", args=[compromiso.pk]), {"hechas": [foto.pk]})
    foto.refresh_from_db()
    assert f"Fotografía: {a_tal_hora(foto.hecha_el)}, Ramiro Paz" in leer(
        client, pantalla, compromiso
    )


def test_of_several_dates_it_says_of_which(client, portada):
    quien = entrar(client, "Redacción", first_name="Ramiro", last_name="Paz")
    hace = timezone.now().replace(second=0, microsecond=0) - timedelta(days=2, hours=1)
    compromiso = crear_compromiso(
        inicio=hace, regla="FREQ=DAILY;COUNT=4", hijos={"coberturas": [Cobertura(tipo="foto")]}
    )
    una, otra, *_ = [cita.original for cita in compromiso.citas.all()]
    datos = {"original": una.isoformat(), "hechas": ["foto"]}
    client.post(reverse("agenda:cubrir", args=[compromiso.pk]), datos)
    evidencia = compromiso.evidencias.get()
    (dicho,) = leer(client, "compromisos:edit", compromiso)
    assert dicho.startswith(f"Fotografía, de la fecha del {caras.dicho(una, compromiso)}")
    assert f": {a_tal_hora(evidencia.hecha_el)}, Ramiro Paz" in dicho
    assert leer(client, "agenda:cubrir", compromiso, original=una.isoformat()) == [dicho]
    assert leer(client, "agenda:cubrir", compromiso, original=otra.isoformat()) == []
    fue = una - timedelta(hours=3)
    actions.mover(compromiso=compromiso, original=una, inicio=fue, por=quien)
    (dicho,) = leer(client, "compromisos:edit", compromiso)
    assert dicho.startswith(f"Fotografía, de la fecha del {caras.dicho(fue, compromiso)}")
