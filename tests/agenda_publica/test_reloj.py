"""The agenda with the clock stopped: at midnight, and where the border changes its hour."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as ajustes
from hypothesis import strategies as st
from icalendar import Calendar

from agenda_publica.calendario import UN_DIA, dia_local
from agenda_publica.estado import estado, falta
from agenda_publica.models import Acto, Ocurrencia
from agenda_publica.plazos import Plazo, dias
from agenda_publica.rutas import jornadas
from tests.agenda_publica.test_filtros import dichos
from tests.fabricas import crear_acto
from tests.muestra import TODO
from tests.sitio.test_puertas_publicas import texto

MEXICO, TIJUANA = ZoneInfo("America/Mexico_City"), ZoneInfo("America/Tijuana")
CUANTAS = 2000 if TODO else 400
UN_MINUTO = timedelta(minutes=1)


def en(dia, hora=0, minuto=0, mes=11, zona=MEXICO):
    return datetime(2026, mes, dia, hora, minuto, tzinfo=zona)


def parar(monkeypatch, cuando):
    monkeypatch.setattr(timezone, "now", lambda: cuando.astimezone(UTC))


@pytest.mark.parametrize(
    ("cuando", "hoy", "manana"),
    [
        (en(26, 23, 59), {"De anoche", "De tres días", "Vigilia"}, {"De tres días", "Todo el día"}),
        (en(27, 0, 0), {"De tres días", "Todo el día"}, {"De tres días", "Del 28"}),
        (en(27, 23, 59), {"De tres días", "Todo el día"}, {"De tres días", "Del 28"}),
        (en(28, 0, 0), {"De tres días", "Del 28"}, set()),
    ],
)
def test_on_both_sides_of_midnight(client, portada, monkeypatch, cuando, hoy, manana):
    crear_acto(title="De anoche", inicio=en(26, 20), fin=en(27, 0))
    crear_acto(title="Vigilia", inicio=en(26, 23, 30))
    crear_acto(title="Todo el día", inicio=en(27, 9), todo_el_dia=True)
    crear_acto(title="De tres días", inicio=en(26, 10), fin=en(28, 14))
    crear_acto(title="Del 28", inicio=en(28, 11))
    parar(monkeypatch, cuando)
    assert dichos(client, "/agenda/?cuando=hoy")[0] == hoy
    assert dichos(client, "/agenda/?cuando=manana")[0] == manana
    assert dichos(client, "/agenda/")[0] >= hoy | manana
    portada_ = client.get("/").content.decode()
    assert all(titulo in portada_ for titulo in hoy)
    fichas = {f["titulo"] for f in client.get("/agenda/agenda.json").json()["actos"]}
    assert fichas >= hoy | manana
    assert "De anoche" not in fichas or cuando < en(27, 0)


@pytest.mark.parametrize(
    ("cuando", "en_lista", "en_su_pagina"),
    [
        (en(18, 12), "", ""),
        (en(20, 12), "", "En 6 días"),
        (en(25, 1), "", "Mañana"),
        (en(26, 0, 0), "", "Hoy"),
        (en(26, 7, 0), "En 4 horas", "En 4 horas"),
        (en(26, 10, 2), "En 1 hora", "En 1 hora"),
        (en(26, 10, 41), "En 20 minutos", "En 20 minutos"),
        (en(26, 10, 56), "Por empezar", "Por empezar"),
        (en(26, 11, 0), "Ahora", "Ahora"),
        (en(26, 12, 59), "Ahora", "Ahora"),
        (en(26, 13, 0), "Finalizó", "Finalizó"),
    ],
)
def test_how_far_it_is_in_words(client, portada, monkeypatch, cuando, en_lista, en_su_pagina):
    acto = crear_acto(inicio=en(26, 11), fin=en(26, 13))
    parar(monkeypatch, cuando)
    (una,) = Ocurrencia.objects.all()
    assert (estado(una).palabra, falta(una).palabra) == (en_lista, en_su_pagina)
    del_dia = client.get("/agenda/2026/11/26/").content.decode()
    suya = f"{acto.get_url()}{una.nombre}/"
    for html, palabra in (
        (del_dia, en_lista),
        (client.get(acto.get_url()).content.decode(), en_su_pagina),
        (client.get(suya).content.decode(), en_su_pagina),
    ):
        assert (f">{palabra}</span>" in html) if palabra else ('class="estado' not in html)


def test_of_all_day_it_is_today_whatever_hour_was_written(portada, monkeypatch):
    crear_acto(inicio=en(26, 9), todo_el_dia=True)
    (una,) = Ocurrencia.objects.all()
    for cuando in (en(26, 0, 0), en(26, 23, 59)):
        assert estado(una, cuando).palabra == "Hoy"
    assert falta(una, en(25, 23, 59)).palabra == "Mañana"
    assert estado(una, en(27, 0)).palabra == "Finalizó"


def test_a_page_kept_a_minute_says_nothing_false_of_minutes(portada):
    crear_acto(inicio=en(26, 11), fin=en(26, 13))
    (una,) = Ocurrencia.objects.all()
    for minuto in range(1, 6 * 60):
        palabra = estado(una, en(26, 11) - minuto * UN_MINUTO).palabra
        if palabra.endswith(("minutos", "minuto")):
            dichos_ = int(palabra.split()[1])
            assert abs(dichos_ - minuto) <= 3
            assert abs(dichos_ - (minuto - 1)) <= 3, "as it is read a minute later"
    assert estado(una, en(26, 11) - UN_MINUTO).palabra == "Por empezar"


MOMENTOS = st.datetimes(datetime(2026, 10, 25), datetime(2026, 11, 10)).map(  # noqa: DTZ001
    lambda m: m.replace(second=0, microsecond=0)
)


@pytest.mark.django_db
@ajustes(max_examples=CUANTAS, deadline=None, database=None)
@given(
    zona=st.sampled_from([MEXICO, TIJUANA]),
    inicio=MOMENTOS,
    dura=st.one_of(st.none(), st.timedeltas(timedelta(0), timedelta(days=4))),
    todo_el_dia=st.booleans(),
    ahora=MOMENTOS,
)
def test_today_and_past_never_overlap(zona, inicio, dura, todo_el_dia, ahora):
    """Of any act at any moment: it is past, or it is in some day from today on, and not both."""
    with timezone.override(zona):
        inicio, ahora = inicio.replace(tzinfo=zona), ahora.replace(tzinfo=zona)
        fin = None if dura is None else (inicio.astimezone(UTC) + dura).replace(second=0)
        una = Ocurrencia(inicio=inicio, original=inicio, fin=fin, todo_el_dia=todo_el_dia)
        una.acto = Acto(inicio=inicio)
        hoy = timezone.localdate(ahora)
        por_venir = bool(jornadas([una], hoy, hoy + timedelta(days=400)))
        momento = una.momento(ahora)
        assert por_venir == (una.ultimo_dia >= hoy)
        if not por_venir:
            assert momento == "paso"
            assert estado(una, ahora).palabra == "Finalizó"
        if momento in {"antes", "ahora"}:
            assert por_venir
        if una.ultimo_dia > hoy:
            assert momento != "paso"
        for plazo in Plazo:
            desde, hasta = dias(plazo, hoy)
            assert hoy <= desde <= hasta
            assert por_venir or not jornadas([una], desde, hasta)


@ajustes(
    max_examples=CUANTAS // 8,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(datos=st.data())
def test_the_rows_that_are_asked_are_those_of_the_days(db_de_actos, datos):
    """What the database finds from today on is what has a day from today on, and no other."""
    acto = db_de_actos
    Ocurrencia.objects.all().delete()
    filas = []
    for n in range(6):
        inicio = datos.draw(MOMENTOS).replace(tzinfo=MEXICO)
        dura = datos.draw(st.one_of(st.none(), st.timedeltas(timedelta(0), timedelta(days=4))))
        filas.append(
            Ocurrencia(
                acto=acto,
                original=en(1) + n * UN_DIA,
                inicio=inicio,
                fin=None if dura is None else (inicio + dura).replace(second=0, microsecond=0),
                todo_el_dia=datos.draw(st.booleans()),
            )
        )
    Ocurrencia.objects.bulk_create(filas)
    hoy = datos.draw(MOMENTOS).date()
    vienen = set(Ocurrencia.objects.publicadas().entre(dia_local(hoy)[0]))
    assert vienen == {una for una in Ocurrencia.objects.all() if una.ultimo_dia >= hoy}
    con_algo = {
        d for una in Ocurrencia.objects.all() for d in jornadas([una], una.dia, una.ultimo_dia)
    }
    publicas = Ocurrencia.objects.publicadas()
    assert publicas.vecinos(hoy)[0] == max((d for d in con_algo if d < hoy), default=None)
    assert publicas.primer_dia_despues(hoy) == min((d for d in con_algo if d > hoy), default=None)


@pytest.fixture
def db_de_actos(portada):
    return crear_acto()


@pytest.fixture
def en_tijuana(settings, portada):
    settings.TIME_ZONE = "America/Tijuana"
    timezone.deactivate()


# The clock goes forward on 8 March 2026 at 2:00 and back on 1 November at 2:00.
@pytest.mark.parametrize(("mes", "dia", "horas"), [(3, 8, 23), (11, 1, 25)])
def test_a_day_of_the_border_is_as_long_as_it_is(client, en_tijuana, monkeypatch, mes, dia, horas):
    desde, hasta = dia_local(datetime(2026, mes, dia, tzinfo=TIJUANA).date())
    assert hasta.astimezone(UTC) - desde.astimezone(UTC) == timedelta(hours=horas)
    for titulo, hora in (("Al empezar", 0), ("Después", 4), ("Al terminar", 23)):
        crear_acto(title=titulo, inicio=en(dia, hora, 30, mes, TIJUANA))
    crear_acto(title="Del otro", inicio=en(dia + 1, 0, 0, mes, TIJUANA))
    crear_acto(title="Todo", inicio=en(dia, 0, 0, mes, TIJUANA), todo_el_dia=True)
    del_dia = {"Al empezar", "Después", "Al terminar", "Todo"}
    assert dichos(client, f"/agenda/2026/{mes:02}/{dia:02}/")[0] == del_dia
    for cuando in (desde, hasta - UN_MINUTO):
        parar(monkeypatch, cuando)
        assert dichos(client, "/agenda/?cuando=hoy")[0] == del_dia
        assert dichos(client, "/agenda/?cuando=manana")[0] == {"Del otro"}
    parar(monkeypatch, hasta)
    assert dichos(client, "/agenda/?cuando=hoy")[0] == {"Del otro"}


@pytest.mark.parametrize(("mes", "sabado", "antes", "despues"), [(3, 7, 8, 7), (10, 31, 7, 8)])
def test_a_weekly_act_of_the_border_keeps_its_hour_in_pages_and_calendars(
    client, en_tijuana, monkeypatch, mes, sabado, antes, despues
):
    inicio = en(sabado, 18, 0, mes, TIJUANA)
    acto = crear_acto(title="Tianguis", inicio=inicio, regla="FREQ=WEEKLY;COUNT=2")
    uno, otro = acto.ocurrencias.all()
    desfase = [
        int(-o.inicio.astimezone(TIJUANA).utcoffset().total_seconds() // 3600) for o in (uno, otro)
    ]
    assert desfase == [antes, despues]
    assert otro.inicio - uno.inicio != timedelta(days=7)
    parar(monkeypatch, inicio - timedelta(hours=2))
    assert "En 2 horas" in client.get(acto.get_url()).content.decode()
    for una in (uno, otro):
        assert una.nombre.endswith("-1800")
        html = client.get(f"/agenda/{una.dia:%Y/%m/%d}/").content.decode()
        assert ">18:00<" in html
        assert client.get(f"{acto.get_url()}{una.nombre}/").status_code == 200
    calendario = Calendar.from_ical(texto(client.get("/agenda/calendario.ics")))
    (zona,) = calendario.walk("VTIMEZONE")
    assert zona["tzid"] == "America/Tijuana"
    (suceso,) = calendario.walk("VEVENT")
    assert suceso["dtstart"].dt.astimezone(UTC) == inicio.astimezone(UTC)
    assert suceso["dtstart"].params["TZID"] == "America/Tijuana"
