"""What lasts several days is on the board on each of them, and is moved from its first."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from agenda_publica import tablero
from tests.agenda_publica.fabrica import crear_compromiso, en
from tests.fabricas import crear_sede
from tests.moderacion.admin import entrar

TABLERO = "agenda:tablero"


def lunes():
    """Days from today to the Monday of the next week."""
    return 7 - timezone.localdate().weekday()


def dias_con(html, titulo):
    """{day of the board: its card there}, of those in which it stands."""
    sopa = BeautifulSoup(html, "html.parser")
    return {
        dia["data-dia"]: tarjeta
        for dia in sopa.select(".tablero-dia")
        for tarjeta in dia.select(".tarjeta")
        if titulo in tarjeta.text
    }


@pytest.mark.parametrize("vista", ["semana", "horas"])
@pytest.mark.parametrize("todo_el_dia", [True, False])
def test_it_stands_on_each_day_that_it_lasts(client, portada, vista, todo_el_dia):
    entrar(client, "Redacción")
    primero = lunes()
    desde, hasta = en(primero + 1, 9), en(primero + 4, 18)
    crear_compromiso(titulo="Exposición", inicio=desde, fin=hasta, todo_el_dia=todo_el_dia)
    ver = {"vista": vista, "dia": f"{desde:%Y-%m-%d}"}
    suyos = dias_con(client.get(reverse(TABLERO), ver).content, "Exposición")
    assert list(suyos) == [f"{en(primero + n):%Y-%m-%d}" for n in range(1, 5)]
    primera, *siguen = suyos.values()
    assert "data-mover" in primera.attrs
    assert "Sigue" not in primera.text
    assert "desde su primer día" not in primera.text
    for tarjeta in siguen:
        assert tarjeta.select(".tarjeta-verbos a")[-1].text == "Mover desde su primer día"
        assert "data-mover" not in tarjeta.attrs
        assert not tarjeta.select("[data-asa]")
        assert "Sigue" in tarjeta.select_one(".tarjeta-hora").text


def test_it_is_on_the_telephone_today_and_tomorrow(client, portada):
    entrar(client, "Redacción")
    crear_compromiso(titulo="Exposición", inicio=en(-9), fin=en(9), todo_el_dia=True)
    suyos = dias_con(client.get(reverse(TABLERO)).content, "Exposición")
    assert {f"{en(0):%Y-%m-%d}"} <= set(suyos)
    semana = tablero.dias_de({})
    assert set(suyos) == {f"{dia:%Y-%m-%d}" for dia in semana}


def test_what_ends_at_midnight_does_not_stand_on_the_next_day(client, portada):
    entrar(client, "Redacción")
    desde = en(lunes(), 20)
    crear_compromiso(titulo="Baile", inicio=desde, fin=en(lunes() + 1, 0))
    ver = {"dia": f"{desde:%Y-%m-%d}"}
    assert list(dias_con(client.get(reverse(TABLERO), ver).content, "Baile")) == [ver["dia"]]


@pytest.mark.parametrize("vista", ["semana", "horas"])
def test_a_week_of_200_that_last_several_days_costs_the_same(client, portada, vista):
    entrar(client, "Redacción")
    desde = en(lunes(), 9)
    for n in range(200):
        crear_compromiso(inicio=desde, fin=desde + timedelta(days=n % 6), todo_el_dia=n % 2 == 0)
    ver = {"vista": vista, "dia": f"{desde:%Y-%m-%d}"}
    client.get(reverse(TABLERO), ver)
    with CaptureQueriesContext(
        connection,
    ) as consultas:
        assert client.get(reverse(TABLERO), ver).status_code == 200
    assert len(consultas) <= 20


def test_its_clash_says_on_which_of_its_days(client, portada):
    entrar(client, "Redacción")
    sede = crear_sede(nombre="Portal {Matamoros}")
    primero = lunes()
    crear_compromiso(titulo="Feria", inicio=en(primero, 9), fin=en(primero + 3, 18), sede=sede)
    crear_compromiso(titulo="Tianguis", inicio=en(primero + 1, 10), sede=sede)
    crear_compromiso(titulo="Ensayo", inicio=en(primero + 4, 10), sede=sede)
    crear_compromiso(titulo="Coro", inicio=en(primero + 4, 10), sede=sede)
    html = client.get(reverse(TABLERO), {"dia": f"{en(primero):%Y-%m-%d}"}).content
    dia = date_format(en(primero + 1), r"l j")
    feria = dias_con(html, "Feria")[f"{en(primero):%Y-%m-%d}"]
    assert f"El {dia}, a la misma hora, Portal {{Matamoros}}: «Tianguis»" in feria.text
    tianguis = [
        t
        for t in BeautifulSoup(html, "html.parser").select(".tarjeta")
        if "Tianguis" in t.select_one(".tarjeta-titulo").text
    ]
    assert f"El {dia}, a la misma hora, Portal {{Matamoros}}: «Feria»" in tianguis[0].text
    assert "A la misma hora, Portal {Matamoros}: «Coro»" in str(html, "utf-8")
