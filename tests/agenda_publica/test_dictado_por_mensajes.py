"""Each message of a conversation is read by itself, on the day that its stamp says."""

from datetime import date, time

import pytest

from agenda_publica.dictado.propuesta import YA_PASO
from tests.agenda_publica.test_dictado import oido
from tests.agenda_publica.test_dictado_pegado import MARTES, MIERCOLES, leer

pytestmark = pytest.mark.un_motor
SELLOS = [
    *("[23/11/26 8:10 a. m.] Karla: ", "23/11/2026, 08:10 - Karla: "),
    "[8:10 a.m., 23/11/2026] Karla: ",
]


@pytest.mark.parametrize("sello", SELLOS)
def test_a_message_closes_the_act_of_the_one_above_it(sello):
    texto = (
        f"{sello}📅 Martes 1\n⏰ 10:00\n📍 Kiosco\n{sello}Reunión con comerciantes\n"
        f"📅 Miércoles 2\n⏰ 12:00\n{sello}Lugar: Teatro Ocampo"
    )
    assert [(f[0], f[1], f[2], f[4]) for f in leer(texto)] == [
        ("", MARTES, time(10), "Kiosco"),
        ("Reunión con comerciantes", MIERCOLES, time(12), ""),
        ("", None, None, "Teatro Ocampo"),
    ]


def test_a_place_under_a_blank_line_is_not_of_an_act_that_has_its_own():
    texto = "Martes 1, 10:00, Feria, en el kiosco\n\nLugar: Teatro Ocampo\nGira"
    assert [(f[0], f[4]) for f in leer(texto)] == [("Feria", "Kiosco"), ("Gira", "Teatro Ocampo")]
    seguido = "Martes 1, 10:00, Gira en la colonia Centro\nLugar: Teatro Ocampo"
    assert [f[4] for f in leer(seguido)] == ["Teatro Ocampo"]
    separado = "Feria\n\nFecha: martes 1\n\nHora: 10:00\n\nLugar:\n\nKiosco"
    assert leer(separado) == [("Feria", MARTES, time(10), None, "Kiosco", None)]


@pytest.mark.parametrize("sello", SELLOS)
@pytest.mark.parametrize(
    ("dicho", "dia"),
    [
        ("Mañana", date(2026, 11, 24)),
        ("Pasado mañana", date(2026, 11, 25)),
        ("Hoy", date(2026, 11, 23)),
        ("Martes", date(2026, 11, 24)),
        ("Este jueves", date(2026, 11, 26)),
        ("Lunes 16", date(2026, 11, 16)),
    ],
)
def test_days_are_counted_from_that_of_the_message(sello, dicho, dia):
    (dicha,) = oido().leer(f"{sello}{dicho}, 10:00, Feria")
    (bajo,) = oido().leer(f"{sello}{dicho}\n10:00, Feria")
    assert dicha.dia == bajo.dia == dia
    assert (YA_PASO in dicha.dudas) == (dia < date(2026, 11, 25)) == (not dicha.se_anota)


def test_without_stamp_or_with_one_that_is_no_day_they_are_counted_from_today():
    antes, despues = oido().leer(
        "Mañana, 10:00, Feria\n[99/11/26 8:10 a. m.] Karla: mañana, 11:00, Gira"
    )
    assert antes.dia == despues.dia == date(2026, 11, 26)


def test_what_is_left_to_read_keeps_the_day_of_its_message():
    sello = "23/11/2026, 08:10 - Karla: "
    escucha = oido()
    escucha.leer(f"{sello}Mañana\n" + "\n".join(f"10:00 Acto {n}" for n in range(150)))
    assert {dicha.dia for dicha in oido().leer(escucha.resto)} == {date(2026, 11, 24)}
    assert len(oido().leer(escucha.resto)) == escucha.faltan
