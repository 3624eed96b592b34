"""What of a line is not understood is told, and the act comes unmarked."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from agenda_publica.dictado.cambios import ES_UN_CAMBIO
from agenda_publica.dictado.horas import DE_QUE_NOCHE, FIN_DUDOSO
from agenda_publica.dictado.propuesta import SIN_TITULO, YA_PASO
from tests.agenda_publica.test_dictado import HOY, oido

pytestmark = pytest.mark.un_motor


def leer(texto):
    (dicha,) = oido().leer(texto)
    return dicha


@pytest.mark.parametrize(
    ("horas", "inicio"),
    [
        ("7:30 tarde", time(19, 30)),
        ("7:30 noche", time(19, 30)),
        ("7:30 mañana", time(7, 30)),
        ("a las 8 y media de la noche", time(20, 30)),
        ("8 y cuarto de la noche", time(20, 15)),
        ("a las 9 y media", time(9, 30)),
        ("a las 19h30", time(19, 30)),
        ("10 hrs. 30 min.", time(10, 30)),
        ("16 hrs con 30 minutos", time(16, 30)),
    ],
)
def test_the_minutes_and_the_half_of_an_hour_are_read_in_words_too(horas, inicio):
    dicha = leer(f"Jueves 3, {horas}, concierto")
    assert (dicha.titulo, dicha.hora, dicha.dudas) == ("Concierto", inicio, [])


def test_a_night_in_the_title_is_no_half_of_the_day():
    dicha = leer("Jueves 3, 10:00 noche mexicana")
    assert (dicha.titulo, dicha.hora) == ("Noche mexicana", time(10))


@pytest.mark.parametrize(
    ("horas", "inicio"), [("10 a 12 de la noche", None), ("10 pm a 12 de la noche", time(22))]
)
def test_a_span_to_midnight_is_doubtful(horas, inicio):
    dicha = leer(f"Jueves 3, {horas}, baile")
    assert (dicha.hora, dicha.hora_fin, dicha.dudas) == (inicio, None, [DE_QUE_NOCHE])


def test_midnight_is_of_two_days():
    dicha = leer("Jueves 3, 12 de la noche, grito")
    assert dicha.hora is None
    assert dicha.dudas


@pytest.mark.parametrize(
    "texto",
    [
        "Jueves 3, un cuarto para las 6 pm, concierto",
        "Jueves 3, 5 para las 6 de la tarde, concierto",
        "Jueves 3, entre 10 y 11 am, concierto",
        "Jueves 3, 8 am citar al personal, inicia 9 am, desfile",
        "Jueves 3, Plática a las 9:00 y recorrido por el río a las 12:30 horas.",
        "Jueves 3, conferencia de prensa 9 am, después gira por La Cantera 11 am",
        "Jueves 3 a las 10 am junta, a la 1 pm comida con regidores y 6 pm audiencia",
        "Jueves 3, 08.00 AM salida; 10.00 AM arribo a Morelia; 12.00 PM reunión",
        "Jueves 3, 10:00 AM / 12:00 PM recorrido",
        "Jueves 3, 10:00, tiempo de Tijuana, enlace por video",
        "Jueves 3, 10:00 hora del centro, enlace por video",
        "Jueves 3, 10:00 horas de Tijuana, enlace por video",
    ],
)
def test_an_hour_that_was_left_unread_is_told(texto):
    dicha = leer(texto)
    assert dicha.dudas
    assert not dicha.se_anota


@pytest.mark.parametrize(
    "acto",
    [
        "Entrega de 2.5 toneladas de maíz",
        "Taller para niños de 6 a 12 años",
        "Reconocimiento por 20 horas de servicio",
        "Noche de museos",
        "De Agua Potable",
    ],
)
def test_numbers_that_are_no_hours_ring_nothing(acto):
    dicha = leer(f"Jueves 3, 10:00, {acto}")
    assert (dicha.titulo, dicha.dudas) == (acto, [])


@pytest.mark.parametrize(
    ("horas", "inicio", "fin"),
    [
        ("de 7 a 9 de la noche", time(19), time(21)),
        ("7:00 a 9:00 pm", time(19), time(21)),
        ("de 9 a 2 de la tarde", time(9), time(14)),
        ("de 8 a 12 del día", time(8), time(12)),
        ("10 am a 9 pm", time(10), time(21)),
        ("9:00 a 7:00", time(9), time(19)),
    ],
)
def test_the_half_of_the_end_is_that_of_the_start_if_it_may_be(horas, inicio, fin):
    dicha = leer(f"Jueves 3, {horas}, feria")
    assert (dicha.hora, dicha.hora_fin, dicha.dudas) == (inicio, fin, [])


def test_an_end_before_its_start_is_doubtful():
    dicha = leer("Jueves 3, 10:00 a 9:00, feria")
    assert (dicha.hora, dicha.hora_fin, dicha.dudas) == (time(10), None, [FIN_DUDOSO])


@pytest.mark.parametrize(
    ("texto", "pasado"),
    [
        ("Hoy 9 am desayuno", True),
        ("25/11/2026, 9:00, desayuno", True),
        ("[25/11/26 7:15] Lucía: Hoy 9 am desayuno", True),
        ("Hoy 9 am a 8 pm, feria", False),
        ("Hoy 8 pm concierto", False),
        ("Mañana 9 am desayuno", False),
    ],
)
def test_what_is_today_and_its_hour_is_over_is_past(monkeypatch, texto, pasado):
    ahora = datetime.combine(HOY, time(19, 28), timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: ahora)
    dicha = leer(texto)
    assert dicha.dudas == ([YA_PASO] if pasado else [])
    assert dicha.se_anota is not pasado


@pytest.mark.parametrize(
    "texto",
    [
        "Jueves 3, NO habrá rueda de prensa",
        "No se pone el tianguis el jueves 3",
        "Jueves 3, no se realiza la sesión",
        "CANCELADO el desfile del jueves 3, 10:00",
        "Jueves 3, 10:00, CANCELADA la gira",
        "Cambio de hora: sesión jueves 3, 10:00",
        "Cambio de lugar sesión jueves 3, 10:00, Kiosco",
        "Nueva fecha del desfile, jueves 3, 10:00",
        "Jueves 3, nuevo horario 10:00, desfile",
        "Corrijo: desfile jueves 3, 10:00",
        "Corrección, desfile jueves 3, 10:00",
        "Perdón, el desfile es jueves 3, 10:00",
        "Desfile jueves 3, 10:00 en vez de 9:00",
        "Desfile jueves 3, 10:00, en lugar de la feria",
        "Desfile jueves 3, 10:00 y no a las 9:00",
        "Desfile jueves 3, 10:00, ahora en el Kiosco",
        "Desfile jueves 3, 10:00 (antes 9:00)",
        "Desfile jueves 3, 10:00, antes era en la Alameda",
        "El desfile del jueves 3 siempre no",
        "Jueves 3, tampoco se abre la biblioteca",
        "Jueves 3 sin actividades",
        "El desfile pasa del jueves 3 al viernes 4",
        "Nota: el jueves 3, 10:00, llevar chaleco",
    ],
)
def test_what_may_change_an_act_is_no_new_one(texto):
    dicha = leer(texto)
    assert dicha.dudas == [ES_UN_CAMBIO]
    assert not dicha.se_anota


@pytest.mark.parametrize(
    "acto",
    [
        "Inauguración de la nueva sede del DIF",
        "Entrega de uniformes, primaria No. 12",
        "Entrega de uniformes, Hidalgo no 12",
        "Plática de la no violencia",
        "Cambio de mesa directiva",
        "Misa, iglesia del Señor del Perdón",
        "Inscripciones abiertas desde antes de la feria",
    ],
)
def test_what_only_sounds_like_a_change_is_an_act(acto):
    dicha = leer(f"Jueves 3, 10:00, {acto}")
    assert (dicha.dudas, dicha.se_anota) == ([], True)


@pytest.mark.parametrize(
    "acto",
    [
        "visita a la calle 5 de Mayo 12",
        "bacheo de Av. 16 de Septiembre 40",
        "honores, Escuela 20 de Noviembre",
        "desfile del aniversario 20 de Noviembre",
        "obra de la Col. 1 de Mayo",
    ],
)
def test_a_date_that_is_a_name_is_not_the_day(acto):
    for texto in (f"Lunes 30, 10:00, {acto}", f"10:00, {acto}, el lunes 30"):
        dicha = leer(texto)
        assert (dicha.dia, dicha.dudas) == (date(2026, 11, 30), [])
        assert acto[1:] in f"{dicha.titulo} {dicha.lugar}"


def test_a_date_alone_that_is_a_name_is_no_day():
    assert leer("10:00, bacheo de la calle 5 de Mayo").dia is None


@pytest.mark.parametrize(
    ("texto", "dia"),
    [
        ("Lunes 30, 10:00, visita a 16 de Septiembre 40", date(2026, 11, 30)),
        ("Jueves 3, 10:00, junta, entrega el martes 8", date(2026, 12, 3)),
        ("Jueves 3, 10:00, junta para la feria del 12 de diciembre", date(2026, 12, 3)),
        ("Jueves 3, 10:00, junta, lunes 5", date(2026, 12, 3)),
        ("Jueves 3, 10:00, honores en la plaza y el viernes entrega de becas", date(2026, 12, 3)),
        ("Jueves 3 y viernes 4, 10:00 y 12:00 respectivamente, feria", date(2026, 12, 3)),
        ("10:00, posada, último viernes de diciembre", None),
        ("10:00, posada, primer lunes de diciembre", None),
        ("Lunes en ocho, 10:00, posada", None),
        ("Entregar antes del viernes 4, 10:00, boletín", None),
        ("Todos los días excepto miércoles, 10:00, feria", None),
        ("Toda la semana menos miércoles, 10:00, feria", None),
        ("10:00, feria, por confirmar fecha", None),
        ("Jueves 3, 10:00, feria, PENDIENTE", date(2026, 12, 3)),
    ],
)
def test_a_day_that_is_not_sure_is_told(texto, dia):
    dicha = leer(texto)
    assert dicha.dia == dia
    assert dicha.dudas
    assert not dicha.se_anota


@pytest.mark.parametrize(
    "acto",
    [
        "Miércoles ciudadano",
        "Misa, Santo Domingo",
        "Asuntos pendientes del cabildo",
        "Feria del 2 de diciembre",
        "Foro: México hoy",
    ],
)
def test_a_day_that_is_the_same_or_part_of_a_name_rings_nothing(acto):
    dicha = leer(f"Miércoles 2, 10:00, {acto}")
    assert (dicha.dia, dicha.dudas) == (date(2026, 12, 2), [])


def test_an_act_without_its_title_is_told():
    dicha = leer("Jueves 3, 10:00, en el Kiosco")
    assert (dicha.titulo, dicha.dudas, dicha.se_anota) == ("", [SIN_TITULO], True)


@pytest.mark.parametrize(
    ("texto", "titulo"),
    [
        ("Jueves 3, 10:00 en punto, honores", "Honores"),
        ("Jueves 3, en punto de las 10:00 horas, honores", "Honores"),
        ("Jueves 3, a las 10 en punto, honores", "Honores"),
        (
            "Jueves 3, 10:00, honores, en representación del síndico",
            "Honores, en representación del síndico",
        ),
    ],
)
def test_not_all_that_goes_after_en_is_a_place(texto, titulo):
    dicha = leer(texto)
    assert (dicha.titulo, dicha.hora, dicha.lugar, dicha.dudas) == (titulo, time(10), "", [])


def test_a_pin_in_a_block_of_signs_is_its_place():
    dicha = leer("🗓 Jueves 3\n⏰ 10:00 Feria\n📌 Explanada nueva")
    assert (dicha.titulo, dicha.lugar) == ("Feria", "Explanada nueva")


def test_a_pin_before_an_act_is_a_bullet():
    feria, gira = oido().leer("Jueves 3\n📌 10:00 Feria\n📌 12:00 Gira")
    assert [(d.titulo, d.lugar) for d in (feria, gira)] == [("Feria", ""), ("Gira", "")]


def test_the_sign_of_a_quotation_is_no_part_of_the_act():
    texto = "> Jueves 3\n> 10:00 Feria\n>> 12:00 Gira"
    assert [(d.titulo, d.hora) for d in oido().leer(texto)] == [
        ("Feria", time(10)),
        ("Gira", time(12)),
    ]


@pytest.mark.parametrize(
    "texto",
    [
        "Les paso lo de la semana:",
        "Les comparto lo de esta semana",
        "Por este medio les envío un cordial saludo.",
        "Por este medio le envío un cordial saludo",
    ],
)
def test_the_courtesies_of_a_mail_are_no_acts(texto):
    assert oido().leer(texto) == []


@pytest.mark.parametrize(
    "texto",
    [
        "RV: actividades del jueves 3",
        "Fwd: boletín de las 10:00",
        "Asunto: RV: programa del jueves 3",
        "Asunto: agenda del jueves 3",
        "¿A qué hora es la feria del jueves 3?",
    ],
)
def test_what_a_mail_or_a_question_says_comes_unmarked(texto):
    assert not any(dicha.se_anota for dicha in oido().leer(texto))


def test_the_subject_of_an_act_is_still_its_title():
    dicha = leer("Jueves 3, 10:00, Asunto: Feria")
    assert (dicha.titulo, dicha.se_anota) == ("Feria", True)
