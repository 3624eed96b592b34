"""A session that ends while one writes: the text is kept for who wrote it, and for nobody else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ayuntamiento.models import Sesion
from moderacion.models import Rescate
from moderacion.rescatar import rescate
from noticias.models import Noticia
from tests.fabricas import CLAVE, crear_area, crear_noticia
from tests.moderacion.admin import agregar, editar, entrar, forma_de_noticia, leida


def firma(client, direccion):
    return re.search(r'name="rescate" value="([^"]*)"', client.get(direccion).content.decode())[1]


SOLO = {"x-requested-with": "XMLHttpRequest"}


def terminar_sesion():
    Sesion.objects.all().delete()


@pytest.fixture
def pagina(portada):
    return crear_noticia(publicada=False, area=crear_area())


def enviar(client, direccion, **otros):
    return client.post(direccion, forma_de_noticia("Lo escrito", resumen="Con ñ.") | otros)


@pytest.mark.parametrize("cual", ["agregar", "editar"])
def test_what_was_typed_is_given_back_after_logging_in(client, pagina, cual):
    persona = entrar(client, "Redacción")
    direccion = agregar() if cual == "agregar" else editar(pagina)
    suya = firma(client, direccion)
    base = leida(pagina) if cual == "editar" else {}
    terminar_sesion()
    respuesta = enviar(client, direccion, rescate=suya, **base)
    assert respuesta.status_code == 302
    entrada = client.get(respuesta.url)
    assert "Lo que escribió está guardado" in entrada.content.decode()
    datos = {"username": persona.username, "password": CLAVE, "next": direccion}
    html = client.post(reverse("wagtailadmin_login"), datos, follow=True).content.decode()
    assert "Recuperar lo que escribió" in html
    respuesta = client.post(direccion, {"recuperar": "servidor"})
    html = respuesta.content.decode()
    assert "Lo escrito" in html
    assert "Con ñ." in html
    assert "Todavía no está guardado" in html
    assert not Noticia.objects.filter(title="Lo escrito").exists(), "it is not saved by itself"
    assert Rescate.objects.exists(), "until it is saved"
    cual = re.search(r'name="rescatado" value="(\d+)"', html)[1]
    enviar(client, direccion, rescate=suya, rescatado=cual, **base)
    assert Noticia.objects.filter(draft_title="Lo escrito").exists()
    assert not Rescate.objects.exists()


def test_nobody_else_gets_it(client, pagina):
    entrar(client, "Redacción")
    direccion = editar(pagina)
    suya = firma(client, direccion)
    terminar_sesion()
    enviar(client, direccion, rescate=suya)
    otra = Client()
    entrar(otra, "Redacción")
    assert "Recuperar lo que escribió" not in _visible(otra.get(direccion))
    otra.post(direccion, {"recuperar": "desechar"})
    assert "Con ñ." not in otra.post(direccion, {"recuperar": "servidor"}).content.decode()
    assert Rescate.objects.count() == 1


def _visible(respuesta):
    return re.sub(r"<template.*?</template>", "", respuesta.content.decode(), flags=re.DOTALL)


def test_a_form_sent_by_another_person_in_the_same_browser_is_not_kept_as_hers(client, pagina):
    entrar(client, "Redacción")
    suya = firma(client, editar(pagina))
    otra = Client(enforce_csrf_checks=True)
    entrar(otra, "Redacción")
    assert enviar(otra, editar(pagina), rescate=suya).status_code == 403
    assert not Rescate.objects.exists()


def test_a_token_from_before_logging_in_again_loses_nothing(client, pagina):
    estricto = Client(enforce_csrf_checks=True)
    persona = entrar(estricto, "Redacción")
    suya = firma(estricto, editar(pagina))
    mala = {"rescate": suya, "csrfmiddlewaretoken": "a" * 64}
    respuesta = enviar(estricto, editar(pagina), **mala)
    assert Rescate.objects.de(persona, editar(pagina)).exists()
    html = _visible(estricto.get(respuesta.url, follow=True))
    assert "Recuperar lo que escribió" in html
    datos = forma_de_noticia("Lo escrito") | mala
    assert estricto.post(editar(pagina), datos, headers=SOLO).status_code == 403, "its script tells"


@pytest.mark.parametrize("mala", ["", "x", "ImFiYyI:1abc:zzz", "\x00"])
def test_what_is_not_signed_by_us_is_not_kept(client, pagina, mala):
    assert enviar(client, editar(pagina), rescate=mala, **leida(pagina)).status_code == 302
    assert not Rescate.objects.exists()


def test_it_is_bounded_and_does_not_last(client, pagina, monkeypatch):
    entrar(client, "Redacción")
    suya = firma(client, editar(pagina))
    terminar_sesion()
    enviar(client, editar(pagina), rescate=suya)
    Rescate.objects.update(cuando=timezone.now() - timedelta(days=8), camino="/otro/")
    enviar(client, editar(pagina), rescate=suya)
    assert [r.camino for r in Rescate.objects.all()] == [editar(pagina)], "the old one went"
    Rescate.objects.all().delete()
    monkeypatch.setattr(rescate, "TOPE", 10)
    enviar(client, editar(pagina), rescate=suya)
    assert not Rescate.objects.exists()


def test_it_may_be_discarded(client, pagina):
    persona = entrar(client, "Redacción")
    Rescate.objects.create(usuario=persona, camino=editar(pagina), datos={})
    assert client.post(editar(pagina), {"recuperar": "desechar"}).status_code == 302
    assert not Rescate.objects.exists()
    assert client.post(editar(pagina), {"recuperar": "servidor"}).status_code == 302


def test_the_page_asks_whether_it_may_still_be_sent(client, pagina):
    direccion = reverse("moderacion:sesion")
    assert client.get(direccion, headers=SOLO).status_code == 403
    persona = entrar(client, "Redacción", first_name="Lucía")
    respuesta = client.get(direccion, headers=SOLO)
    assert respuesta.json()["usuario"] == persona.pk
    assert respuesta.json()["ficha"]
    assert "no-store" in respuesta["Cache-Control"]
    assert client.post(direccion).status_code == 405


def test_a_copy_of_the_browser_comes_back_on_its_old_base(client, pagina):
    entrar(client, "Redacción")
    base = {"loaded_revision_id": "1", "loaded_revision_created_at": "antes"}
    html = enviar(client, editar(pagina), recuperar="navegador", **base).content.decode()
    assert "Con ñ." in html
    assert "antes" in html, "what others saved since is asked about, not overwritten"
    assert Noticia.objects.get(pk=pagina.pk).draft_title != "Lo escrito"
