"""The agenda in people's calendars: what it says, read by others, is what the page says."""

import copy
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from wagtail.models import Page, PageViewRestriction

from agenda_publica import ics
from agenda_publica.models import Acto, Ocurrencia, Sesion
from sitio.models import Publicacion
from tests.agenda_publica.test_recurrencia import CUANTAS, INICIOS, reglas
from tests.fabricas import (
    crear_acto,
    crear_area,
    crear_funcionario,
    crear_noticia,
    crear_sede,
    crear_veda,
    hacer_publica,
    quitar,
)
from tests.sitio.test_puertas_publicas import texto

TODO = "/agenda/calendario.ics"
MEXICO, TIJUANA = ZoneInfo("America/Mexico_City"), ZoneInfo("America/Tijuana")
HASTA = datetime(2027, 3, 1, tzinfo=MEXICO)
EN_EL_HUECO = datetime(2023, 2, 13, 2)  # noqa: DTZ001  the 12th of March has no such hour in Tijuana


@pytest.fixture(autouse=True)
def _hoy(portada, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 20, 18, tzinfo=UTC))


def en(dia, hora=11, mes=11, anio=2026, zona=MEXICO):
    return datetime(anio, mes, dia, hora, tzinfo=zona)


def pedir(client, url=TODO, **cabeceras):
    respuesta = client.get(url, headers=cabeceras)
    assert respuesta.status_code == 200, url
    assert respuesta["Content-Type"] == "text/calendar; charset=utf-8"
    return texto(respuesta)


def sucesos(client, url=TODO):
    """The VEVENTs of that calendar."""
    return Calendar.from_ical(pedir(client, url)).walk("VEVENT")


def uno(client, url=TODO):
    (suceso,) = sucesos(client, url)
    return suceso


def momento(valor):
    """A moment in UTC; a day, at midnight in the town."""
    if not isinstance(valor, datetime):
        valor = datetime(valor.year, valor.month, valor.day, tzinfo=MEXICO)
    return valor.astimezone(UTC)


def desplegar(suyos, hasta=HASTA):
    """{(start, end, title, cancelled)} of what those VEVENTs say, as a calendar unfolds them.

    Each is a dict; what it says of a date by RECURRENCE-ID stands for that of the rule.
    """
    excepciones = {(s["uid"], momento(s["rid"])): s for s in suyos if s["rid"]}
    dichas = set()
    for suceso in suyos:
        for inicio in _de_la_regla(suceso, hasta):
            clave = (suceso["uid"], momento(inicio))
            if momento(inicio) in suceso["no_hay"]:
                continue
            if suceso["rid"] or clave not in excepciones:
                dura = momento(suceso["fin"]) - momento(suceso["inicio"]) if suceso["fin"] else None
                fin = momento(inicio) + dura if dura is not None else None
                dichas.add((momento(inicio), fin, suceso["titulo"], suceso["estado"]))
    return {d for d in dichas if d[0] <= hasta}


def _de_la_regla(suceso, hasta):
    inicio = suceso["inicio"]
    if not suceso["regla"]:
        return [inicio]
    con_hora = isinstance(inicio, datetime)
    zona = inicio.tzinfo if con_hora else MEXICO
    pared = inicio.replace(tzinfo=None) if con_hora else datetime(*inicio.timetuple()[:3])  # noqa: DTZ001
    partes = dict(p.split("=") for p in suceso["regla"].split(";"))
    if "UNTIL" in partes:  # in hours of the wall, as the rest
        ultima = partes["UNTIL"]
        assert ultima.endswith("Z") == con_hora, "UTC where dates have an hour; a day where not"
        if con_hora:
            leida = datetime.strptime(ultima, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            partes["UNTIL"] = f"{leida.astimezone(zona):%Y%m%dT%H%M%S}"
    regla = ";".join(f"{k}={v}" for k, v in partes.items())
    tope = hasta.astimezone(zona).replace(tzinfo=None)
    fechas = rrulestr(regla, dtstart=pared).between(pared, tope, inc=True)
    return [f.replace(tzinfo=zona) if con_hora else f.date() for f in fechas]


def por_icalendar(cuerpo):
    leidos = []
    for suceso in Calendar.from_ical(cuerpo).walk("VEVENT"):
        rid, regla, fin = (suceso.get(c) for c in ("recurrence-id", "rrule", "dtend"))
        leidos.append(
            {
                "uid": str(suceso["uid"]),
                "rid": rid and rid.dt,
                "inicio": suceso["dtstart"].dt,
                "fin": fin and fin.dt,
                "regla": regla and regla.to_ical().decode(),
                "titulo": str(suceso["summary"]),
                "estado": str(suceso["status"]),
                "no_hay": {momento(d.dt) for d in suceso["exdate"].dts}
                if "exdate" in suceso
                else set(),
            }
        )
    return leidos


def por_vobject(cuerpo):
    leidos = []
    for suceso in vobject.readOne(cuerpo).vevent_list:
        valor = lambda clave, de=suceso: getattr(getattr(de, clave, None), "value", None)  # noqa: E731
        zona = TIJUANA if "TZID=America/Tijuana:" in suceso.serialize() else MEXICO
        de_aqui = lambda m, z=zona: m.astimezone(z) if isinstance(m, datetime) else m  # noqa: E731
        leidos.append(
            {
                "uid": valor("uid"),
                "rid": de_aqui(valor("recurrence_id")),
                "inicio": de_aqui(valor("dtstart")),
                "fin": de_aqui(valor("dtend")),
                "regla": valor("rrule"),
                "titulo": valor("summary"),
                "estado": valor("status"),
                "no_hay": {momento(d) for d in valor("exdate") or []},
            }
        )
    return leidos


def segun_el_acto(acto):
    """The same, as the act itself counts its dates."""
    marca = {"confirmada": "", "pospuesta": "Pospuesto: ", "cancelada": "Cancelado: "}
    estado = {"confirmada": "CONFIRMED", "pospuesta": "TENTATIVE", "cancelada": "CANCELLED"}
    dichas = set()
    for una in acto.fechas(HASTA):
        situacion = "cancelada" if una.cancelada else str(acto.situacion)
        inicio, fin = una.inicio.astimezone(UTC), una.fin and una.fin.astimezone(UTC)
        if acto.todo_el_dia:
            inicio, fin = momento(una.dia), momento(una.ultimo_dia + timedelta(days=1))
        dichas.add((inicio, fin, f"{marca[situacion]}{una.dice}", estado[situacion]))
    return dichas


UNA_HORA, DOS = timedelta(hours=1), timedelta(hours=2)
CADA_LUNES = {"inicio": en(23), "fin": en(23) + UNA_HORA, "regla": "FREQ=WEEKLY"}
FRONTERA = {"zona": "America/Tijuana"}
CASOS = {
    "uno solo": {"inicio": en(23), "fin": en(23) + UNA_HORA},
    "sin hora de fin": {"inicio": en(23)},
    "todo el día": {"inicio": en(23, 0), "todo_el_dia": True},
    "varios días": {"inicio": en(23), "fin": en(26, 20)},
    "varios días enteros": {"inicio": en(23, 0), "fin": en(26, 0), "todo_el_dia": True},
    "varias fechas": {
        "inicio": en(23),
        "fin": en(23) + UNA_HORA,
        "sesiones": [
            {"inicio": en(24, 17), "fin": en(24, 17) + UNA_HORA},
            {"inicio": en(25, 17), "fin": en(25, 20), "titulo": "Clausura"},
            {"inicio": en(26, 17), "cancelada": True, "motivo": "Por lluvia."},
        ],
    },
    "cada lunes": CADA_LUNES,
    "cada lunes, uno movido": {
        **CADA_LUNES,
        "sesiones": [{"original": en(30), "inicio": en(1, 17, mes=12)}],
    },
    "cada lunes, el primero movido": {
        **CADA_LUNES,
        "sesiones": [{"original": en(23), "inicio": en(24, 9), "fin": en(24, 12)}],
    },
    "cada lunes, uno cancelado": {
        **CADA_LUNES,
        "sesiones": [
            {"original": en(30), "inicio": en(30), "cancelada": True, "motivo": "Es puente."}
        ],
    },
    "cada lunes, y uno no hay": {
        **CADA_LUNES,
        "sesiones": [
            {"original": en(7, mes=12), "inicio": en(7, mes=12), "excluida": True},
            {"original": en(30), "inicio": en(30), "titulo": "Con el cronista"},
        ],
    },
    "cada lunes, y el primero no hay": {
        **CADA_LUNES,
        "sesiones": [{"original": en(23), "inicio": en(23), "excluida": True}],
    },
    "cada lunes, uno con su título": {
        **CADA_LUNES,
        "sesiones": [{"original": en(30), "inicio": en(30), "titulo": "Con el cronista"}],
    },
    "cada lunes, y un jueves": {**CADA_LUNES, "sesiones": [{"inicio": en(26, 18)}]},
    "cada lunes, uno muy lejos": {
        **CADA_LUNES,
        "sesiones": [{"original": en(4, mes=12, anio=2028), "inicio": en(5, mes=12, anio=2028)}],
    },
    "segundo martes": {"inicio": en(8, 18, mes=12), "regla": "FREQ=MONTHLY;BYDAY=2TU;COUNT=5"},
    "hasta un día": {**CADA_LUNES, "regla": "FREQ=WEEKLY;UNTIL=20261214"},
    "hasta un día con hora": {**CADA_LUNES, "regla": "FREQ=WEEKLY;UNTIL=20261214T235959"},
    "cada día entero": {
        "inicio": en(23, 0),
        "todo_el_dia": True,
        "regla": "FREQ=DAILY;UNTIL=20261214T235959",
    },
    "cada día entero, y uno no hay": {
        "inicio": en(23, 0),
        "todo_el_dia": True,
        "regla": "FREQ=DAILY;UNTIL=20261214T235959",
        "sesiones": [{"original": en(25, 0), "inicio": en(25, 0), "excluida": True}],
    },
    "frontera, y uno no hay": {
        "inicio": en(22, mes=2, zona=TIJUANA),
        "regla": "FREQ=WEEKLY;COUNT=9",
        **FRONTERA,
        "sesiones": [
            {
                "original": en(8, mes=3, zona=TIJUANA),
                "inicio": en(8, mes=3, zona=TIJUANA),
                "excluida": True,
            },
        ],
    },
    "empieza fuera de su regla": {"inicio": en(23), "regla": "FREQ=WEEKLY;BYDAY=WE;COUNT=3"},
    "regla que no da nada": {"inicio": en(23), "regla": "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"},
    "cancelado": {**CADA_LUNES, "situacion": "cancelada", "motivo": "Por lluvia."},
    "pospuesto": {"inicio": en(23), "situacion": "pospuesta", "motivo": "Nueva fecha."},
    "frontera, al atrasar": {
        "inicio": en(25, mes=10, zona=TIJUANA),
        "fin": en(25, 13, mes=10, zona=TIJUANA),
        "regla": "FREQ=WEEKLY;COUNT=4",
        **FRONTERA,
        "sesiones": [
            {"original": en(1, zona=TIJUANA), "inicio": en(1, 17, zona=TIJUANA)},
        ],
    },
    "frontera, al adelantar": {
        "inicio": en(22, mes=2, zona=TIJUANA),
        "regla": "FREQ=WEEKLY",
        **FRONTERA,
        "sesiones": [
            {
                "original": en(8, mes=3, zona=TIJUANA),
                "inicio": en(8, mes=3, zona=TIJUANA),
                "cancelada": True,
            },
        ],
    },
    "frontera, todo el día": {
        "inicio": en(25, 0, mes=10),
        "todo_el_dia": True,
        "regla": "FREQ=WEEKLY;COUNT=4",
        **FRONTERA,
    },
}


def hacer(caso):
    caso = {"title": "Lunes de «danzón»; con la banda, en la plaza", **caso}
    sesiones = [Sesion(**datos) for datos in caso.pop("sesiones", [])]
    return crear_acto(**caso, sesiones=sesiones)


@pytest.mark.muestra(4)
@pytest.mark.parametrize("caso", CASOS.values(), ids=CASOS)
def test_two_readers_and_the_act_itself_count_the_same_dates(client, caso):
    acto = hacer(caso)
    cuerpo = pedir(client)
    leidos = por_icalendar(cuerpo)
    assert desplegar(leidos) == segun_el_acto(acto)
    assert desplegar(por_vobject(cuerpo)) == desplegar(leidos)
    nombres = [(s["uid"], s["rid"]) for s in leidos]
    assert len(set(nombres)) == len(nombres)
    assert pedir(client, f"/agenda/{acto.slug}/acto.ics").count("BEGIN:VEVENT") == len(leidos)


@settings(
    max_examples=CUANTAS,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(regla="FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=12", inicio=EN_EL_HUECO, zona="America/Tijuana")
@given(regla=reglas(), inicio=INICIOS, zona=st.sampled_from(["", "America/Tijuana"]))
def test_a_rule_of_any_kind_gives_the_same_dates_read_back(portada, regla, inicio, zona):
    acto = Acto(pk=1, title="Feria", slug="feria", url_path="/", regla=regla, zona=zona)
    acto.inicio = inicio.replace(tzinfo=acto.en_su_zona()).astimezone(UTC)
    hasta = acto.inicio + timedelta(days=900)
    cuerpo = b"".join(
        ics.calendario(
            titulo="Todo",
            direccion="",
            zonas={"America/Mexico_City", "America/Tijuana"},
            desde=acto.inicio,
            eventos=ics.eventos_de(acto),
        )
    )
    leidos = desplegar(por_icalendar(cuerpo), hasta)
    assert {inicio for inicio, *_ in leidos} == {una.inicio for una in acto.fechas(hasta)}


def test_a_series_that_begins_when_clocks_skip_its_hour_keeps_it_afterwards(portada):
    """The 12th of March of 2023 had no two in the morning in Tijuana."""
    acto = Acto(pk=1, title="Ronda", slug="ronda", url_path="/", zona="America/Tijuana")
    acto.regla, reloj = "FREQ=YEARLY;BYMONTHDAY=12", acto.en_su_zona()
    acto.inicio = datetime(2023, 2, 13, 2, tzinfo=reloj).astimezone(UTC)
    acto.fin = acto.inicio + timedelta(hours=2)
    serie, *_ = ics.eventos_de(acto)
    assert serie["dtstart"].to_ical() == b"20230312T020000"
    assert serie["duration"].dt == timedelta(hours=2)
    assert "dtend" not in serie


def test_an_event_says_all_that_a_person_needs(client, settings):
    settings.SITIO_URL = "https://www.sanjacinto.gob.mx"
    sede = crear_sede(nombre="Mercado Hidalgo", domicilio="Juárez 1", colonia="Centro")
    preside = crear_funcionario(nombre="Ana Ríos", cargo="Presidenta municipal")
    acto = crear_acto(
        inicio=en(23),
        sede=sede,
        lugar="nave central",
        preside=preside,
        modalidad="inauguracion",
        resumen="Abre la nave,\nya con techo.",
    )
    suceso = uno(client)
    assert suceso["uid"] == f"acto-{acto.pk}@www.sanjacinto.gob.mx"
    assert suceso["url"] == f"https://www.sanjacinto.gob.mx{acto.get_url()}"
    assert suceso["location"] == "Mercado Hidalgo, nave central, Juárez 1, Centro"
    assert suceso["categories"].cats == ["Inauguración"]
    assert "Preside: Ana Ríos, Presidenta municipal." in suceso["description"]
    assert "Abre la nave, ya con techo." in suceso["description"]
    assert suceso["dtstart"].params["TZID"] == "America/Mexico_City"
    assert "organizer" not in suceso
    for campo in ("dtstamp", "last-modified"):
        assert suceso[campo].dt == acto.last_published_at.replace(microsecond=0)
    cabeza = Calendar.from_ical(pedir(client))
    assert cabeza["x-wr-calname"].startswith("Agenda de ")
    assert cabeza["version"] == "2.0"


def test_all_day_is_days_and_its_end_is_the_day_after(client):
    crear_acto(inicio=en(23, 0), fin=en(25, 23), todo_el_dia=True)
    suceso = uno(client)
    assert (suceso["dtstart"].dt, suceso["dtend"].dt) == (date(2026, 11, 23), date(2026, 11, 26))
    assert suceso["dtstart"].params["VALUE"] == "DATE"


def test_what_is_cancelled_says_so_and_why_and_what_is_moved_too(client, monkeypatch):
    acto = crear_acto(inicio=en(23), title="Feria")
    antes = uno(client)
    acto.inicio, acto.antes = en(24), en(23)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 20, 19, tzinfo=UTC))
    hacer_publica(acto.save_revision())
    movida = uno(client)
    assert movida["uid"] == antes["uid"]
    assert movida["sequence"] > antes["sequence"]
    assert movida["last-modified"].dt > antes["last-modified"].dt
    assert "Antes era el lunes 23 de noviembre de 2026, 11:00." in movida["description"]
    acto = Acto.objects.get()
    acto.situacion, acto.motivo = "cancelada", "Por lluvia."
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 20, 20, tzinfo=UTC))
    hacer_publica(acto.save_revision())
    anulada = uno(client)
    assert (anulada["status"], anulada["summary"]) == ("CANCELLED", "Cancelado: Feria")
    assert anulada["description"].startswith("Por lluvia.")
    assert anulada["sequence"] > movida["sequence"]


def test_no_line_is_longer_than_75_octets(client):
    largo = "Inauguración del corredor peatonal ñandú 🎺 " * 5
    crear_acto(inicio=en(23), title=largo, resumen=largo[:220], motivo="ñ" * 200, antes=en(22))
    cuerpo = pedir(client)
    lineas = cuerpo.encode().split(b"\r\n")
    assert max(map(len, lineas)) <= 75
    assert "\n" not in cuerpo.replace("\r\n", "")
    assert uno(client)["summary"] == largo.strip()


def test_the_zone_says_its_changes_of_hour(client):
    hacer(CASOS["frontera, al adelantar"])
    zonas = Calendar.from_ical(pedir(client)).walk("VTIMEZONE")
    assert [str(z["tzid"]) for z in zonas] == ["America/Mexico_City", "America/Tijuana"]
    assert zonas[1].walk("DAYLIGHT")
    de_2026 = zonas[1].to_tz()
    assert en(7, mes=3).astimezone(de_2026).utcoffset() == timedelta(hours=-8)
    assert en(9, mes=3).astimezone(de_2026).utcoffset() == timedelta(hours=-7)


def test_a_year_of_past_is_kept_and_what_still_repeats(client):
    crear_acto(inicio=en(1, mes=10, anio=2025), title="De hace más de un año")
    crear_acto(inicio=en(1, mes=12, anio=2025), title="De hace menos")
    crear_acto(inicio=en(1, mes=1, anio=2024), regla="FREQ=WEEKLY", title="Cada semana")
    crear_acto(inicio=en(1, mes=1, anio=2024), regla="FREQ=WEEKLY;COUNT=4", title="Acabó")
    assert {str(s["summary"]) for s in sucesos(client)} == {"De hace menos", "Cada semana"}


def test_of_an_area_of_an_official_and_of_one_date(client):
    obras, quien = crear_area(slug="obras"), crear_funcionario(slug="ana", nombre="Ana Ríos")
    acto = hacer({**CASOS["cada lunes, uno movido"], "area": obras, "preside": quien})
    crear_acto(inicio=en(23), area=crear_area())
    for url in ("/agenda/areas/obras.ics", "/agenda/funcionarios/ana.ics"):
        assert {str(s["uid"]) for s in sucesos(client, url)} == {f"acto-{acto.pk}@127.0.0.1"}, url
    assert "Ana Ríos" in pedir(client, "/agenda/funcionarios/ana.ics")
    una = uno(client, f"/agenda/{acto.slug}/2026-11-30-1100.ics")
    assert una["dtstart"].dt == en(1, 17, mes=12)
    assert una["uid"] == f"acto-{acto.pk}-2026-11-30-1100@127.0.0.1"
    for nada in ("2026-12-01-1700", "2026-12-01-1100", "2026-13-99-9999", "0000-01-01-0000"):
        assert client.get(f"/agenda/{acto.slug}/{nada}.ics").status_code == 404
        respuesta = client.get(f"/agenda/{acto.slug}/{nada}/")
        assert respuesta.status_code == 404 or respuesta["Location"].endswith(f"/{acto.slug}/")


def test_an_official_who_presides_nothing_in_view_is_not_named(client):
    quien = crear_funcionario(slug="ana", nombre="Ana Ríos")
    crear_acto(publicada=False, inicio=en(23), preside=quien)
    cuerpo = pedir(client, "/agenda/funcionarios/ana.ics")
    assert "Ana" not in cuerpo
    assert "VEVENT" not in cuerpo


def test_it_is_sent_again_only_if_it_changed(client):
    acto = crear_acto(inicio=en(23))
    for url in (TODO, f"/agenda/{acto.slug}/acto.ics", f"/agenda/areas/{acto.area.slug}.ics"):
        primera = client.get(url)
        assert "max-age=60" in primera["Cache-Control"]
        assert not primera.cookies
        otra = client.get(url, headers={"if-none-match": primera["ETag"]})
        assert (otra.status_code, texto(otra)) == (304, ""), url
    sello = client.get(TODO)["ETag"]
    acto.sede.domicilio = "Otra calle 5"
    acto.sede.save()
    assert "Otra calle 5" in pedir(client, **{"if-none-match": sello})
    sello = client.get(TODO)["ETag"]
    quitar(acto)
    assert "VEVENT" not in pedir(client, **{"if-none-match": sello})


def test_no_date_of_change_hides_that_something_was_withdrawn(client):
    crear_acto(inicio=en(22))
    acto = crear_acto(inicio=en(23), title="Retirado")
    quitar(acto)
    for url in (TODO, "/agenda/rss/", "/agenda/agenda.json"):
        respuesta = client.get(url, headers={"if-modified-since": "Fri, 20 Nov 2026 20:00:00 GMT"})
        assert respuesta.status_code == 200, url
        assert "Retirado" not in texto(respuesta)


def test_what_nobody_may_read_is_in_no_calendar(client):
    restringido, retirado = crear_acto(inicio=en(23)), crear_acto(inicio=en(24))
    PageViewRestriction.objects.create(page=restringido, restriction_type="login")
    quitar(retirado)
    borrador = crear_acto(publicada=False, inicio=en(25))
    assert sucesos(client) == []
    for acto in (restringido, retirado, borrador):
        nombre = Ocurrencia(acto=acto, original=acto.inicio).nombre
        for puerta in ("acto.ics", f"{nombre}.ics"):
            assert client.get(f"/agenda/{acto.slug}/{puerta}").status_code == 404
        assert client.get(f"/agenda/{acto.slug}/{nombre}/").status_code in {302, 404, 410}
    for lista in ("/agenda/agenda.json", "/agenda/agenda.csv", "/agenda/rss/"):
        dicho = texto(client.get(lista))
        assert not any(a.title in dicho for a in (restringido, retirado, borrador)), lista


def test_a_date_of_a_weekly_act_in_a_ban_says_what_the_act_says(client):
    acto = hacer({**CADA_LUNES, "title": "CANARIO"})
    puerta = f"/agenda/{acto.slug}/2026-11-30-1100"
    assert "CANARIO" in client.get(f"{puerta}/").content.decode()
    crear_veda(fundamento="Artículo 41 de la Constitución.")
    html = client.get(f"{puerta}/").content.decode()
    assert "Artículo 41 de la Constitución." in html
    assert "CANARIO" not in html
    assert client.get(f"{puerta}.ics").status_code == 404
    assert sucesos(client) == []


def contar(client, url):
    texto(client.get(url))
    with CaptureQueriesContext(connection) as consultas:
        texto(client.get(url))
    return len(consultas)


def test_it_costs_the_same_queries_with_two_acts_and_with_twenty(client):
    def poner():
        acto = hacer(CASOS["cada lunes, uno movido"])
        hacer(CASOS["uno solo"])
        return acto.slug

    slug = poner()
    puertas = [
        *(TODO, "/agenda/agenda.json", "/agenda/agenda.csv", "/agenda/rss/"),
        *(f"/agenda/{slug}/acto.ics", f"/agenda/{slug}/2026-11-30-1100.ics"),
        f"/agenda/{slug}/2026-11-30-1100/",
    ]
    pocas = {url: contar(client, url) for url in puertas}
    for _ in range(9):
        poner()
    assert {url: contar(client, url) for url in puertas} == pocas
    assert max(pocas.values()) <= 14, pocas
    assert pocas[TODO] <= 8, pocas


def test_a_date_has_a_page_of_its_own(client):
    acto = hacer({**CASOS["cada lunes, uno movido"], "title": "Danzón"})
    html = client.get(f"/agenda/{acto.slug}/2026-11-30-1100/").content.decode()
    for dice in (
        "Danzón, 1 de diciembre de 2026",
        "Cambió de fecha u hora",
        "30 de noviembre de 2026, 11:00",
        f'href="/agenda/{acto.slug}/"',
        f"/agenda/{acto.slug}/2026-11-30-1100.ics",
        f'rel="canonical" href="http://127.0.0.1:8000/agenda/{acto.slug}/2026-11-30-1100/"',
        "https://schema.org/EventRescheduled",
    ):
        assert dice in html
    mapa = client.get("/sitemap.xml").content.decode()
    assert f"/agenda/{acto.slug}/</loc>" in mapa
    assert "2026-11-30-1100" not in mapa


def test_the_address_of_an_act_of_one_date_is_that_of_the_act(client):
    acto = crear_acto(inicio=en(23))
    html = client.get(f"/agenda/{acto.slug}/2026-11-23-1100/").content.decode()
    assert f'rel="canonical" href="http://127.0.0.1:8000/agenda/{acto.slug}/"' in html


def test_its_date_is_named_in_its_zone_and_keeps_the_name(client):
    acto = hacer({"inicio": en(23, 9, zona=TIJUANA), "title": "Feria", **FRONTERA})
    puerta = f"/agenda/{acto.slug}/2026-11-23-0900/"
    assert client.get(puerta).status_code == 200
    acto.inicio, acto.antes = en(24, 9, zona=TIJUANA), en(23, 9, zona=TIJUANA)
    hacer_publica(acto.save_revision())
    assert "Antes era" in client.get(puerta).content.decode()
    de_otra = client.get(f"/agenda/{acto.slug}/2026-11-24-0900/")
    assert de_otra["Location"].endswith(acto.get_url())


def test_a_cancelled_date_is_struck_and_says_why(client):
    datos = {"original": en(30), "inicio": en(30), "cancelada": True, "motivo": "Es puente."}
    acto = hacer({**CADA_LUNES, "title": "Danzón", "sesiones": [datos]})
    dia = client.get("/agenda/2026/11/30/").content.decode()
    assert "Se cancela" in dia
    assert "Es puente." in dia
    assert "cancelado" in dia
    assert "Se cancela" not in client.get("/agenda/2026/11/23/").content.decode()
    suya = client.get(f"/agenda/{acto.slug}/2026-11-30-1100/").content.decode()
    assert "<s>Danzón</s>" in suya
    assert "EventCancelled" in suya
    assert "Es puente." in client.get(acto.get_url()).content.decode()


def test_the_title_of_one_day_is_said_in_the_lists(client):
    hacer(CASOS["cada lunes, uno con su título"])
    assert "Con el cronista" in client.get("/agenda/2026/11/30/").content.decode()
    assert "Con el cronista" in client.get("/agenda/2026/11/").content.decode()
    assert "Con el cronista" not in client.get("/agenda/2026/11/23/").content.decode()


def test_the_page_of_a_daily_act_lists_what_comes_and_no_more(client):
    acto = crear_acto(inicio=en(1, 14, mes=1), regla="FREQ=DAILY")
    html = client.get(acto.get_url()).content.decode()
    assert html.count('class="cuando">') == 12
    assert "Cada día" in html
    assert "20 de noviembre" in html


def test_a_moved_act_tells_search_engines_when_it_was(client):
    acto = crear_acto(inicio=en(24), antes=en(23))
    html = client.get(acto.get_url()).content.decode()
    assert "EventRescheduled" in html
    assert '"previousStartDate": "2026-11-23T' in html
    otro = crear_acto(inicio=en(24), antes=en(23), situacion="cancelada", motivo="Lluvia.")
    html = client.get(otro.get_url()).content.decode()
    assert "EventCancelled" in html
    assert "previousStartDate" not in html


def test_a_person_is_told_how_to_subscribe(client):
    acto = crear_acto(inicio=en(23))
    for url in ("/agenda/", acto.get_url()):
        html = client.get(url).content.decode()
        for dice in ("webcal://127.0.0.1:8000/agenda/calendario.ics", "Google", "Apple", "Outlook"):
            assert dice in html, url
    assert f'href="/agenda/{acto.slug}/acto.ics"' in html
    assert (
        f"/agenda/areas/{acto.area.slug}.ics"
        in client.get(acto.area.get_absolute_url()).content.decode()
    )


def test_the_same_for_programs_and_sheets(client):
    hacer({**CASOS["cada lunes, uno movido"], "title": "=DANZON()"})
    crear_acto(inicio=en(1, mes=10), title="Ya pasó")
    fichas = client.get("/agenda/agenda.json").json()["actos"]
    movida = fichas[1]
    assert movida["direccion"].endswith("/2026-11-30-1100/")
    assert movida["empieza"] == en(1, 17, mes=12).isoformat()
    assert movida["antes"] == en(30).isoformat()
    assert {f["titulo"] for f in fichas} == {"=DANZON()"}
    hoja = texto(client.get("/agenda/agenda.csv"))
    assert hoja.startswith("\ufeffTítulo,Empieza")
    assert "'=DANZON()" in hoja
    assert len(hoja.splitlines()) == len(fichas) + 1
    rss = client.get("/agenda/rss/").content.decode()
    assert rss.count("<item>") == 2, "a series is told once, and what was moved of it"
    assert "Lunes 23 de noviembre, 11:00. =DANZON()" in rss
    assert "Martes 1 de diciembre, 17:00. =DANZON()" in rss


def test_an_act_does_not_take_the_address_of_a_calendar(client):
    for slug in ("areas", "funcionarios", "rss"):
        acto = crear_acto(publicada=False, inicio=en(23))
        acto.slug = slug
        with pytest.raises(Exception, match="Esa dirección ya la usa el sitio"):
            acto.full_clean()
    crear_noticia(slug="areas", fecha=timezone.now())


def sembrar(cuantos):
    """So many weekly acts, each with a date moved, written straight into their tables."""
    acto = hacer(CASOS["cada lunes, uno movido"])
    copias = [copy.copy(acto) for _ in range(cuantos - 1)]
    for n, copia in enumerate(copias, start=1):
        copia.id = copia.page_ptr_id = copia.publicacion_ptr_id = acto.pk + n
        copia.slug, copia.translation_key = f"copia-{n}", uuid4()
        copia.path = f"{acto.path[:-4]}Z{n:03X}"
        copia.url_path = f"{acto.url_path}{n}/"
    for tabla in (Page, Publicacion, Acto):
        for desde in range(0, len(copias), 400):
            lote = copias[desde : desde + 400]
            tabla._base_manager._insert(lote, fields=tabla._meta.local_concrete_fields)
    movida = CASOS["cada lunes, uno movido"]["sesiones"][0]
    Sesion.objects.bulk_create(Sesion(acto_id=c.pk, **movida) for c in copias)
    Ocurrencia.objects.bulk_create(
        Ocurrencia(acto_id=c.pk, original=c.inicio, inicio=c.inicio) for c in copias
    )


def test_two_thousand_acts_cost_few_queries(client):
    sembrar(2000)
    with CaptureQueriesContext(connection) as consultas:
        sucesos = sum(trozo.count(b"BEGIN:VEVENT") for trozo in client.get(TODO))
    assert sucesos == 2 * 2000
    assert len(consultas) <= 12


def test_its_zones_say_nothing_of_the_program_that_wrote_them(client):
    crear_acto(inicio=en(23))
    assert "BEGIN:VTIMEZONE" in pedir(client)
    assert "COMMENT" not in pedir(client)


def test_the_sheet_is_not_sent_again_while_nothing_changed(client):
    acto = crear_acto(inicio=en(30))
    primera = client.get("/agenda/agenda.csv")
    sello = primera["ETag"]
    assert acto.title in texto(primera)
    assert client.get("/agenda/agenda.csv", headers={"If-None-Match": sello}).status_code == 304
    crear_acto(inicio=en(29))
    otra = client.get("/agenda/agenda.csv", headers={"If-None-Match": sello})
    assert (otra.status_code, otra["ETag"] == sello) == (200, False)
