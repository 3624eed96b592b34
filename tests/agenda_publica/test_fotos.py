"""The photographs of an act end in its coverage, which says that they are there."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from acervo.models import Lote
from agenda_publica.cobertura import traido
from agenda_publica.models import Cobertura
from moderacion.permissions import NoSePuede
from tests.fabricas import crear_imagen, crear_usuario
from tests.moderacion.admin import entrar

from .fabrica import crear_compromiso, en


def crear_lote(cuantas=2, **datos):
    lote = Lote.objects.create(**datos)
    for _ in range(cuantas):
        crear_imagen(lote=lote)
    return lote


@pytest.fixture
def redaccion(client, db):
    client.usuario = entrar(client, "Redacción")
    return client


def llevar(client, lote, compromiso, **datos):
    datos = {"compromiso": compromiso.pk, **datos}
    return client.post(reverse("agenda:lote", args=[lote.pk]), datos)


def test_what_was_asked_is_marked_by_who_brought_them(redaccion):
    compromiso = crear_compromiso(inicio=en(-1))
    pedida = Cobertura.objects.create(compromiso=compromiso, tipo="foto")
    lote = crear_lote()
    assert llevar(redaccion, lote, compromiso).url == reverse(
        "compromisos:edit", args=[compromiso.pk]
    )
    pedida.refresh_from_db()
    assert (pedida.lote, pedida.hecha_por, pedida.esta) == (lote, redaccion.usuario, True)
    assert Lote.objects.get().terminado


def test_what_nobody_asked_for_is_coverage_too(redaccion):
    compromiso = crear_compromiso(inicio=en(0, hora=0))
    llevar(redaccion, crear_lote(), compromiso)
    assert compromiso.coberturas.get().tipo == "foto"


def test_those_of_a_second_camera_join_the_first(redaccion):
    compromiso = crear_compromiso(inicio=en(-1))
    uno, dos = crear_lote(2), crear_lote(3)
    llevar(redaccion, uno, compromiso)
    llevar(redaccion, dos, compromiso)
    cobertura = compromiso.coberturas.get()
    assert cobertura.lote == uno
    assert uno.fotografias().count() == 5


def test_of_a_series_they_are_of_the_dates_on_which_they_were_taken(redaccion):
    serie = crear_compromiso(inicio=en(-14), regla="FREQ=WEEKLY;COUNT=4")
    hace_dos = en(-14)
    lote = crear_lote(2)
    lote.fotografias().update(tomada=hace_dos + timedelta(hours=1))
    llevar(redaccion, lote, serie)
    assert [(e.tipo, e.original) for e in serie.evidencias.all()] == [("foto", hace_dos)]
    de_cada_una = [bool(cita.traido()) for cita in serie.citas.con_lo_traido()]
    assert de_cada_una == [True, False, False, False]


def test_of_a_series_what_was_taken_nobody_knows_when_is_of_the_last(redaccion):
    serie = crear_compromiso(inicio=en(-14), regla="FREQ=WEEKLY;COUNT=4")
    llevar(redaccion, crear_lote(), serie)
    assert not serie.evidencias.exists()
    assert [bool(c.traido()) for c in serie.citas.con_lo_traido()].count(True) == 1


def test_what_was_taken_nobody_knows_when_is_for_the_boletin_of_that_date_alone(redaccion):
    serie = crear_compromiso(inicio=en(-14), regla="FREQ=WEEKLY;COUNT=4")
    lote = crear_lote(creado=en(-6))
    llevar(redaccion, lote, serie)
    assert [len(list(traido.fotografias(serie, en(d)))) for d in (-14, -7, 0)] == [0, 2, 0]


def test_an_act_that_is_not_of_these_days_is_offered_only_if_it_asked(redaccion):
    viejo = crear_compromiso(inicio=en(-300))
    assert llevar(redaccion, crear_lote(), viejo).status_code == 200
    assert not viejo.coberturas.exists()
    Cobertura.objects.create(compromiso=viejo, tipo="video")
    ficha = redaccion.get(reverse("compromisos:edit", args=[viejo.pk])).content.decode()
    assert f"?para=acto-{viejo.pk}" in ficha
    llevar(redaccion, crear_lote(para=f"acto-{viejo.pk}"), viejo)
    assert viejo.coberturas.get(tipo="foto").lote


def test_only_who_works_on_the_agenda(client, db):
    compromiso, lote = crear_compromiso(inicio=en(-1)), crear_lote()
    entrar(client, "Administración")
    assert llevar(client, lote, compromiso).status_code == 302
    with pytest.raises(NoSePuede):
        traido.traer_fotos(compromiso=compromiso, lote=lote, por=crear_usuario("Enlace"))
    assert not compromiso.coberturas.exists()


def test_two_acts_of_the_same_name_are_told_apart_by_their_dates(redaccion):
    una = crear_compromiso(titulo="Audiencia", inicio=en(-1))
    otra = crear_compromiso(titulo="Audiencia", inicio=en(-8), regla="FREQ=WEEKLY;COUNT=2")
    dias = crear_compromiso(titulo="Feria", inicio=en(-3, hora=0), todo_el_dia=True)
    baja = crear_compromiso(titulo="Gira", inicio=en(-2), estado="cancelada", motivo="Llueve.")
    html = redaccion.get(reverse("agenda:lote", args=[crear_lote().pk])).content.decode()
    for dicho in (
        f"Audiencia, {una.dicho(una.inicio)}<",
        f"Audiencia, {otra.dicho(en(-1))}<",
        f"Feria, {dias.dicho(dias.inicio)}<",
        f"Gira, {baja.dicho(baja.inicio)} (cancelada)<",
    ):
        assert dicho in html


@pytest.mark.parametrize(
    ("datos", "dicho"),
    [
        ({"inicio": en(1)}, "Ese acto todavía no es: es el "),
        ({"inicio": en(-1), "estado": "cancelada", "motivo": "Llueve."}, "como «cancelada»"),
        ({"inicio": en(-1), "estado": "pospuesta", "motivo": "Llueve."}, "como «pospuesta»"),
    ],
)
def test_of_what_is_not_held_it_is_asked_again(redaccion, datos, dicho):
    compromiso, lote = crear_compromiso(**datos), crear_lote()
    html = llevar(redaccion, lote, compromiso).content.decode()
    assert dicho in html
    assert 'name="seguro"' in html
    assert not compromiso.coberturas.exists()
    llevar(redaccion, lote, compromiso, seguro=str(compromiso.pk))
    assert compromiso.coberturas.get().lote == lote


def test_what_was_taken_to_another_act_is_asked_again(redaccion):
    uno, otro, lote = crear_compromiso(inicio=en(-1)), crear_compromiso(inicio=en(-2)), crear_lote()
    llevar(redaccion, crear_lote(), uno)
    assert llevar(redaccion, lote, uno).status_code == 302
    html = llevar(redaccion, lote, otro).content.decode()
    assert f"ya están en la cobertura de «{uno}»" in html
    assert not otro.coberturas.exists()
    assert llevar(redaccion, lote, uno).status_code == 302
    assert llevar(redaccion, lote, otro, seguro=str(otro.pk)).status_code == 302
    assert otro.coberturas.get().lote == lote


def dicho_al_llevar(client, lote, compromiso):
    url = llevar(client, lote, compromiso).url
    return client.get(url).content.decode()


def test_of_a_series_it_is_said_of_which_date_they_are(redaccion):
    serie = crear_compromiso(inicio=en(-14), regla="FREQ=WEEKLY;COUNT=4")
    lote = crear_lote(2)
    lote.fotografias().update(tomada=en(-14))
    html = dicho_al_llevar(redaccion, lote, serie)
    assert f"Son de la fecha del {serie.dicho(en(-14))}." in html
    html = dicho_al_llevar(redaccion, crear_lote(), serie)
    assert "No dicen de qué fecha son: quedan en la última que ya empezó, la del " in html


def test_a_date_that_was_called_off_has_none(redaccion):
    serie = crear_compromiso(inicio=en(-14), regla="FREQ=WEEKLY;COUNT=2")
    serie.citas.filter(inicio=en(-7)).update(cancelada=True)
    lote = crear_lote(creado=en(-1))
    html = dicho_al_llevar(redaccion, lote, serie)
    assert f"ya empezó, la del {serie.dicho(en(-14))}." in html
    assert [len(list(traido.fotografias(serie, en(d)))) for d in (-14, -7)] == [2, 0]


def test_of_an_act_that_is_gone_it_is_said(redaccion):
    html = redaccion.get(reverse("agenda:lote", args=[crear_lote(para="acto-999999").pk]))
    assert "ya no está en la agenda" in html.content.decode()


@pytest.mark.parametrize(
    ("tomada", "dicho"),
    [(en(-7, hora=12), "y esa fecha está cancelada"), (en(-10), "ese día el acto no tuvo fecha")],
)
def test_what_was_taken_on_none_of_its_dates_is_asked(redaccion, tomada, dicho):
    serie = crear_compromiso(inicio=en(-14), regla="FREQ=WEEKLY;COUNT=3")
    serie.citas.filter(inicio=en(-7)).update(cancelada=True)
    lote = crear_lote(2)
    lote.fotografias().update(tomada=tomada)
    assert dicho in llevar(redaccion, lote, serie).content.decode()
    assert not serie.coberturas.exists()
    assert llevar(redaccion, lote, serie, seguro=str(serie.pk)).status_code == 302


def test_what_was_ticked_for_an_act_is_not_for_another(redaccion):
    uno, otro, lote = crear_compromiso(inicio=en(1)), crear_compromiso(inicio=en(1)), crear_lote()
    html = llevar(redaccion, lote, otro, seguro=str(uno.pk)).content.decode()
    (casilla,) = BeautifulSoup(html, "html.parser").select("[name=seguro]")
    assert (casilla["value"], casilla.has_attr("checked")) == (str(otro.pk), False)
    assert not otro.coberturas.exists()
