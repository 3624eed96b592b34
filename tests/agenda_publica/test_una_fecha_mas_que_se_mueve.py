"""One more date of an act, that no rule gives: moved, it keeps its address, its name in calendars
and what people read of it."""

import re

import pytest
from icalendar import Calendar

from agenda_publica import actions
from agenda_publica.direcciones import nombre
from agenda_publica.models import Acto, Compromiso, SesionDeCompromiso
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.agenda_publica.test_dos_caras import publicar
from tests.fabricas import crear_usuario, hacer_publica
from tests.sitio.test_puertas_publicas import texto


@pytest.fixture
def funciones(portada):
    """The record of an act of three dates, public, the second with a title of its own."""
    otras = [SesionDeCompromiso(inicio=en(dias)) for dias in (8, 15)]
    compromiso = crear_compromiso(hijos={"sesiones": otras})
    acto = publicar(compromiso)
    segunda = acto.sesiones.get(inicio=en(8))
    segunda.titulo = "Cine mudo"
    acto.sesiones.add(segunda)
    hacer_publica(acto.save_revision(user=crear_usuario("Redacción")))
    return Compromiso.objects.get()


def mover(compromiso, de, a):
    directora = crear_usuario("Dirección")
    actions.mover(compromiso=compromiso, original=de, inicio=a, por=directora)
    return actions.poner_al_dia(compromiso=compromiso, por=directora)


def nombrar(momento):
    return nombre(momento, momento.tzinfo)


def suceso(client, acto, momento):
    """What the calendar of the act says of that date."""
    todos = Calendar.from_ical(texto(client.get(f"/agenda/{acto.slug}/acto.ics"))).walk("VEVENT")
    return next(s for s in todos if s["dtstart"].dt == momento)


@pytest.mark.parametrize("a", [en(10, hora=18), en(8, hora=18)], ids=["día", "hora"])
def test_it_is_told_as_moved_at_its_own_address(client, funciones, a):
    acto = Acto.objects.get()
    era = suceso(client, acto, en(8))
    acto = mover(funciones, en(8), a)
    movida = acto.ocurrencias.get(inicio=a)
    assert (movida.nombre, movida.antes, movida.titulo) == (nombrar(en(8)), en(8), "Cine mudo")
    assert [u.antes for u in acto.ocurrencias.all()].count(None) == 2
    html = texto(client.get(f"{acto.get_url()}{movida.nombre}/"))
    assert f"Antes era el <del>{acto.dicho(en(8))}</del>" in html
    assert acto.dicho(en(8)) in texto(client.get(acto.get_url()))
    es = suceso(client, acto, a)
    assert es["uid"] == era["uid"]
    assert re.search(rf"Antes era el \w+ {acto.dicho(en(8))}", es["description"])
    ficha = client.get("/agenda/agenda.json?cuando=mes").json()["actos"]
    assert [f["antes"] for f in ficha if f["titulo"] == "Cine mudo"] in ([en(8).isoformat()], [])


def test_it_goes_on_being_the_same_when_it_is_moved_again(funciones):
    mover(funciones, en(8), en(10))
    acto = mover(funciones, en(10), en(11))
    movida = acto.ocurrencias.get(inicio=en(11))
    assert (movida.nombre, movida.antes) == (nombrar(en(8)), en(10))


def test_one_that_comes_and_two_that_go_are_not_taken_for_each_other(funciones):
    funciones.sesiones.all().delete()
    SesionDeCompromiso.objects.create(compromiso=funciones, inicio=en(20))
    acto = actions.poner_al_dia(compromiso=funciones, por=crear_usuario("Dirección"))
    nueva = acto.ocurrencias.get(inicio=en(20))
    assert (nueva.nombre, nueva.antes, nueva.titulo) == (nombrar(en(20)), None, "")


def test_what_was_held_is_not_what_was_moved(portada):
    otras = [SesionDeCompromiso(inicio=en(-3))]
    compromiso = crear_compromiso(hijos={"sesiones": otras})
    publicar(compromiso)
    compromiso.sesiones.all().delete()
    SesionDeCompromiso.objects.create(compromiso=compromiso, inicio=en(9))
    acto = actions.poner_al_dia(compromiso=compromiso, por=crear_usuario("Dirección"))
    assert acto.ocurrencias.get(inicio=en(9)).antes is None
