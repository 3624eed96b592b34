"""What people had read for a day and is no longer of it is told there, whatever became of it."""

import pytest
from django.urls import reverse

from agenda_publica import actions
from agenda_publica.models import Compromiso, Estado, SesionDeCompromiso
from moderacion.permissions import NoSePuede
from sitio.models import Publicacion
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_calendarios import texto
from tests.agenda_publica.test_dice_la_pagina import poner_al_dia
from tests.agenda_publica.test_dos_caras import publicar
from tests.agenda_publica.test_lo_que_cambio import posponer
from tests.fabricas import crear_usuario
from tests.moderacion.admin import entrar

ERA_ESE_DIA = "Era este día y cambió"


def mover(compromiso, de, a):
    actions.mover(compromiso=compromiso, original=de, inicio=a, por=crear_usuario("Redacción"))


def el_dia(client, cuando):
    return client.get(f"/agenda/{cuando:%Y/%m/%d}/").content.decode()


@pytest.fixture
def movido(portada):
    """An act that was announced for one day and is held five later."""
    compromiso = crear_compromiso(inicio=en(3))
    publicar(compromiso)
    mover(compromiso, en(3), en(8))
    poner_al_dia(compromiso)
    return Compromiso.objects.get()


def test_the_day_that_it_was_leads_to_the_day_that_it_is(client, movido):
    html = el_dia(client, en(3))
    assert ERA_ESE_DIA in html
    assert f"ahora es el {movido.acto.dicho(en(8))}." in html
    assert ERA_ESE_DIA not in el_dia(client, en(8))


def test_that_it_was_moved_and_then_cancelled_is_told_by_every_door(client, movido):
    posponer(movido, Estado.CANCELADA)
    acto = poner_al_dia(movido)
    era = acto.dicho(en(3))
    html = client.get(acto.get_url()).content.decode()
    assert f"Antes se anunció para el <del>{era}</del>." in html
    ese_dia = el_dia(client, en(3))
    assert ERA_ESE_DIA in ese_dia
    assert "Se cancela" in ese_dia
    (ficha,) = client.get("/agenda/agenda.json").json()["actos"]
    assert ficha["antes"] == en(3).isoformat()
    assert "Antes se anunció para el" in client.get("/agenda/rss/").content.decode()
    calendario = texto(client.get(f"/agenda/{acto.slug}/acto.ics"))
    assert "Antes se anunció para el" in calendario.replace("\r\n ", "")


@pytest.fixture
def serie(portada):
    compromiso = crear_compromiso(inicio=en(1), regla="FREQ=WEEKLY;COUNT=4")
    publicar(compromiso)
    return Compromiso.objects.get()


def cancelar_una(compromiso, original):
    suelta, _ = SesionDeCompromiso.objects.get_or_create(
        compromiso=compromiso, original=original, defaults={"inicio": original}
    )
    suelta.cancelada, suelta.motivo_publico = True, "clima"
    suelta.save()
    actions.guardar(compromiso=Compromiso.objects.get(), por=crear_usuario("Redacción"))


def test_a_date_of_a_series_that_was_moved_and_then_cancelled_keeps_both(client, serie):
    mover(serie, en(8), en(9))
    poner_al_dia(serie)
    cancelar_una(serie, en(8))
    acto = poner_al_dia(serie)
    html = client.get(acto.get_url()).content.decode()
    assert f"(antes: <del>{acto.dicho(en(8))}</del>)" in html
    assert ERA_ESE_DIA in el_dia(client, en(8))
    rss = client.get("/agenda/rss/").content.decode()
    assert "Se cancela: " in rss, "of a series, what was cancelled is told too"


def test_a_date_that_is_cancelled_is_not_moved(client, serie):
    cancelar_una(serie, en(8))
    poner_al_dia(serie)
    with pytest.raises(NoSePuede, match="Esa fecha está cancelada"):
        mover(serie, en(8), en(9))
    entrar(client, "Redacción")
    url = f"{reverse('agenda:mover', args=[serie.pk])}?original={en(8).isoformat()}"
    html = client.get(url.replace("+", "%2B")).content.decode()
    assert "Esa fecha está cancelada" in html
    assert "Se mueve la del" not in html


def test_what_was_moved_in_the_record_and_then_cancelled_is_struck_where_people_read_it(
    client, serie
):
    mover(serie, en(8), en(9))
    cancelar_una(serie, en(8))
    acto = poner_al_dia(serie)
    assert [u.inicio for u in acto.ocurrencias.filter(cancelada=True)] == [en(8)]


def test_of_what_is_postponed_it_is_not_said_that_its_page_is_brought_up_to_date(client, movido):
    entrar(client, "Dirección")
    posponer(movido)
    html = client.get(reverse("agenda:mover", args=[movido.pk])).content.decode()
    assert "Está en la agenda como «pospuesta»" in html
    assert "dirección la pone al día con un botón" not in html


def test_moved_twice_the_first_day_is_not_forgotten(client, movido):
    mover(movido, en(8), en(9))
    poner_al_dia(movido)
    for dia in (en(3), en(8)):
        assert f"ahora es el {movido.acto.dicho(en(9))}." in el_dia(client, dia)
    assert ERA_ESE_DIA not in el_dia(client, en(9))
    mover(movido, en(9), en(3))
    poner_al_dia(movido)
    assert ERA_ESE_DIA not in el_dia(client, en(3)), "it is of that day again"


def test_of_a_series_that_is_moved_and_of_one_that_is_no_longer_one(client, serie):
    serie.inicio = en(2)
    serie.save()
    actions.guardar(compromiso=serie, por=crear_usuario("Redacción"))
    poner_al_dia(serie)
    serie.inicio = en(2, hora=17)
    serie.save()
    actions.guardar(compromiso=serie, por=crear_usuario("Redacción"))
    poner_al_dia(serie)
    assert ERA_ESE_DIA in el_dia(client, en(8))
    serie.regla = ""
    serie.save()
    actions.guardar(compromiso=serie, por=crear_usuario("Redacción"))
    acto = poner_al_dia(serie)
    assert ERA_ESE_DIA in el_dia(client, en(16))
    for dia in (en(8), en(16)):
        assert acto.title in el_dia(client, dia)


def test_what_was_withdrawn_is_on_no_day(client, movido):
    Publicacion.objects.filter(pk=movido.acto_id).update(visible=False)
    assert ERA_ESE_DIA not in el_dia(client, en(3))


def test_the_filters_hold_there(client, movido):
    suyo = movido.acto.area.slug
    dia = f"/agenda/{en(3):%Y/%m/%d}/"
    assert ERA_ESE_DIA in client.get(f"{dia}?area={suyo}").content.decode()
    assert ERA_ESE_DIA not in client.get(f"{dia}?gratis=si").content.decode()


def test_an_act_of_several_days_that_is_shortened_tells_it_on_those_that_it_lost(client, portada):
    publicar(crear_compromiso(inicio=en(3), fin=en(6)))
    compromiso = Compromiso.objects.get()
    compromiso.fin = en(4)
    compromiso.save()
    actions.guardar(compromiso=compromiso, por=crear_usuario("Redacción"))
    poner_al_dia(compromiso)
    assert ERA_ESE_DIA not in el_dia(client, en(4))
    for perdido in (en(5), en(6)):
        assert ERA_ESE_DIA in el_dia(client, perdido)


def test_an_act_of_several_days_that_is_moved_tells_it_on_all_of_them(client, portada):
    publicar(crear_compromiso(inicio=en(3), fin=en(5)))
    compromiso = Compromiso.objects.get()
    mover(compromiso, en(3), en(10))
    poner_al_dia(compromiso)
    for perdido in (en(3), en(4), en(5)):
        assert ERA_ESE_DIA in el_dia(client, perdido)
    mover(Compromiso.objects.get(), en(10), en(3))
    poner_al_dia(Compromiso.objects.get())
    assert ERA_ESE_DIA not in el_dia(client, en(5))
    assert ERA_ESE_DIA in el_dia(client, en(11))


def test_the_page_of_a_series_that_is_cut_short_says_which_dates_are_no_longer(client, serie):
    assert "Se había anunciado también" not in client.get(serie.acto.get_url()).content.decode()
    Compromiso.objects.update(regla="FREQ=WEEKLY;COUNT=2")
    actions.guardar(compromiso=Compromiso.objects.get(), por=crear_usuario("Redacción"))
    acto = poner_al_dia(serie)
    html = client.get(acto.get_url()).content.decode()
    assert "Se había anunciado también para el " in html
    mover(Compromiso.objects.get(), en(8), en(10))
    acto = poner_al_dia(serie)
    assert acto.anunciadas.count() == 3
    assert client.get(acto.get_url()).content.decode().count(" y el ") == html.count(" y el ")
