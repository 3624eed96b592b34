"""A rule that came from another calendar goes with its series to another day, or it is said why."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from agenda_publica import recurrencia
from agenda_publica.models import Compromiso, SesionDeCompromiso
from agenda_publica.repetir import corrida, repeticion
from tests.agenda_publica.fabrica import crear_compromiso
from tests.agenda_publica.test_registro import NUEVO, forma
from tests.agenda_publica.test_serie_que_se_mueve import renglones
from tests.moderacion.admin import entrar, leido


def el(dia, hora=10):
    """A day from January of 2027 on; the 5th is a Tuesday."""
    return timezone.make_aware(datetime(2027, 1, 1, hora)) + timedelta(days=dia - 1)  # noqa: DTZ001


def mover(client, compromiso, inicio, **datos):
    """Its form, saved as it is read, but for the day on which it begins."""
    direccion = reverse("compromisos:edit", args=[compromiso.pk])
    pagina = BeautifulSoup(client.get(direccion).content, "html.parser")
    leidos = {
        "cada": pagina.select_one("[name=cada] [selected]")["value"],
        "repite_hasta": pagina.select_one("[name=repite_hasta]").get("value", ""),
        "veces": pagina.select_one("[name=veces]").get("value", ""),
    }
    if compromiso.sesiones.exists():
        datos["sesiones"] = renglones(compromiso)
    datos = {"fin": "", "inicio": f"{inicio:%Y-%m-%d %H:%M}", **leidos, **datos}
    return client.post(direccion, {**forma(**datos), **leido(compromiso)})


DE_OTROS = [
    ("FREQ=WEEKLY;BYDAY=TU;COUNT=5", 5, 6, [6, 13, 20, 27, 34]),
    ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", 5, 6, [6, 8, 13, 15]),
    ("FREQ=WEEKLY;BYDAY=TU,SU;COUNT=4", 5, 6, [6, 11, 13, 18]),
    ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SA;COUNT=4", 5, 7, [7, 11, 21, 25]),
    ("FREQ=WEEKLY;UNTIL=20270119T160000Z;BYDAY=TU", 5, 6, [6, 13, 20]),
    ("FREQ=MONTHLY;BYMONTHDAY=5,20;COUNT=3", 5, 6, [6, 21, 37]),
    ("FREQ=MONTHLY;BYDAY=1TU;COUNT=2", 5, 6, [6, 34]),
    ("FREQ=MONTHLY;BYDAY=-1TU;COUNT=2", 26, 27, [27, 55]),
    ("FREQ=MONTHLY;BYMONTHDAY=5;COUNT=2", 5, 6, [6, 37]),
]


@pytest.mark.parametrize(("regla", "era", "es", "dias"), DE_OTROS, ids=[d[0] for d in DE_OTROS])
def test_moved_whole_all_its_dates_go_along(client, portada, regla, era, es, dias):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=el(era), regla=regla)
    respuesta = mover(client, compromiso, el(es))
    assert respuesta.status_code == 302
    assert [cita.inicio for cita in compromiso.citas.all()] == [el(dia) for dia in dias]


def test_what_changes_in_it_goes_with_it(client, portada):
    entrar(client, "Redacción")
    fuera = SesionDeCompromiso(original=el(12), inicio=el(12), cancelada=True)
    otra = SesionDeCompromiso(original=el(19), inicio=el(19, 17))
    compromiso = crear_compromiso(
        inicio=el(5), regla="FREQ=WEEKLY;BYDAY=TU;COUNT=4", hijos={"sesiones": [fuera, otra]}
    )
    assert mover(client, compromiso, el(6)).status_code == 302
    assert [(c.inicio, c.cancelada) for c in compromiso.citas.all()] == [
        (el(6), False),
        (el(13), True),
        (el(19, 17), False),
        (el(27), False),
    ]


@pytest.mark.parametrize("regla", [d[0] for d in DE_OTROS])
def test_saved_as_it_was_read_it_is_as_it_was(client, portada, regla):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=el(26 if "-1TU" in regla else 5), regla=regla)
    citas = list(compromiso.citas.values_list("inicio", flat=True))
    assert mover(client, compromiso, compromiso.inicio).status_code == 302
    assert Compromiso.objects.get().regla == regla
    assert list(compromiso.citas.values_list("inicio", flat=True)) == citas


def test_to_another_hour_none_of_its_dates_is_lost(client, portada):
    entrar(client, "Redacción")
    regla = "FREQ=WEEKLY;UNTIL=20270119T160000Z;BYDAY=TU,TH"
    compromiso = crear_compromiso(inicio=el(5), regla=regla)
    assert mover(client, compromiso, el(5, 18)).status_code == 302
    assert [c.inicio for c in compromiso.citas.all()] == [el(d, 18) for d in (5, 7, 12, 14, 19)]


def test_until_when_stays_where_it_was_not_its_last_date(client, portada):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=el(5), regla="FREQ=WEEKLY;UNTIL=20270122T235959")
    assert mover(client, compromiso, el(6)).status_code == 302
    assert Compromiso.objects.get().regla == "FREQ=WEEKLY;UNTIL=20270122T235959"


@pytest.mark.parametrize(
    "regla",
    [
        "FREQ=MONTHLY;BYMONTHDAY=5,28;COUNT=4",
        "FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=5;COUNT=4",
        "FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=5,6,7;COUNT=4",
    ],
)
def test_what_cannot_go_along_is_refused_in_a_sentence_and_nothing_is_saved(client, portada, regla):
    entrar(client, "Redacción")
    compromiso = crear_compromiso(inicio=el(5), regla=regla)
    html = mover(client, compromiso, el(6)).content.decode()
    assert "no se puede llevar tal cual a otro día: elija aquí cada cuánto se repite" in html
    assert "deje que empiece el martes 5 de enero" in html
    assert Compromiso.objects.get().inicio == el(5)


def test_the_day_on_which_it_begins_is_one_of_those_on_which_it_repeats(client, portada):
    entrar(client, "Redacción")
    datos = {"inicio": "2027-01-09 10:00", "cada": "laborable", "veces": "5", "fin": ""}
    html = client.post(reverse(NUEVO), forma(**datos)).content.decode()
    assert "El sábado 9 de enero no es uno de los días en que se repite" in html
    assert "el primero sería el lunes 11 de enero" in html
    assert not Compromiso.objects.exists()


@pytest.mark.parametrize(
    ("regla", "dicho"),
    [
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=5", "Cada martes, 5 veces"),
        ("FREQ=WEEKLY;WKST=MO;INTERVAL=1;BYDAY=TU", "Cada martes"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "Cada martes y jueves"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH,SA", "Cada tres semanas, martes, jueves y sábado"),
        ("FREQ=MONTHLY;BYMONTHDAY=5,20", "Cada mes, día 5 y día 20"),
        ("FREQ=MONTHLY;BYDAY=-1TU,1FR", "Cada mes, el último martes y el primer viernes"),
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", "Cada 10 días, 3 veces"),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5", "Cada año, el 5 de enero"),
        ("FREQ=MONTHLY;BYDAY=1TU;COUNT=3", "Cada mes, el primer martes, 3 veces"),
        ("FREQ=MONTHLY", "Cada mes, el día 5"),
        ("FREQ=WEEKLY;INTERVAL=2", "Cada dos semanas, el martes"),
        ("FREQ=YEARLY;BYDAY=20MO", "Cada año, el lunes número 20"),
    ],
)
def test_how_it_repeats_is_said_in_words(regla, dicho):
    assert repeticion.en_palabras(regla, el(5), timezone.get_default_timezone()) == dicho


def test_of_a_day_that_some_months_lack_it_is_said():
    dicho = repeticion.en_palabras("FREQ=MONTHLY", el(31), timezone.get_default_timezone())
    assert dicho == "Cada mes que lo tenga, el día 31"


@pytest.mark.parametrize("dias", range(-8, 9))
@pytest.mark.parametrize("regla", ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR,SU", "FREQ=DAILY;BYDAY=TU"])
def test_a_rule_goes_along_with_all_its_dates_or_not_at_all(regla, dias):
    era, mas = datetime(2027, 1, 5, 10), timedelta(days=dias)  # noqa: DTZ001
    movida = corrida.correr(regla, era, era + mas)
    eran, son = (
        [m for m, _ in zip(recurrencia.seguir(recurrencia.leer(r), i), range(100), strict=False)]
        for r, i in ((regla, era), (movida, era + mas))
    )
    assert son == [momento + mas for momento in eran]
