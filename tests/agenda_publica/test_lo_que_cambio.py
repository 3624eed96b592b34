"""What people are told of an act that is no longer as it was told: where it was, and when."""

import csv
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agenda_publica import actions
from agenda_publica.models import Acto, Compromiso, Estado
from moderacion.permissions import NoSePuede
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_dice_la_pagina import pasar, poner_al_dia
from tests.agenda_publica.test_dos_caras import publicar
from tests.fabricas import crear_acto, crear_sede, crear_usuario, hacer_publica
from tests.moderacion.admin import entrar
from tests.sitio.test_puertas_publicas import texto

PUERTA = "/agenda/calendario.ics"


def lo_que_dice(client, acto):
    """[what its page, that of its date, and the calendar say]"""
    pagina = acto.get_url()
    una = f"{pagina}{acto.fechas()[0].nombre}/"
    calendario = texto(client.get(PUERTA)).replace("\r\n ", "")
    return [*(texto(client.get(url)) for url in (pagina, una)), calendario]


def test_where_it_was_is_told_when_the_page_is_brought_up_to_date(client, portada):
    compromiso = crear_compromiso(sede=crear_sede(nombre="Mercado Hidalgo"), lugar="nave central")
    publicar(compromiso)
    kiosco = crear_sede(nombre="Kiosco")
    Compromiso.objects.filter(pk=compromiso.pk).update(sede=kiosco, lugar="")
    acto = actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    assert acto.antes_donde == "Mercado Hidalgo, nave central"
    *paginas, calendario = lo_que_dice(client, acto)
    for html in paginas:
        assert "Antes era en <del>Mercado Hidalgo, nave central</del>" in html
        assert "Cambió de lugar" in html
    assert "Antes era en Mercado Hidalgo\\, nave central." in calendario
    ficha = client.get("/agenda/agenda.json").json()["actos"][0]
    assert ficha["antes_donde"] == "Mercado Hidalgo, nave central"
    columnas, fila = csv.reader(texto(client.get("/agenda/agenda.csv")).splitlines())
    assert fila[columnas.index("Antes era en")] == "Mercado Hidalgo, nave central"
    assert "Cambia de lugar" in texto(client.get("/agenda/"))


def test_where_it_was_is_told_when_its_page_is_edited_and_approved(portada):
    acto = crear_acto(sede=crear_sede(nombre="Teatro"))
    for sede, antes in (("Kiosco", "Teatro"), ("Plaza", "Kiosco")):
        borrador = Acto.objects.get().get_latest_revision_as_object()
        borrador.sede = crear_sede(nombre=sede)
        acto = hacer_publica(borrador.save_revision())
        assert (acto.donde, acto.antes_donde) == (sede, antes)
    acto.resumen = "Otro resumen."
    assert hacer_publica(acto.save_revision()).antes_donde == "Kiosco"
    acto = Acto.objects.get()
    acto.antes_donde = ""
    assert hacer_publica(acto.save_revision()).antes_donde == "", "it was only a slip"


def test_a_place_that_is_put_back_before_it_is_public_never_changed(portada):
    acto = crear_acto(sede=crear_sede(nombre="Teatro"))
    teatro, borrador = acto.sede, acto
    for sede in (crear_sede(nombre="Kiosco"), teatro):
        borrador.sede = sede
        borrador = borrador.save_revision().as_object()
    assert hacer_publica(borrador.save_revision()).antes_donde == ""


def test_what_others_were_writing_keeps_where_it_was(portada):
    compromiso = crear_compromiso(sede=crear_sede(nombre="Teatro"))
    acto = publicar(compromiso)
    borrador = acto.get_latest_revision_as_object()
    borrador.resumen = "Segundo"
    borrador.save_revision(user=crear_usuario("Redacción"))
    Compromiso.objects.filter(pk=compromiso.pk).update(sede=crear_sede(nombre="Kiosco"))
    actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    assert Acto.objects.get().get_latest_revision_as_object().antes_donde == "Teatro"


@pytest.mark.parametrize(("motivo", "dice"), [("Por luto", "Por luto."), ("¡Llueve!", "¡Llueve!")])
def test_why_it_changed_is_a_sentence_and_when_it_was_is_another(client, portada, motivo, dice):
    acto = crear_acto()
    acto.antes, acto.motivo = acto.inicio - timedelta(days=1), motivo
    acto = hacer_publica(acto.save_revision())
    *paginas, calendario = lo_que_dice(client, acto)
    for html in paginas:
        assert f"<p>{dice} Antes era el <del>" in html
    assert f"{dice} Antes era el " in calendario


@pytest.mark.parametrize("situacion", ["pospuesta", "cancelada"])
def test_of_what_is_not_held_it_is_said_when_it_was_announced_at_first(client, portada, situacion):
    acto = crear_acto()
    acto.antes, acto.motivo = acto.inicio - timedelta(days=1), "Por luto"
    acto.situacion = situacion
    acto = hacer_publica(acto.save_revision())
    dicho = f"Por luto. Todavía no hay nueva fecha; era el {acto.dicho(acto.inicio)}."
    dicho = dicho if situacion == "pospuesta" else "Por luto."
    *paginas, calendario = lo_que_dice(client, acto)
    for html in paginas:
        assert f"<p>{dicho} Antes se anunció para el <del>{acto.antes_dicho}</del>.</p>" in html
        assert (", sin nueva fecha" in html) == (situacion == "pospuesta")
    assert dicho.replace(",", "\\,").replace(";", "\\;") in calendario
    assert "Antes se anunció para el " in calendario
    for dice in (*paginas, calendario):
        assert "Antes era el" not in dice
    estado = {"pospuesta": "EventPostponed", "cancelada": "EventCancelled"}[situacion]
    assert estado in paginas[0]
    assert "previousStartDate" not in paginas[0]


def posponer(compromiso, a=Estado.POSPUESTA):
    return pasar(compromiso, a, motivo_publico="clima")


def mover_y_poner_al_dia(compromiso, inicio):
    directora = crear_usuario("Dirección")
    original = Compromiso.objects.get(pk=compromiso.pk).citas.get().original
    actions.mover(compromiso=compromiso, original=original, inicio=inicio, por=directora)
    return poner_al_dia(compromiso)


@pytest.mark.parametrize("primero", ["la página", "la fecha"])
def test_what_is_postponed_says_the_date_that_people_read_until_the_new_one_stands(
    client, portada, primero
):
    compromiso = crear_compromiso()
    publicar(compromiso)
    posponer(compromiso)
    if primero == "la página":
        poner_al_dia(compromiso)
        with pytest.raises(NoSePuede, match="ya dice lo mismo"):
            mover_y_poner_al_dia(compromiso, en(8))
    else:
        mover_y_poner_al_dia(compromiso, en(8))
    acto = Acto.objects.get()
    assert (acto.inicio, acto.antes, acto.situacion) == (en(), None, "pospuesta")
    for dicho in lo_que_dice(client, acto):
        assert f"era el {acto.dicho(en())}" in dicho.replace("\\,", ",")
        assert acto.dicho(en(8)) not in dicho.replace("\\,", ",")
    posponer(compromiso, a=Estado.CONFIRMADA)
    acto = poner_al_dia(compromiso)
    assert (acto.inicio, acto.antes, acto.situacion) == (en(8), en(), "confirmada")


def test_what_was_moved_and_then_called_off_is_struck_out_where_people_read_it(client, portada):
    compromiso = crear_compromiso()
    publicar(compromiso)
    directora = entrar(client, "Dirección")
    actions.mover(compromiso=compromiso, original=en(), inicio=en(8), por=directora)
    posponer(compromiso, a=Estado.CANCELADA)
    pagina = client.get(reverse("agenda:pagina", args=[compromiso.pk])).content.decode()
    assert "conserva la fecha y el lugar" in pagina
    acto = poner_al_dia(compromiso)
    assert (acto.inicio, acto.antes, acto.situacion) == (en(), None, "cancelada")


def test_the_draft_of_what_is_postponed_says_the_date_that_people_read(portada):
    compromiso = crear_compromiso()
    borrador = publicar(compromiso)
    borrador.resumen, borrador.inicio = "Otro resumen.", en(9)
    borrador.save_revision(user=crear_usuario("Redacción"))
    posponer(compromiso)
    mover_y_poner_al_dia(compromiso, en(8))
    borrador = Acto.objects.get().get_latest_revision_as_object()
    assert (borrador.resumen, borrador.inicio) == ("Otro resumen.", en())
    assert borrador.situacion == "pospuesta"


@pytest.mark.parametrize("situacion", ["pospuesta", "cancelada"])
def test_what_is_called_off_on_its_page_has_no_new_date(portada, situacion):
    acto = crear_acto()
    acto.situacion, acto.motivo, acto.inicio = situacion, "Llueve.", en(8)
    with pytest.raises(ValidationError, match="guarda la fecha que la gente leyó") as error:
        acto.full_clean()
    assert list(error.value.message_dict) == ["inicio"]
    acto.inicio = None
    with pytest.raises(ValidationError) as error:
        acto.full_clean()
    assert list(error.value.message_dict) == ["inicio"]
    acto.inicio = Acto.objects.get().inicio
    acto.full_clean()


def test_machines_read_that_what_is_postponed_has_no_new_date(client, portada):
    compromiso = crear_compromiso()
    publicar(compromiso)
    posponer(compromiso)
    acto = poner_al_dia(compromiso)
    ficha = client.get("/agenda/agenda.json").json()["actos"][0]
    assert (ficha["situacion"], ficha["sin_nueva_fecha"]) == ("pospuesta", True)
    columnas, fila = csv.reader(texto(client.get("/agenda/agenda.csv")).splitlines())
    assert fila[columnas.index("Situación")] == "Pospuesta, sin nueva fecha"
    rss = texto(client.get("/agenda/rss/"))
    assert "<title>Se pospone: Reunión privada (era el " in rss
    assert f"Todavía no hay nueva fecha; era el {acto.dicho(en())}." in rss
    posponer(compromiso, a=Estado.CONFIRMADA)
    poner_al_dia(compromiso)
    assert not client.get("/agenda/agenda.json").json()["actos"][0]["sin_nueva_fecha"]


def test_when_it_was_is_told_when_its_page_is_edited_and_approved(portada):
    acto = crear_acto(inicio=en())
    for inicio, antes in ((en(2), en()), (en(3), en(2))):
        borrador = Acto.objects.get().get_latest_revision_as_object()
        borrador.inicio = inicio
        acto = hacer_publica(borrador.save_revision())
        assert (acto.inicio, acto.antes) == (inicio, antes)
    acto.resumen = "Otro resumen."
    assert hacer_publica(acto.save_revision()).antes == en(2)
    acto = Acto.objects.get()
    acto.antes = None
    assert hacer_publica(acto.save_revision()).antes is None, "it was only a slip"


def test_a_date_that_is_put_back_before_it_is_public_never_changed(portada):
    crear_acto(inicio=en())
    for inicio in (en(2), en()):
        borrador = Acto.objects.get().get_latest_revision_as_object()
        borrador.inicio = inicio
        revision = borrador.save_revision()
    assert hacer_publica(revision).antes is None


def test_what_waits_for_approval_may_be_approved_once_its_date_was_brought_up_to_date(portada):
    compromiso = crear_compromiso()
    borrador = publicar(compromiso)
    borrador.resumen = "Otro resumen."
    quien = crear_usuario("Redacción")
    borrador.save_revision(user=quien)
    acto = Acto.objects.get()
    acto.get_workflow().start(acto, quien)
    mover_y_poner_al_dia(compromiso, en(8))
    acto = Acto.objects.get()
    assert acto.latest_revision.as_object().fecha == en(8)
    tarea = acto.current_workflow_task_state
    tarea.approve(user=crear_usuario("Dirección"))
    acto = Acto.objects.get()
    assert (acto.resumen, acto.inicio, acto.live) == ("Otro resumen.", en(8), True)


def test_rss_tells_what_was_moved(client, portada):
    compromiso = crear_compromiso()
    publicar(compromiso)
    acto = mover_y_poner_al_dia(compromiso, en(8))
    rss = texto(client.get("/agenda/rss/"))
    assert re.search(rf"Antes era el \w+ {acto.dicho(en())}\.", rss)
