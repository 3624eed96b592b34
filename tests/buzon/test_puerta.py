"""Where an enlace lands, who is told that it is not theirs, and who stays out."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from buzon.models import Estado, Solicitud
from tests.ayuntamiento.entrada import CODIGO, cifras_de, con_telefono, teclear
from tests.buzon.fabrica import (
    DATOS,
    crear_enlace,
    crear_solicitud,
    entrar,
    foto,
    marca,
    un_acto,
)
from tests.fabricas import crear_usuario

pytestmark = pytest.mark.django_db
LISTA = reverse("buzon:lista")
ENTRADA = reverse("wagtailadmin_login")


def test_an_enlace_who_logs_in_is_taken_to_the_buzon(client, portada):
    respuesta = teclear(client, crear_enlace(), follow=True)
    assert respuesta.request["PATH_INFO"] == LISTA
    assert respuesta.status_code == 200
    assert not list(respuesta.context["messages"])


def test_to_the_place_that_was_asked_for(client, portada):
    una = crear_solicitud()
    url = reverse("buzon:una", args=[una.pk])
    assert client.get(url).url == f"{ENTRADA}?next={url}"
    assert teclear(client, una.enviada_por, destino=url).url == url
    assert client.get(f"{ENTRADA}?next={url}").url == url


@pytest.mark.parametrize("url", ["/admin/", "/admin/pages/", "/admin/login/", "/admin/no-existe/"])
def test_the_panel_leads_an_enlace_to_the_buzon_and_not_round(client, portada, url):
    entrar(client, crear_enlace())
    respuesta = client.get(url)
    assert (respuesta.status_code, respuesta.url) == (302, LISTA)


@pytest.mark.parametrize("destino", ["https://otro.example/", "//otro.example/buzon/", "/admin/"])
def test_nobody_is_led_outside_by_the_address(client, portada, destino):
    entrar(client, crear_enlace())
    assert client.get(ENTRADA, {"next": destino}).url == LISTA


@pytest.mark.parametrize("grupo", ["Redacción", "Dirección", "Administración"])
def test_who_works_in_the_panel_stays_in_it(client, portada, grupo):
    entrar(client, crear_usuario(grupo))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    respuesta = client.get(LISTA)
    assert respuesta.status_code == 403
    assert "El buzón es para los enlaces" in respuesta.content.decode()


def test_an_enlace_without_area_is_told_whom_to_ask(client, portada):
    entrar(client, crear_usuario("Enlace"))
    assert client.get("/admin/", follow=True).status_code == 403
    assert "pida a Comunicación Social" in client.get(LISTA).content.decode()


def test_leaving_returns_to_the_log_in(client, portada):
    entrar(client, crear_enlace())
    assert client.post(reverse("buzon:salir")).url == ENTRADA
    assert client.get(LISTA).url == f"{ENTRADA}?next={LISTA}"


def test_with_the_password_alone_the_second_step_is_asked_and_then_one_goes_on(
    client, settings, portada
):
    settings.SEGUNDO_PASO = True
    una = crear_solicitud()
    persona, url = una.enviada_por, reverse("buzon:una", args=[una.pk])
    con_telefono(persona)
    teclear(client, persona, destino=url)
    assert unquote(client.get(url).url) == f"{CODIGO}?next={url}"
    assert client.get(url, headers=DATOS).status_code == 403
    assert client.post(reverse("buzon:guardar"), marca(clase="acto"), headers=DATOS).status_code
    assert Solicitud.objects.count() == 1
    respuesta = client.post(f"{CODIGO}?next={url}", {"codigo": cifras_de(persona), "next": url})
    assert respuesta.url == url
    assert client.get(url).status_code == 200


def test_who_left_is_out_and_what_was_sent_stays(client, portada):
    una = crear_solicitud(titulo="Poda del jardín")
    entrar(client, una.enviada_por)
    una.enviada_por.is_active = False
    una.enviada_por.save()
    assert client.get(LISTA).status_code == 302
    assert client.post(reverse("buzon:guardar"), marca(clase="acto")).status_code == 302
    entrar(client, crear_enlace(una.area))
    assert "Poda del jardín" in client.get(LISTA).content.decode()


def test_an_enlace_of_a_closed_area_is_told_so_and_still_reads(client, portada):
    una = crear_solicitud(titulo="Poda del jardín", archivos_de=[foto()])
    area, persona = una.area, una.enviada_por
    area.activa = False
    area.save()
    entrar(client, persona)
    html = client.get(LISTA).content.decode()
    assert "está cerrada: ya no envía nada" in html
    assert reverse("buzon:nueva", args=["acto"]) not in html
    assert "Poda del jardín" in html
    url = reverse("buzon:una", args=[una.pk])
    assert "está cerrada" in client.get(url).content.decode()
    assert client.get(f"{url}archivos/{una.adjuntos.get().pk}/").status_code == 200
    assert client.get(reverse("buzon:nueva", args=["acto"])).url == LISTA


def test_nothing_is_sent_from_a_closed_area_by_any_door(client, portada):
    una = crear_solicitud(estado=Estado.SE_PIDEN_DATOS)
    una.area.activa = False
    una.area.save()
    entrar(client, una.enviada_por)
    html = client.post(reverse("buzon:nueva", args=["acto"]), un_acto(lugar="El kiosco"))
    assert "está cerrada" in html.content.decode()
    assert "El kiosco" in html.content.decode()
    client.post(reverse("buzon:responder", args=[una.pk]), {"texto": "El jueves."})
    archivo = {"vez": una.vez, "archivo": foto()}
    assert not client.post(reverse("buzon:subir"), archivo).json()["sirve"]
    pegado = {"texto": "Lunes 30, 11:00, feria del libro, en el Portal Morelos"}
    client.post(reverse("buzon:semana"), pegado)
    assert Solicitud.objects.get().estado == Estado.SE_PIDEN_DATOS
    assert not una.mensajes.exists()
    assert not una.adjuntos.exists()
