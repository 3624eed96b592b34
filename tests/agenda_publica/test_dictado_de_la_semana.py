"""A week as an office sends it: parts of a day, days together, labels with any sign, and notes."""

from datetime import date, time

import pytest

from tests.agenda_publica.test_dictado import oido
from tests.agenda_publica.test_dictado_pegado import MARTES

pytestmark = pytest.mark.un_motor
JUEVES = date(2026, 12, 3)
DE_QUE_PARTE = "¿De la mañana o de la tarde?"


def test_a_part_of_the_day_is_no_other_day_and_no_act():
    escucha = oido()
    dichas = escucha.leer(
        "Jueves 3\nMañana\n9:00 Uno\nTarde\n5:00 Dos\nNoche\n8:00 Tres\n21:00 Más"
    )
    assert [(d.titulo, d.dia, d.hora) for d in dichas] == [
        ("Uno", JUEVES, time(9)),
        ("Dos", JUEVES, None),
        ("Tres", JUEVES, None),
        ("Más", JUEVES, time(21)),
    ]
    assert [DE_QUE_PARTE in d.dudas for d in dichas] == [False, True, True, False]
    assert escucha.omitidos == ["Mañana", "Tarde", "Noche"]


def test_tomorrow_at_the_head_of_its_line_is_the_morning_of_the_day_above_and_is_doubtful():
    una, otra = oido().leer("Jueves 3\nMañana: recorrido por colonias\n17:00 Cierre de curso")
    assert (una.titulo, una.dia, una.se_anota) == ("Recorrido por colonias", JUEVES, False)
    assert (otra.titulo, otra.dia, otra.dudas) == ("Cierre de curso", JUEVES, [])


def test_tomorrow_alone_is_a_day_where_no_other_is_said():
    (dicha,) = oido().leer("Mañana\n9:00 Feria")
    assert (dicha.titulo, dicha.dia) == ("Feria", oido().hoy.replace(day=oido().hoy.day + 1))


@pytest.mark.parametrize(
    ("encabezado", "duda"),
    [
        ("MARTES 1 Y MIÉRCOLES 2", "Arriba se dicen varios días: diga de cuál es."),
        ("Domingo 5", "El 5 no cae en domingo en las próximas semanas."),
    ],
)
def test_a_heading_that_is_no_day_alone_leaves_them_without_day_and_says_so(encabezado, duda):
    (dicha,) = oido().leer(f"{encabezado}\n10:00 Jornada de vacunación")
    assert (dicha.titulo, dicha.dia, dicha.dudas) == ("Jornada de vacunación", None, [duda])


MENSAJE = """\
*AGENDA SEMANAL DIF*
📆 Lunes 7 de diciembre
🕐 1:00 pm
📍Explanada de la Casa de la Cultura
🎯 Feria de la salud
🗣️ Preside Amalia Quiroz
⚠️ Observaciones: evento masivo
📞 443 123 4567 con la Mtra. Lupita
📆 Martes 8 de diciembre
Evento: Inauguración de comedor
Hora: 11:30
🏛️ Teatro Ocampo
Responsable: Lic. Marta
"""


def test_labels_with_any_sign_are_of_the_act_above():
    una, otra = oido().leer(MENSAJE)
    assert (una.titulo, una.dia.day, una.hora) == ("Feria de la salud", 7, time(13))
    assert (una.sede.nombre, una.lugar) == ("Casa de la Cultura", "Explanada")
    assert una.preside.nombre == "Amalia Quiroz Berumen"
    assert una.notas == "evento masivo\n443 123 4567 con la Mtra. Lupita"
    assert (otra.titulo, otra.dia.day, otra.hora) == ("Inauguración de comedor", 8, time(11, 30))
    assert (otra.sede.nombre, otra.notas) == ("Teatro Ocampo", "Responsable: Lic. Marta")
    assert una.dudas == otra.dudas == []


def test_where_and_who_alone_in_their_lines_are_of_the_act_above():
    una, otra = oido().leer(
        "Martes 1, 10:00 Feria\nen la Casa de la Cultura\n"
        "preside Amalia Quiroz\nMartes 1, 9:00, Otra"
    )
    assert (una.titulo, una.sede.nombre) == ("Feria", "Casa de la Cultura")
    assert una.preside.nombre == "Amalia Quiroz Berumen"
    assert (otra.titulo, otra.sede, otra.preside) == ("Otra", None, None)


@pytest.mark.parametrize(
    ("dicho", "titulo", "notas"),
    [
        ("Posada, Contacto: Ana 4431234567", "Posada", "Contacto: Ana 4431234567"),
        ("Plática «Cero», tel 443 101 2020", "Plática «Cero»", "tel 443 101 2020"),
        ("Reunión con ejidatarios. OBS: reservada", "Reunión con ejidatarios", "OBS: reservada"),
        ("Boda, Invita: DIF, Costo: 50 pesos", "Boda", "Invita: DIF\nCosto: 50 pesos"),
        ("Taller: costo de vida", "Taller: costo de vida", ""),
    ],
)
def test_what_is_no_title_goes_to_the_notes(dicho, titulo, notas):
    (dicha,) = oido().leer(f"Martes 1, 10:00, {dicho}")
    assert (dicha.titulo, dicha.notas, dicha.dia) == (titulo, notas, MARTES)


@pytest.mark.parametrize(
    "renglon",
    [
        "~Martes 8, 10:00, Visita del gobernador~",
        "Martes 8, 10:00, Por definir, Visita a la planta",
        "Todos los jueves, 16:00, Club de lectura",
        "Por este medio les envío un saludo y la agenda de la semana del 1 al 6 de diciembre",
    ],
)
def test_what_may_be_no_new_act_comes_unticked(renglon):
    (dicha,) = oido().leer(renglon)
    assert not dicha.se_anota
    assert dicha.dudas


def test_a_name_that_says_a_day_does_not_repeat():
    (dicha,) = oido().leer("Sábado 5, 10:00, Tianguis cultural de los sábados")
    assert (dicha.titulo, dicha.dia.day) == ("Tianguis cultural de los sábados", 5)
    assert dicha.dudas == []


def test_what_a_chat_says_by_itself_is_told_among_what_was_no_act():
    escucha = oido()
    escucha.leer("<Multimedia omitido>\nMartes 1, 10:00, Feria\nSe eliminó este mensaje.")
    assert escucha.omitidos == ["<Multimedia omitido>", "Se eliminó este mensaje."]


def test_a_part_of_the_day_under_two_days_is_no_other_day():
    una, otra = oido().leer("Jueves 3 y viernes 4 de diciembre\nMañana\n9:00 Feria\n11:00 Taller")
    for dicha in (una, otra):
        assert dicha.dia is None
        assert dicha.dudas == ["Arriba se dicen varios días: diga de cuál es."]


def test_a_part_of_the_day_within_a_table_is_no_day_of_its_rows():
    escucha = oido()
    una, otra = escucha.leer(
        "JUEVES 3 DE DICIEMBRE\nHora\tActo\tLugar\nMañana\n9:00\tFeria\tTeatro Ocampo\n"
        "Tarde\n17:30\tTaller\tTeatro Ocampo\n"
    )
    assert [(d.titulo, d.dia, d.hora.hour) for d in (una, otra)] == [
        ("Feria", JUEVES, 9),
        ("Taller", JUEVES, 17),
    ]
    assert una.dudas == otra.dudas == []
    assert escucha.omitidos == ["Mañana", "Tarde"]
