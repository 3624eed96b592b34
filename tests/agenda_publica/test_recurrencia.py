"""Rules of repetition: the same dates that dateutil gives, at the hours of the wall."""

import time
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agenda_publica import recurrencia
from agenda_publica.repetir import repeticion
from agenda_publica.repetir.repeticion import Cada
from tests.muestra import TODO

pytestmark = [pytest.mark.un_motor]

MEXICO, TIJUANA = ZoneInfo("America/Mexico_City"), ZoneInfo("America/Tijuana")
CUANTAS = 500 if TODO else 120
DIAS = st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1)
SALTADA = datetime(2027, 3, 14, 2, 30)  # noqa: DTZ001  clocks skip it: it is told an hour later
INICIOS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda d: d.replace(second=0, microsecond=0)
)


@st.composite
def reglas(draw):
    """Rules as town halls and calendars write them."""
    frecuencia = draw(st.sampled_from(sorted(recurrencia.FRECUENCIAS)))
    partes = [f"FREQ={frecuencia}", f"INTERVAL={draw(st.integers(1, 4))}"]
    if frecuencia == "WEEKLY" and draw(st.booleans()):
        partes.append(f"BYDAY={','.join(sorted(draw(DIAS)))}")
    if frecuencia == "MONTHLY" and draw(st.booleans()):
        orden = draw(st.sampled_from([-2, -1, 1, 2, 3, 4]))
        partes.append(f"BYDAY={orden}{draw(st.sampled_from(['MO', 'WE', 'FR', 'SU']))}")
    if frecuencia in {"MONTHLY", "YEARLY"} and "BYDAY" not in partes[-1] and draw(st.booleans()):
        partes.append(f"BYMONTHDAY={draw(st.integers(1, 31))}")
    if draw(st.booleans()):
        partes.append(f"COUNT={draw(st.integers(1, 40))}")
    return ";".join(partes)


@settings(max_examples=CUANTAS, deadline=None, database=None)
@given(regla=reglas(), inicio=INICIOS, zona=st.sampled_from([MEXICO, TIJUANA]))
@example(regla="FREQ=DAILY;COUNT=5", inicio=SALTADA, zona=TIJUANA)
def test_the_same_dates_as_dateutil(regla, inicio, zona):
    inicio = inicio.replace(tzinfo=zona).astimezone(UTC).astimezone(zona).replace(tzinfo=None)
    hasta = inicio + timedelta(days=900)
    dichas = [f for f in islice(rrulestr(regla, dtstart=inicio), 2000) if f <= hasta]
    esperadas = sorted({inicio, *dichas})
    dadas = recurrencia.fechas(
        inicio=inicio.replace(tzinfo=zona).astimezone(UTC),
        regla=regla,
        zona=zona,
        hasta=hasta.replace(tzinfo=zona),
    )
    assert dadas == [fecha.replace(tzinfo=zona).astimezone(UTC) for fecha in esperadas]


def test_at_the_border_the_hour_of_the_wall_is_kept(settings):
    inicio = datetime(2026, 3, 1, 11, tzinfo=TIJUANA)
    semanas = recurrencia.fechas(inicio=inicio, regla="FREQ=WEEKLY;COUNT=4", zona=TIJUANA)
    assert {fecha.astimezone(TIJUANA).hour for fecha in semanas} == {11}
    assert {fecha.hour for fecha in semanas} == {19, 18}, "the clock changed on the 8th of March"
    sin_cambio = recurrencia.fechas(
        inicio=datetime(2026, 3, 1, 11, tzinfo=MEXICO), regla="FREQ=WEEKLY;COUNT=4", zona=MEXICO
    )
    assert {fecha.hour for fecha in sin_cambio} == {17}


def test_until_a_day_is_until_its_last_hour():
    inicio = datetime(2026, 11, 2, 20, tzinfo=MEXICO)
    for hasta in ("20261109", "20261110T020000Z"):
        dadas = recurrencia.fechas(inicio=inicio, regla=f"FREQ=WEEKLY;UNTIL={hasta}", zona=MEXICO)
        assert [fecha.astimezone(MEXICO).day for fecha in dadas] == [2, 9], hasta


@pytest.mark.parametrize(
    "regla",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=DAILY;BYSECOND=1,2,3",
        "FREQ=DAILY;COUNT=x",
        "FREQ=WEEKLY;BYDAY=ZZ",
        "FREQ=DAILY;UNTIL=ayer",
        "FREQ=DAILY;FREQ=WEEKLY",
        "INTERVAL=2",
        "cada martes",
        ";;;",
        "",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYMONTH=13",
    ],
)
def test_a_rule_that_cannot_be_followed_is_told(regla):
    with pytest.raises(ValidationError) as error:
        recurrencia.validar(regla)
    assert error.value.messages[0].endswith(".")


@pytest.mark.parametrize(
    "regla",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
    ],
)
def test_a_rule_that_gives_no_other_date_ends_soon(regla):
    empieza = time.process_time()
    inicio = datetime(2026, 11, 2, 9, tzinfo=MEXICO)
    dadas = recurrencia.fechas(inicio=inicio, regla=regla, zona=MEXICO)
    assert dadas == [inicio]
    assert time.process_time() - empieza < 2, "dateutil alone looks until the year 9999"


def test_a_rule_without_end_has_a_bound():
    inicio = datetime(1950, 1, 1, 9, tzinfo=MEXICO)
    assert len(recurrencia.fechas(inicio=inicio, regla="FREQ=DAILY", zona=MEXICO)) <= (
        recurrencia.TOPE + 1
    )


@pytest.mark.parametrize("cada", [c for c in Cada if c not in {Cada.NUNCA, Cada.OTRA}])
@pytest.mark.parametrize("fin", [{}, {"veces": 5}, {"hasta": datetime(2027, 5, 1).date()}])  # noqa: DTZ001
def test_what_is_asked_in_words_is_read_back_the_same(cada, fin):
    inicio = datetime(2026, 11, 30, 18, tzinfo=MEXICO)
    regla = repeticion.escribir(cada=cada, inicio=inicio, **fin)
    leida = repeticion.leer(regla, inicio)
    assert leida["cada"] == cada
    assert leida["veces"] == fin.get("veces")
    assert leida["repite_hasta"] == fin.get("hasta")
    assert recurrencia.fechas(inicio=inicio, regla=regla, zona=MEXICO)[0] == inicio
