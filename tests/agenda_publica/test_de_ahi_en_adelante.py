"""A change that a calendar makes in one date «and all that follow» (RANGE=THISANDFUTURE)."""

import pytest
from django.utils import timezone

from agenda_publica.importar.importacion import Suerte, importar
from agenda_publica.models import Compromiso
from tests.agenda_publica.test_importar import calendario, evento

pytestmark = pytest.mark.django_db
DESDE = {"RECURRENCE_ID": ";RANGE=THISANDFUTURE:20261215T140000Z"}


@pytest.fixture
def traer(tmp_path):
    def _traer(regla, *cambios, hacer=True, **mas):
        ruta = tmp_path / "ajeno.ics"
        serie = evento(inicio="DTSTART:20261201T140000Z", RRULE=f":{regla}", **mas)
        ruta.write_text(calendario(serie, *cambios))
        (linea,) = importar(ruta=ruta, por=None, hacer=hacer)
        return linea

    return _traer


def a_las_once(**otras):
    return evento(**{**DESDE, "inicio": "DTSTART:20261215T170000Z", **otras})


def leidas(cuantas=5):
    citas = Compromiso.objects.get().citas.all()[:cuantas]
    return [f"{timezone.localtime(c.inicio):%-d %-H}{' x' if c.cancelada else ''}" for c in citas]


def test_it_is_put_in_all_that_follow_and_told_before_and_after(traer):
    dicho = (
        "El cambio de la fecha del 15 de diciembre de 2026 vale de ahí en adelante: se puso en esa "
        "y en las que siguen, 2 más."
    )
    assert dicho in traer("FREQ=WEEKLY;COUNT=5", a_las_once(), hacer=False).notas
    assert dicho in traer("FREQ=WEEKLY;COUNT=5", a_las_once()).notas
    assert leidas() == ["1 8", "8 8", "15 11", "22 11", "29 11"]
    assert traer("FREQ=WEEKLY;COUNT=5", a_las_once()).suerte == Suerte.IGUAL


def test_what_is_said_of_one_of_those_alone_stays(traer):
    otra = evento(RECURRENCE_ID=":20261222T140000Z", inicio="DTSTART:20261223T010000Z")
    traer("FREQ=WEEKLY;COUNT=5", a_las_once(), otra, EXDATE=":20261229T140000Z")
    assert leidas() == ["1 8", "8 8", "15 11", "22 19"]


def test_a_second_change_begins_where_the_first_ends(traer):
    otra = evento(
        RECURRENCE_ID=";RANGE=THISANDFUTURE:20261222T140000Z", inicio="DTSTART:20261222T200000Z"
    )
    traer("FREQ=WEEKLY;COUNT=5", otra, a_las_once())
    assert leidas() == ["1 8", "8 8", "15 11", "22 14", "29 14"]


def test_that_all_that_follow_are_cancelled(traer):
    traer("FREQ=WEEKLY;COUNT=4", a_las_once(inicio="DTSTART:20261215T140000Z", STATUS=":CANCELLED"))
    assert leidas() == ["1 8", "8 8", "15 8 x", "22 8 x"]


@pytest.mark.parametrize("regla", ["FREQ=WEEKLY", "FREQ=DAILY;COUNT=300"])
def test_of_a_series_without_end_or_very_long_it_is_told_that_only_one_date_was_changed(
    traer, regla
):
    linea = traer(regla, a_las_once())
    assert any("se puso solo en esa" in nota for nota in linea.notas)
    assert any("cambie las demás en su ficha" in nota for nota in linea.notas)
    assert "15 11" in leidas(20)
    assert "22 8" in leidas(30)


def test_the_hour_is_that_of_its_clocks_on_both_sides_of_their_change(tmp_path):
    zona = "TZID=America/Tijuana"
    serie = evento(inicio=f"DTSTART;{zona}:20270301T090000", RRULE=":FREQ=WEEKLY;COUNT=4")
    cambio = evento(
        RECURRENCE_ID=f";RANGE=THISANDFUTURE;{zona}:20270308T090000",
        inicio=f"DTSTART;{zona}:20270308T110000",
    )
    ruta = tmp_path / "ajeno.ics"
    ruta.write_text(calendario(serie, cambio))
    list(importar(ruta=ruta, por=None, hacer=True))
    compromiso = Compromiso.objects.get()
    zona = compromiso.en_su_zona()
    horas = [f"{c.inicio.astimezone(zona):%-d %-H}" for c in compromiso.citas.all()]
    assert horas == ["1 9", "8 11", "15 11", "22 11"]


@pytest.mark.parametrize("original", ["99991231T235959Z", "00010101T000000Z"])
def test_of_a_date_of_any_year_nothing_breaks(traer, original):
    raro = evento(
        RECURRENCE_ID=f";RANGE=THISANDFUTURE:{original}", inicio="DTSTART:20261215T170000Z"
    )
    assert traer("FREQ=WEEKLY;COUNT=3", raro).suerte in (Suerte.NUEVO, Suerte.ROTO)
