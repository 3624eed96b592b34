"""What a message says besides its acts: courtesy, changes of what is there, days that are over."""

from datetime import date, time

import pytest

from agenda_publica.dictado.cambios import ES_UN_CAMBIO
from agenda_publica.dictado.cortesia import SIN_ACTO
from agenda_publica.dictado.propuesta import YA_PASO
from agenda_publica.dictado.renglon import SIN_DIA
from tests.agenda_publica.test_dictado import HOY, oido, pegar
from tests.agenda_publica.test_dictado_pegado import MARTES, leer
from tests.moderacion.admin import entrar

pytestmark = pytest.mark.un_motor
MANANA = date(2026, 11, 26)


@pytest.mark.parametrize(
    "cortesia",
    [
        *("Buenas noches", "Buenos días 👋", "*Buenas tardes a todos*", "Hola, compañeros!"),
        *("Buenas noches Joaquín", "Buenos días Lic. Joaquín Pérez", "Estimados compañeros"),
        *("Estimada Lic. Ruiz:", "Saludos y gracias!", "Muchas gracias, saludos cordiales 🙏"),
        *("Quedo al pendiente", "Quedamos a sus órdenes.", "Cualquier cosa me avisan, gracias"),
        *("Saludos, Karla", "Saludos cordiales, Lic. Karla Méndez", "Gracias, Karla", "Atte."),
        *("Atte. Karla Méndez", "Cordialmente", "--", "-- ", "Tel. 452 123 4567", "452 123 4567"),
        *("Tel. y WhatsApp: +52 (452) 123-4567", "Teléfono 452 123 45 67 ext. 12"),
        *("Favor de confirmar asistencia", "Favor de difundir", "Se agradece su difusión"),
        *("Favor de confirmar su asistencia. Gracias", "Enviado desde mi iPhone", "k@mpio.gob.mx"),
        *("Correo: karla@mpio.gob.mx", "Obtener Outlook para iOS", "Sent from my Galaxy"),
        "Cel: 4521234567",
        *("Que tengan un excelente fin de semana", "Buenas tardes, les comparto lo siguiente:"),
    ],
)
def test_what_is_only_courtesy_is_no_act(cortesia):
    texto = f"{cortesia}\nMartes 1\n{cortesia}\n10:00 Feria\n{cortesia}"
    assert [f[:3] for f in leer(texto)] == [("Feria", MARTES, time(10))]


@pytest.mark.parametrize(
    "firma",
    [
        "Lic. Karla Méndez, Enlace de Cultura",
        "Lic. Karla Méndez",
        "Mtra. Karla Méndez de la O - Directora",
        "*Enlace de Cultura*",
        "Director de Obras Públicas",
        "Coordinadora de Salud Municipal",
        "Lic. Karla Méndez, Síndica",
        "https://mpio.gob.mx/feria",
        "www.mpio.gob.mx",
    ],
)
def test_what_seems_a_signature_is_told_and_comes_unmarked(firma):
    feria, dicha = oido().leer(f"Martes 1\n10:00 Feria\n{firma}")
    assert (feria.titulo, feria.dudas) == ("Feria", [])
    assert (SIN_ACTO in dicha.dudas, dicha.se_anota) == (True, False)
    (sola, _) = leer(f"📅 Martes 1\n⏰ 11:00\n📍 Kiosco\n{firma}")
    assert sola[0] == "", "it is not the name of what has none"


@pytest.mark.parametrize(
    "acto",
    [
        "Lic. Karla Méndez, 11:00, plática",
        "Lic. Karla Méndez imparte plática",
        "Dirección de Cultura: danza",
        "Director de Obras inaugura la calle",
        "Enlace de radio, 11:00",
        "Favor de confirmar la sede de la gira",
        "Tel. para emergencias: taller",
        "Feria Artesanal",
        "Gracias, Karla: homenaje",
    ],
)
def test_an_act_that_only_resembles_a_signature_is_none(acto):
    _, dicha = oido().leer(f"Martes 1\n10:00 Feria\n{acto}")
    assert SIN_ACTO not in dicha.dudas
    assert dicha.se_anota


@pytest.mark.parametrize(
    ("encabezado", "dia"),
    [
        ("Buen día. Agenda de mañana", MANANA),
        ("Buenas noches Joaquín, te paso la agenda…", None),
        ("Buenas noches Joaquín, te paso la agenda de mañana:", MANANA),
        ("Hola, equipo. Les comparto los eventos de mañana", MANANA),
        (
            "Buenas tardes, les comparto la agenda de la semana del 30 de noviembre al 6 de "
            "diciembre:",
            None,
        ),
    ],
)
def test_a_greeting_before_a_heading_leaves_it_a_heading(encabezado, dia):
    assert [f[:3] for f in leer(f"{encabezado}\n10:00 Feria")] == [("Feria", dia, time(10))]


@pytest.mark.parametrize(
    "saludo", ["Buenas tardes", "Buenas tardes a todos:", "Estimados enlaces,"]
)
def test_a_greeting_is_not_the_title_of_what_comes_by_its_signs(saludo):
    texto = f"{saludo}\n📅 Martes 1\n⏰ 11:00\n📍 Kiosco\nFeria"
    (dicha,) = leer(texto)
    assert (dicha[:3], dicha[4]) == (("Feria", MARTES, time(11)), "Kiosco")


@pytest.mark.parametrize(
    ("texto", "titulo"),
    [
        ("Buenas tardes, martes 1, 10:00, sesión de Cabildo", "Sesión de Cabildo"),
        ("Gracias totales, concierto, martes 1, 10:00", "Gracias totales, concierto"),
        ("BUENAS NOCHES SESIÓN DE CABILDO", "BUENAS NOCHES SESIÓN DE CABILDO"),
        ("Buen fin", "Buen fin"),
        ("Saludos a la bandera", "Saludos a la bandera"),
        ("Hola Mundo: taller", "Hola Mundo: taller"),
        ("Buenas tardes, falta confirmar la sede", "Falta confirmar la sede"),
        ("Equipo, reunión", "Equipo, reunión"),
        ("Les comparto la invitación al informe", "Les comparto la invitación al informe"),
    ],
)
def test_what_says_anything_else_is_not_lost(texto, titulo):
    (dicha,) = leer(texto)
    assert dicha[0] == titulo


@pytest.mark.parametrize(
    "cambio",
    [
        "Se cancela la reunión del viernes 4 a las 10:00",
        "Cambio: la firma del jueves 3 pasa al sábado 5 a las 12:00",
        "La firma del jueves 3 pasa al sábado 5",
        "Se pospone la feria del martes 1",
        "Se reprograma la gira, 10:00",
        "CANCELADO: gira del martes 1, 10:00",
        "La gira del martes 1 queda suspendida",
        "Cambio de sede: la feria del martes 1 será en el kiosco",
        "Ya no va la feria del martes 1",
        "Les aviso que ya no se hará la feria del martes 1",
        "Se adelanta la feria del martes 1 a las 9:00",
        "Se retrasa la feria a las 12:00",
        "Siempre sí va la feria del martes 1, 10:00",
        "La feria del martes 1 siempre no va",
        "La feria del martes 1 será en el kiosco, no en la plaza",
        "La feria no será en la plaza sino en el kiosco",
        "La feria será el miércoles 2, ya no el martes 1",
        "Se cambia la reunión del martes 1 a las 12:00",
        "Les informo que se cambia la reunión del martes 1",
        "La feria del martes 1 queda sin efecto",
    ],
)
def test_a_change_of_what_is_there_is_said_and_takes_no_day_from_those_below(cambio):
    dicha, otra = oido().leer(f"Lunes 30\n{cambio}\n9:00 Carrera")
    assert (dicha.dudas, dicha.se_anota) == ([ES_UN_CAMBIO], False)
    assert (otra.dia, otra.se_anota) == (date(2026, 11, 30), True)


@pytest.mark.parametrize(
    "acto",
    [
        *("Foro sobre el cambio climático: retos", "Entrega de apoyos a Casa Cambio"),
        *("Se inaugura", "Sesión donde se cambia la directiva", "Obra Siempre sí, siempre no"),
        *("Taller: ya no más violencia", "Campaña No es de hombres, es de todos"),
    ],
)
def test_an_act_that_only_resembles_a_change_is_none(acto):
    (dicha,) = oido().leer(f"Martes 1, 10:00, {acto}")
    assert (dicha.titulo, dicha.dudas) == (acto, [])


@pytest.mark.parametrize("dia", ["12/03/2026", "28 de noviembre de 2025", "Martes 24"])
def test_a_day_that_is_over_is_doubted(dia):
    (dicha,) = oido().leer(f"{dia}, 10:00, Feria")
    assert dicha.dia < HOY
    assert (dicha.dudas, dicha.se_anota) == ([YA_PASO], False)
    (bajo,) = oido().leer(f"{dia}\n10:00 Feria")
    assert (bajo.dudas, bajo.se_anota) == ([YA_PASO], False)


def test_of_several_days_the_last_says_whether_it_is_over():
    (dicha,) = oido().leer("Del 24 al 26 de noviembre, 10:00, Feria")
    assert YA_PASO not in dicha.dudas


def test_what_has_neither_day_nor_hour_and_what_changes_another_come_unticked(client, portada):
    entrar(client, "Redacción")
    texto = "Falta la sede\nSe cancela la gira del 3 de diciembre\n3 de diciembre\nFeria\n"
    respuesta, datos = pegar(client, texto)
    assert [n for n in range(3) if f"form-{n}-anotar" in datos] == [2]
    html = respuesta.content.decode()
    assert SIN_DIA in html
    assert ES_UN_CAMBIO in html
