"""An enlace writes, keeps and sends; what was sent twice is one."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from buzon.forms import YA_PASO_LA_HORA
from buzon.models import Estado, Solicitud
from tests.buzon.fabrica import (
    crear_borrador,
    crear_enlace,
    crear_solicitud,
    entrar,
    foto,
    marca,
    un_acto,
)

pytestmark = pytest.mark.django_db
ACTO = reverse("buzon:nueva", args=["acto"])


def test_an_act_with_a_photograph_is_sent_and_has_a_receipt(client):
    entrar(client, crear_enlace())
    respuesta = client.post(ACTO, {**un_acto(), "archivos": [foto()]}, follow=True)
    una = Solicitud.objects.get()
    assert una.estado == Estado.RECIBIDA
    assert una.recibo == f"B-{timezone.localdate().year}-0001"
    assert una.recibo in respuesta.content.decode()
    assert una.adjuntos.get().imagen.credito == str(una.area)


@pytest.mark.parametrize("accion", ["enviar", "guardar"])
def test_a_blank_form_leaves_no_draft(client, accion):
    entrar(client, crear_enlace())
    html = client.post(ACTO, {**marca(), "accion": accion}).content.decode()
    frase = "Escriba qué es" if accion == "enviar" else "Todavía no hay nada que guardar"
    assert frase in html
    assert not Solicitud.objects.exists()


def test_sent_twice_it_is_one(client):
    entrar(client, crear_enlace())
    datos = un_acto()
    client.post(ACTO, datos)
    respuesta = client.post(ACTO, datos, follow=True)
    assert Solicitud.objects.count() == 1
    assert "Ya se había enviado" in respuesta.content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(client):
    entrar(client, crear_enlace())
    respuesta = client.post(ACTO, un_acto(titulo="", lugar="Salón de Cabildo"))
    assert "Escriba qué es" in respuesta.content.decode()
    assert "Salón de Cabildo" in respuesta.content.decode()
    assert Solicitud.objects.get().escrito["lugar"] == "Salón de Cabildo"


def test_what_is_wrong_is_tied_to_its_field_and_gathered_above(client):
    entrar(client, crear_enlace())
    html = client.post(ACTO, un_acto(titulo="", hora="", hora_fin="10:00")).content.decode()
    sopa = BeautifulSoup(html, "html.parser")
    enlaces = {a["href"]: a.text for a in sopa.select("[data-errores] a")}
    assert enlaces == {
        "#id_titulo": "Qué acto es: Escriba qué es, en una línea.",
        "#id_hora": "Empieza: Diga a qué hora empieza.",
    }
    for campo in map(sopa.select_one, enlaces):
        assert campo["aria-invalid"] == "true"
        dichos = campo["aria-describedby"].split()
        assert all(sopa.find(id=dicho) for dicho in dichos)
        assert any(dicho.endswith("_error") for dicho in dichos)


def test_an_act_of_yesterday_is_to_be_told_as_a_report(client):
    entrar(client, crear_enlace())
    html = client.post(ACTO, un_acto(para_cuando="2020-01-01")).content.decode()
    assert "envíelo como informe" in html
    assert not Solicitud.objects.enviadas().exists()


@pytest.mark.parametrize("clase", ["aviso", "informe"])
def test_a_notice_and_a_report_are_sent_with_the_least(client, clase):
    entrar(client, crear_enlace())
    dia = timezone.localdate()
    datos = {"titulo": "Corte de agua", "texto": "Mañana no habrá agua.", "para_cuando": dia}
    client.post(reverse("buzon:nueva", args=[clase]), {**marca(), **datos, "accion": "enviar"})
    assert Solicitud.objects.get().clase == clase
    assert Solicitud.objects.get().estado == Estado.RECIBIDA


def test_photographs_are_not_sent_without_one(client):
    entrar(client, crear_enlace())
    url, datos = reverse("buzon:nueva", args=["fotografias"]), {**marca(), "titulo": "Vacunación"}
    html = client.post(url, {**datos, "accion": "enviar"}).content.decode()
    assert "Agregue al menos una fotografía" in html
    client.post(url, {**datos, "accion": "enviar", "archivos": [foto()]})
    una = Solicitud.objects.get()
    assert una.estado == Estado.RECIBIDA
    assert una.adjuntos.count() == 1


def test_several_enlaces_share_what_their_area_sends(client):
    una = crear_solicitud(titulo="Poda del jardín")
    borrador = crear_borrador(una.enviada_por, titulo="Riego del jardín")
    entrar(client, crear_enlace(una.area))
    html = client.get(reverse("buzon:lista")).content.decode()
    assert "Poda del jardín" in html
    assert "Riego del jardín" in html
    assert str(una.enviada_por) in html
    assert client.get(reverse("buzon:escribir", args=[borrador.pk])).status_code == 200


def test_the_number_is_the_next_of_the_year():
    recibos = [crear_solicitud().numero for _ in range(3)]
    assert recibos == [1, 2, 3]


def test_how_it_looks_is_its_own_sheet_and_nothing_is_kept_by_the_browser(client):
    entrar(client, crear_enlace())
    respuesta = client.get(ACTO)
    assert "no-store" in respuesta["Cache-Control"]
    assert "css/buzon.css" in respuesta.content.decode()


@pytest.mark.parametrize(("minutos", "pasa"), [(-1, False), (1, True)])
def test_an_hour_of_today_that_has_passed_is_told(client, monkeypatch, minutos, pasa):
    ahora = timezone.localtime().replace(hour=12, minute=0)
    monkeypatch.setattr(timezone, "now", lambda: ahora)
    entrar(client, crear_enlace())
    cuando = ahora + timedelta(minutes=minutos)
    datos = un_acto(para_cuando=cuando.date(), hora=f"{cuando:%H:%M}")
    html = client.post(ACTO, datos, follow=True).content.decode()
    assert (YA_PASO_LA_HORA in html) is not pasa
    assert Solicitud.objects.get().estado == (Estado.RECIBIDA if pasa else Estado.BORRADOR)
