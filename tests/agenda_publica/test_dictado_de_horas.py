"""Hours as they are written in a hurry, and lines in which there is more than one act."""

from datetime import date, time

import pytest

from agenda_publica.dictado.dos_actos import DOS_ACTOS
from tests.agenda_publica.test_dictado import oido

pytestmark = pytest.mark.un_motor
JUEVES, VIERNES = date(2026, 12, 3), date(2026, 12, 4)


@pytest.mark.parametrize(
    "dia", ["viernes 4 diciembre", "viernes 4 de diciembre", "Viernes 4,", "4/12", "4 dic"]
)
@pytest.mark.parametrize(
    ("horas", "inicio", "fin"),
    [
        ("1800 hrs", time(18), None),
        ("0930 hrs.", time(9, 30), None),
        ("1800 h", time(18), None),
        ("a las 1800 horas", time(18), None),
        ("1800 a 2000 hrs", time(18), time(20)),
        ("1800-2000", time(18), time(20)),
        (", de 9 a 2", time(9), time(14)),
        ("de 10 a 1", time(10), time(13)),
        ("de 9 a 12,", time(9), time(12)),
        ("de las 8 a las 3", time(8), time(15)),
    ],
)
def test_hours_written_in_a_hurry_are_understood(dia, horas, inicio, fin):
    (dicha,) = oido().leer(f"{dia} {horas} posada")
    assert (dicha.titulo, dicha.dia, dicha.dudas) == ("Posada", VIERNES, [])
    assert (dicha.hora, dicha.hora_fin) == (inicio, fin)


def test_an_hour_alone_without_its_colon_is_of_the_day_above_it():
    (dicha,) = oido().leer("Viernes 4\n1800 hrs posada")
    assert (dicha.titulo, dicha.dia, dicha.hora) == ("Posada", VIERNES, time(18))


@pytest.mark.parametrize(
    "acto",
    [
        "Taller para niños de 6 a 12",
        "De 4 a 10 años, taller",
        "Entrega de 1200 despensas",
        "Reconocimiento por 1200 horas de servicio",
        "Historia de 1810 a 1910",
        "Plan de 1900 a 2000",
        "Canje de 3 a 5 piezas",
    ],
)
def test_numbers_that_are_no_hours_stay_in_the_title(acto):
    (dicha,) = oido().leer(f"Viernes 4, {acto}")
    assert (dicha.titulo, dicha.dia, dicha.hora) == (acto, VIERNES, None)


def test_a_year_is_still_one():
    (dicha,) = oido().leer("4 de diciembre 2026 1800 hrs posada")
    assert (dicha.titulo, dicha.dia, dicha.hora) == ("Posada", VIERNES, time(18))


@pytest.mark.parametrize(
    "texto",
    [
        "El jueves 3 a las 10 reunión con comerciantes y el viernes 4 a las 12 entrega de becas",
        "El jueves 3 reunión con comerciantes y el viernes 4 de diciembre entrega de becas",
        "Jueves 3, 10:00, reunión con comerciantes y a las 12:00 entrega de becas",
        "Jueves 3, 10:00, reunión con comerciantes; viernes 4, 12:00, entrega de becas",
        "Jueves 3, 10:00, reunión con comerciantes. Viernes 4, 12:00, entrega de becas",
        "Mañana a las 10 reunión, luego a las 12 entrega de becas",
    ],
)
def test_two_acts_in_one_line_are_told_and_come_unmarked(texto):
    (dicha,) = oido().leer(texto)
    assert DOS_ACTOS in dicha.dudas
    assert not dicha.se_anota


@pytest.mark.parametrize(
    "texto",
    [
        "Jueves 3 y viernes 4, 10:00 a 12:00, torneo",
        "Del jueves 3 al sábado 5, de 10 a 14 h, torneo",
        "Jueves 3, de 10:00 a 14:00 y de 16:00 a 18:00, torneo",
        "Torneo. Jueves 3, 10:00",
        "Jueves 3, 10:00, entrega de uniformes y balones. Preside el síndico",
        "Jueves 3, torneo entre las 10:00 y las 12:00",
        "Jueves 3. Torneo. 10:00 a 12:00",
        "Jueves 3, 10:00, desfile por 5 de Mayo y 16 de Septiembre",
    ],
)
def test_an_act_of_several_days_or_hours_is_one(texto):
    (dicha,) = oido().leer(texto)
    assert DOS_ACTOS not in dicha.dudas
