"""The same row sent twice, by one person or by two: it is kept once, and nothing breaks."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from agenda_publica import actions
from agenda_publica.models import Presente, SesionDeCompromiso
from moderacion.permissions import NoSePuede
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_listas_del_registro import cosa, fecha, va
from tests.agenda_publica.test_registro import ficha
from tests.fabricas import crear_funcionario, crear_usuario
from tests.moderacion.admin import avisos, entrar, leido


def nuevas():
    """{relation: a new row of that list}."""
    return {
        "presentes": va(crear_funcionario()),
        "coberturas": cosa("foto"),
        "sesiones": fecha(en(3, 9)),
    }


def con(compromiso, relacion, *filas):
    """Its form as it is read now, with those new rows."""
    suyas = nested_form_data({relacion: inline_formset(filas)})
    return {**ficha(compromiso), **suyas, **leido(compromiso)}


def editar(compromiso):
    return reverse("compromisos:edit", args=[compromiso.pk])


@pytest.mark.parametrize("relacion", ["presentes", "coberturas", "sesiones"])
def test_a_new_row_sent_twice_is_kept_once_and_it_is_told(client, portada, relacion):
    entrar(client, "Redacción")
    compromiso = crear_compromiso()
    envio = con(compromiso, relacion, nuevas()[relacion])
    assert client.post(editar(compromiso), envio).status_code == 302
    respuesta = client.post(editar(compromiso), envio, follow=True)
    assert respuesta.status_code == 200
    assert getattr(compromiso, relacion).count() == 1
    assert any("ya estaba así" in aviso for aviso in avisos(respuesta))


def elegir(html, que):
    """The form of the screen of two texts, with each clash decided so."""
    forma = BeautifulSoup(html, "html.parser").select_one("form[data-encuentro]")
    dichos = {c["name"]: c.get("value", "") for c in forma.select("input[type=hidden]")}
    return dichos | {c["name"]: que for c in forma.select("input[type=radio]")}


@pytest.mark.parametrize(("que", "papel"), [("mio", "preside"), ("suyo", "acompana")])
def test_of_two_who_add_the_same_person_the_second_chooses(client, portada, que, papel):
    compromiso, amalia = crear_compromiso(), crear_funcionario()
    mia = con(compromiso, "presentes", va(amalia, "preside"))
    Presente.objects.create(compromiso=compromiso, funcionario=amalia, papel="acompana")
    entrar(client, "Redacción")
    respuesta = client.post(editar(compromiso), mia)
    assert respuesta.status_code == 409
    decidida = {**mia, **elegir(respuesta.content, que)}
    assert client.post(editar(compromiso), decidida).status_code == 302
    assert [p.papel for p in Presente.objects.all()] == [papel]


def test_their_dates_are_kept_by_who_chooses_them(client, portada):
    era = SesionDeCompromiso(inicio=en(3, 9))
    compromiso = crear_compromiso(hijos={"sesiones": [era]})
    mia = ficha(
        compromiso, sesiones=inline_formset([{**fecha(en(3, 12)), "id": era.pk}], initial=1)
    )
    mia |= leido(compromiso)
    SesionDeCompromiso.objects.update(inicio=en(3, 18))
    entrar(client, "Redacción")
    respuesta = client.post(editar(compromiso), mia)
    assert respuesta.status_code == 409
    decidida = {**mia, **elegir(respuesta.content, "suyo")}
    assert client.post(editar(compromiso), decidida).status_code == 302
    assert SesionDeCompromiso.objects.get().inicio == en(3, 18)


def test_a_date_is_not_twice_in_the_database(portada):
    compromiso = crear_compromiso(hijos={"sesiones": [SesionDeCompromiso(inicio=en(3))]})
    with pytest.raises(IntegrityError), transaction.atomic():
        SesionDeCompromiso.objects.create(compromiso=compromiso, inicio=en(3))


def test_a_date_is_not_moved_onto_another_of_its_own(portada):
    suyas = [SesionDeCompromiso(inicio=en(3)), SesionDeCompromiso(inicio=en(4))]
    compromiso = crear_compromiso(hijos={"sesiones": suyas})
    with pytest.raises(NoSePuede, match="ya tiene esa fecha"):
        actions.mover(
            compromiso=compromiso, original=en(3), inicio=en(4), por=crear_usuario("Redacción")
        )


def test_all_its_dates_go_to_another_zone_though_they_fall_one_on_another(client, portada):
    """9:00 and 11:00 of the town, in the hours of Tijuana: the first falls where the second was."""
    suyas = [SesionDeCompromiso(inicio=en(3, hora)) for hora in (9, 11, 13)]
    compromiso = crear_compromiso(hijos={"sesiones": suyas})
    filas = [{**fecha(s.inicio), "id": s.pk} for s in compromiso.sesiones.all()]
    datos = ficha(compromiso, zona="America/Tijuana", sesiones=inline_formset(filas, initial=3))
    entrar(client, "Redacción")
    respuesta = client.post(editar(compromiso), {**datos, **leido(compromiso)})
    assert respuesta.status_code == 302
    assert [s.inicio for s in SesionDeCompromiso.objects.all()] == [
        en(3, hora) for hora in (11, 13, 15)
    ]
