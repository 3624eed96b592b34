"""What is pasted from a sheet, from a table or from a message: each cell goes to its field."""

from datetime import date, time

import pytest
from django.urls import reverse

from tests.agenda_publica.test_dictado import oido, pegar
from tests.moderacion.admin import entrar

pytestmark = pytest.mark.un_motor
MARTES, MIERCOLES = date(2026, 12, 1), date(2026, 12, 2)


def leer(texto):
    """[(title, day, start, end, place, who presides)…]"""
    return [
        (
            *(p.titulo, p.dia, p.hora, p.hora_fin),
            *(getattr(p.sede, "nombre", p.lugar), getattr(p.preside, "nombre", None)),
        )
        for p in oido().leer(texto)
    ]


CABILDO = (
    *("Sesión de Cabildo", MIERCOLES, time(17), time(19)),
    *("Salón de Cabildo", "Amalia Quiroz Berumen"),
)
VECINOS = (
    *("Reunión con vecinos, comerciantes", MIERCOLES, time(20), None),
    *("Av. Juárez 12, Centro", "Leobardo Cázares Ruelas"),
)
HOJA = """\
Fecha\tHora\tActividad\tLugar\tPreside
2/12/2026\t17:00-19:00\tSesión de Cabildo\tSalón de Cabildo\tLic. Amalia Quiroz, presidenta
\t20:00:00\tReunión con vecinos, comerciantes\tAv. Juárez 12, Centro\tC. Leobardo Cázares
"""


def test_the_cells_of_a_sheet_go_to_the_fields_of_its_heading():
    assert leer(HOJA) == [CABILDO, VECINOS]


def test_a_table_of_bars_is_read_the_same_and_its_rule_is_left_out():
    tabla = "\n".join(f"| {r.replace(chr(9), ' | ')} |" for r in HOJA.splitlines())
    cabeza, filas = tabla.split("\n", 1)
    assert leer(f"{cabeza}\n|---|:--:|---|---|---|\n{filas}") == [CABILDO, VECINOS]


def test_the_columns_of_a_sheet_may_come_in_another_order_and_with_other_names():
    hoja = (
        "No.\tEvento\tQuién preside\tSede\tHora de inicio\tHora de término\tDía\tFecha\n"
        "1\tSesión de Cabildo\tLa alcaldesa\tSalón de Cabildo\t17\t19\tMiércoles\t2-dic-26\n"
    )
    assert leer(hoja) == [CABILDO]


def test_an_hour_of_a_column_of_hours_needs_no_unit():
    (dicha,) = leer("Fecha\tHorario\tEvento\n2-dic\t10-12\tFeria")
    assert dicha[:4] == ("Feria", MIERCOLES, time(10), time(12))


def test_without_heading_a_cell_is_what_goes_between_commas():
    hoja = "02/12/2026\t17:00-19:00\tSesión de Cabildo\tSalón de Cabildo\tpreside la alcaldesa"
    assert leer(hoja) == [CABILDO]
    assert leer(hoja.replace("preside la alcaldesa", "Amalia Quiroz")) == [CABILDO]
    assert leer(hoja.replace("\t", " | ")) == [CABILDO]


def test_a_day_in_a_row_of_its_own_is_of_the_rows_below_it():
    hoja = (
        "Hora\tActividad\tLugar\nMARTES 1 DE DICIEMBRE\t\t\n9:00\tGira\t\n"
        "Miércoles 2\n10:00\tFeria\tKiosco\n"
    )
    assert [(f[0], f[1], f[4]) for f in leer(hoja)] == [
        ("Gira", MARTES, ""),
        ("Feria", MIERCOLES, "Kiosco"),
    ]


@pytest.mark.parametrize(
    "fila", ["Fecha por definir\tHora por definir\tFeria", "Lugar\tFeria", "Feria |"]
)
def test_a_row_that_is_no_heading_is_not_lost(fila):
    (dicha,) = leer(fila)
    assert "Feria" in dicha[0]


def test_the_lines_of_a_message_that_begin_with_their_sign_are_one_act():
    mensaje = (
        "*Sesión de Cabildo*\n📅 Miércoles 2 de diciembre\n⏰ 17:00-19:00 h\n"
        "📍 Salón de Cabildo\n👤 Amalia Quiroz\n\n"
        "✅ *Reunión con vecinos, comerciantes*\n🗓️ *Fecha:* 2/dic/2026\n🕗 Hora: 20:00\n"
        "📍 Lugar: Av. Juárez 12, Centro\n👥 Preside: el síndico"
    )
    assert leer(mensaje) == [CABILDO, VECINOS]


@pytest.mark.parametrize("dia", ["📅 Miércoles 2 de diciembre", "Miércoles 2 de diciembre"])
def test_a_sign_that_comes_again_begins_another_act_under_the_same_day(dia):
    mensaje = f"{dia}\n⏰ 10:00 Feria\n📍 Kiosco\n⏰ 12:00 Gira\n📅 Martes 1\n⏰ 9:00 Carrera"
    assert [(f[0], f[1], f[4]) for f in leer(mensaje)] == [
        ("Feria", MIERCOLES, "Kiosco"),
        ("Gira", MIERCOLES, ""),
        ("Carrera", MARTES, ""),
    ]


@pytest.mark.parametrize("dia", ["*AGENDA DEL MIÉRCOLES 2 DE DICIEMBRE*", "📅 Miércoles 2"])
def test_an_act_whose_hour_comes_before_its_name_takes_no_hour_of_another(dia):
    mensaje = (
        f"{dia}\n\n⏰ 10:00 h\n*Feria*\n📍 Kiosco\n\n⏰ 12:00 h\n📍 Teatro Ocampo\n*Concierto*"
        "\n\n⏰ 13:00 h\n14:00 Gira"
    )
    assert [(f[0], f[1], f[2], f[4]) for f in leer(mensaje)] == [
        ("Feria", MIERCOLES, time(10), "Kiosco"),
        ("Concierto", MIERCOLES, time(12), "Teatro Ocampo"),
        ("", MIERCOLES, time(13), ""),
        ("Gira", MIERCOLES, time(14), ""),
    ]


@pytest.mark.parametrize(
    "mensaje",
    [
        "📅 martes 1 ⏰ 11:00 🎤 Feria 📍 Kiosco",
        "📅 martes 1 ⏰ 11:00 Feria 📍 Kiosco",
        "🎤 Feria 📅 martes 1 ⏰ 11:00 📍 Kiosco",
        "Feria\n📅 martes 1 ⏰ 11:00 h 📍 Kiosco",
        "✅ *Feria* ⏰ martes 1, 11:00 📍Kiosco",
        "📅 martes 1 ⏰ 11:00 📍 Kiosco\nFeria",
    ],
)
def test_an_act_may_come_with_all_its_signs_on_one_line(mensaje):
    feria = ("Feria", MARTES, time(11), None, "Kiosco", None)
    assert leer(mensaje) == [feria]
    assert leer(f"{mensaje}\n{mensaje}") == [feria, feria]


def test_a_sign_never_stays_in_the_title():
    for titulo, *_ in leer("📅 martes 1 ⏰ 11:00 📍 Kiosco Feria\nFeria del reloj ⏰"):
        assert not set(titulo) & set("📅⏰📍🎤")


def test_what_is_left_to_read_of_a_sheet_is_read_the_same_without_its_heading():
    filas = "".join(
        f"02/12/2026\t10:00\tActo {n}\tAv. Juárez 12, Centro\tEl síndico\n" for n in range(150)
    )
    escucha = oido()
    escucha.leer(f"Fecha\tHora\tActividad\tLugar\tPreside\n{filas}")
    dichas = leer(escucha.resto)
    assert len(dichas) == escucha.faltan == 50
    assert dichas[-1][1:] == (MIERCOLES, time(10), None, "Av. Juárez 12, Centro", VECINOS[-1])


def test_a_row_that_grows_when_its_cells_are_joined_still_fits_in_its_notes(client, portada):
    entrar(client, "Redacción")
    respuesta, datos = pegar(client, "02/12/2026\t10:00\tFeria\t" + "a\t" * 1980 + "b")
    assert respuesta.status_code == 200
    assert client.post(reverse("agenda:dictar"), datos).status_code == 302


def test_a_label_alone_on_its_line_is_of_what_is_right_under_it():
    mensaje = (
        "Sesión de Cabildo\nFecha:\nmiércoles 2 de diciembre\nHora:\n17:00 a 19:00 h\n"
        "*Lugar:*\nSalón de Cabildo\nPreside:\nAmalia Quiroz\n"
    )
    assert leer(mensaje) == [CABILDO]


def test_a_label_with_nothing_under_it_is_nothing():
    (dicha,) = leer("Feria, miércoles 2 de diciembre, 10:00\nPreside:\nLugar: el kiosco\nSede:\n")
    assert dicha == ("Feria", MIERCOLES, time(10), None, "Kiosco", None)
