"""When an act is held, as it is said to people and to machines."""

from datetime import date, datetime

import pytest

from agenda_publica.dictado.fechas import Fechas
from agenda_publica.models import Sesion
from tests.agenda_publica.fabrica import en
from tests.agenda_publica.test_asistir import esquema
from tests.fabricas import crear_acto, hacer_publica
from tests.sitio.test_puertas_publicas import texto

AGENDA = "/agenda/agenda.json"


def dia(dias):
    return f"{en(dias):%Y-%m-%d}"


def test_search_engines_are_told_days_where_it_is_of_all_day(client, portada):
    acto = crear_acto(inicio=en(2, 0), fin=en(4, 0), todo_el_dia=True)
    datos = esquema(client, acto)
    assert (datos["startDate"], datos["endDate"]) == (dia(2), dia(4))


def test_search_engines_are_told_the_hour_of_the_town_and_no_end_that_nobody_said(client, portada):
    acto = crear_acto(inicio=en(2))
    datos = esquema(client, acto)
    assert datos["startDate"] == f"{dia(2)}T11:00:00-06:00"
    assert "endDate" not in datos
    una = acto.fechas()[0]
    assert "endDate" not in una.datos("")


def test_search_engines_are_told_each_date_of_a_series(client, portada):
    acto = crear_acto(inicio=en(2), fin=en(2, 12), regla="FREQ=DAILY;COUNT=3")
    acto.sesiones.add(Sesion(original=en(3), inicio=en(3), cancelada=True))
    acto = hacer_publica(acto.save_revision())
    datos = esquema(client, acto)
    suyas = datos["subEvent"]
    assert [una["startDate"][:10] for una in suyas] == [dia(2), dia(3), dia(4)]
    assert [una["eventStatus"].endswith("Cancelled") for una in suyas] == [False, True, False]
    assert all(una["location"] and una["endDate"] for una in suyas)
    assert suyas[0]["url"] != suyas[1]["url"]
    assert "endDate" not in datos, "it does not end when its first date does"
    assert "subEvent" not in acto.fechas()[0].datos("")


def test_its_json_says_the_hour_of_the_place(client, portada):
    crear_acto(inicio=en(2), fin=en(2, 12))
    (ficha,) = client.get(AGENDA).json()["actos"]
    assert ficha["empieza"] == f"{dia(2)}T11:00:00-06:00"
    assert ficha["termina"] == f"{dia(2)}T12:00:00-06:00"


@pytest.mark.parametrize(
    ("cuando", "quedan"),
    [("hoy", {"Hoy"}), ("manana", {"Mañana"}), ("ayer", {"Hoy", "Mañana", "Luego"})],
)
def test_the_days_asked_for_by_name_are_those_of_its_json_and_its_sheet(
    client, portada, cuando, quedan
):
    for titulo, dias in (("Hoy", 0), ("Mañana", 1), ("Luego", 40)):
        crear_acto(title=f"Acto de {titulo}", inicio=en(dias, 23))
    fichas = client.get(f"{AGENDA}?cuando={cuando}").json()["actos"]
    assert {ficha["titulo"] for ficha in fichas} == {f"Acto de {t}" for t in quedan}
    hoja = texto(client.get(f"/agenda/agenda.csv?cuando={cuando}"))
    assert hoja.count("Acto de ") == len(quedan)
    if cuando != "ayer":
        html = client.get(f"/agenda/?cuando={cuando}").content.decode()
        for puerta in ("agenda.csv", "agenda.json"):
            assert f"/agenda/{puerta}?cuando={cuando}" in html


def test_what_is_asked_for_and_there_is_not_is_said(client, portada):
    crear_acto(inicio=en())
    html = client.get("/agenda/?area=zzz&cuando=xxx").content.decode()
    assert "No hay un área con ese nombre: se muestran todas." in html
    assert "No se entiende qué días pide: se muestran los próximos." in html
    for url in ("/agenda/", "/agenda/?area=&cuando=", "/agenda/?cuando=hoy"):
        assert "desoido" not in client.get(url).content.decode(), url


def test_the_hour_of_another_town_is_said_to_be_its_hour(client, portada):
    acto = crear_acto(inicio=en(2), fin=en(2, 12), zona="America/Tijuana", antes=en(1))
    alla = acto.inicio.astimezone(acto.en_su_zona())
    assert alla.hour != 11
    una = f"{acto.get_url()}{acto.fechas()[0].nombre}/"
    for url in (acto.get_url(), una):
        html = client.get(url).content.decode()
        assert f", {alla.hour}:00</time>" in html, url
        assert "(hora de Tijuana)" in html, url
        assert f"{alla.hour}:00 (hora de Tijuana)</del>" in html, url
    calendario = texto(client.get("/agenda/calendario.ics")).replace("\r\n ", "")
    assert f"{alla.hour}:00 (hora de Tijuana)" in calendario
    (ficha,) = client.get(AGENDA).json()["actos"]
    assert datetime.fromisoformat(ficha["empieza"]).utcoffset() == alla.utcoffset()
    assert "hora de Tijuana" in client.get("/agenda/").content.decode()
    suyo = crear_acto(inicio=en(2))
    assert "hora de" not in client.get(suyo.get_url()).content.decode()


def test_a_day_that_does_not_fall_so_is_told_with_its_accent():
    duda = Fechas(date(2026, 11, 25)).leer("Miércoles 31, 10:00, taller")[2]
    assert "miércoles" in duda


def test_each_date_of_a_series_tells_search_engines_whether_it_was_moved(portada):
    acto = crear_acto(inicio=en(1), regla="FREQ=WEEKLY;COUNT=4")
    acto.sesiones = [
        Sesion(original=en(8), inicio=en(9)),
        Sesion(original=en(15), inicio=en(16), cancelada=True),
    ]
    acto = hacer_publica(acto.save_revision())
    dichas = [
        (una["eventStatus"].rpartition("/")[2], una.get("previousStartDate"))
        for una in acto.datos("")["subEvent"]
    ]
    assert dichas == [
        ("EventScheduled", None),
        ("EventRescheduled", en(8)),
        ("EventCancelled", None),
        ("EventScheduled", None),
    ]
    for una, dicha in zip(acto.fechas(), dichas, strict=True):
        sola = una.datos("")
        assert (sola["eventStatus"].rpartition("/")[2], sola.get("previousStartDate")) == dicha
