"""A weekday without its number is of the week that was said above it, or it is asked."""

from datetime import date

import pytest

from agenda_publica.dictado.fechas import DE_OTRA_SEMANA, Fechas
from tests.agenda_publica.test_dictado import oido

pytestmark = pytest.mark.un_motor  # it reads words: no row is written
HOY = date(2026, 11, 25)  # a Wednesday, the day of `oido`


def dias(texto):
    return [dicha.dia for dicha in oido().leer(texto)]


def de_diciembre(*numeros):
    return [date(2026, 12, n) for n in numeros]


@pytest.mark.parametrize(
    ("texto", "esperados"),
    [
        ("Semana del 7 al 13 de diciembre\nLunes 9:00 Honores", [7]),
        ("AGENDA DEL 14 AL 18 DE DICIEMBRE\nLunes\n9:00 Honores\nMiércoles\n10:00 Gira", [14, 16]),
        ("Semana del 14 al 20 de diciembre de 2026:\n*Lunes*\n10:00 gira", [14]),
        (
            "Agenda del lunes 14 de diciembre al viernes 18 de diciembre\n"
            "Lunes: 10:00 hrs reunión DIF\nMartes: 9:00 gira",
            [14, 15],
        ),
        (
            "Semana del 14 al 18 de diciembre\t\t\nLunes\t10:00\tHonores\nJueves\t9:00\tGira",
            [14, 17],
        ),
        ("Semana del 7 al 13\nLunes 9:00 Honores\nVie 10:00 Gira", [7, 11]),
        ("Semana del 7 al 13 de diciembre\nLunes 9:00 Honores\nDomingo 10:00 Misa", [7, 13]),
        ("Lunes 7 de diciembre\n9:00 Honores\nMartes\n9:00 Gira", [7, 8]),
        ("Lunes 7 de diciembre\n10:00 A\nMartes 10:00 B\nMiércoles: 10:00 C", [7, 8, 9]),
        ("Semana 7-13 diciembre\nLunes 9:00 Honores", [7]),
        ("AGENDA SEMANAL (14–20 DIC)\nMartes\n9:00 Gira", [15]),
        ("Agenda semanal 14-20 diciembre\nMartes\n9:00 Gira", [15]),
        ("Agenda 21/12 al 27/12\nMartes\n9:00 Gira", [22]),
        ("Semana del 30 nov al 6 dic\nMartes\n9:00 Gira", [1]),
        ("Semana del 28 dic al 3 ene\nMartes\n9:00 Gira", [29]),
        ("Sem. del 14 dic al 20 dic\nMartes\n9:00 Gira", [15]),
        ("Domingo 6 de diciembre\n10:00 Misa\nLunes\n9:00 Honores", [6, 7]),
        ("Martes 8/12\n9:00 Feria\n\nSiguiente semana\nLunes\n9:00 Cabildo", [8, 14]),
        ("Agenda de la próxima semana\nMartes\n9:00 Cabildo", [1]),
        (
            "Lun 7 dic\n10:00 Alta\nMar\n11:00 Baile\nJue.\n12:00 Cena\nVIE\n13:00 Danza\n"
            "Sáb:\n10:00 Entrega",
            [7, 8, 10, 11, 12],
        ),
        (
            "Lun 7 dic\n10:00 Alta\nMar 10:00 Baile\nMié: 10:00 Cena\nVie - 10:00 Danza",
            [7, 8, 9, 11],
        ),
    ],
)
def test_a_weekday_is_of_the_week_said_above_it(texto, esperados):
    assert dias(texto) == de_diciembre(*esperados)


@pytest.mark.parametrize(
    "texto",
    [
        "Viernes 11 de diciembre\n9:00 Honores\nLunes\n9:00 Gira",
        "Semana del 7 al 11 de diciembre\nMiércoles\n9:00 Gira\nMartes\n10:00 Cabildo",
        "Semana del 14 al 18 de diciembre\nMartes\n9:00 Gira\nDomingo\n10:00 Misa",
        "Agenda del 1 al 31 de diciembre\nMartes 8\n9:00 Gira\nLunes\n10:00 Cabildo",
        "Semana del 41 al 47 de diciembre\nMartes 8\n9:00 Gira\nLunes\n10:00 Cabildo",
    ],
)
def test_that_of_a_week_that_nobody_says_is_asked(texto):
    *_, ultima = oido().leer(texto)
    assert ultima.dia is None
    assert any(duda.startswith(DE_OTRA_SEMANA[:25]) for duda in ultima.dudas)


def test_a_list_of_days_without_numbers_goes_on_from_the_first():
    texto = "LUNES\n9:00 Honores\nVIERNES\n10:00 Cabildo\nSÁBADO\n11:00 Feria"
    assert dias(texto) == [date(2026, 11, 30), *de_diciembre(4, 5)]


def test_those_in_lines_of_their_own_are_asked_if_they_are_not_in_order():
    lunes, viernes, jueves = oido().leer("Lunes 9:00 Gira\nViernes 10:00 Cabildo\nJueves 9:00 Misa")
    assert lunes.dia == date(2026, 11, 30)
    assert (viernes.dia, jueves.dia) == (None, None)


def test_what_names_the_week_is_listed_as_no_act():
    oidas = oido()
    oidas.leer("Semana del 7 al 13 de diciembre\nLunes 9:00 Honores\nENERO\nLunes 4 9:00 Gira")
    assert oidas.omitidos == ["Semana del 7 al 13 de diciembre", "ENERO"]


def test_the_rest_of_a_long_list_is_read_in_the_same_week():
    actos = "\n".join(f"{8 + n % 10}:00 Acto {n}" for n in range(99))
    oidas = oido()
    oidas.leer(f"Semana del 7 al 13 de diciembre\nLunes\n{actos}\nMartes\n10:00 Gira\n11:00 Feria")
    assert dias(oidas.resto) == de_diciembre(7, 8, 8)


def test_two_weekdays_are_no_title():
    (dicha,) = oido().leer("Lunes y miércoles 10:00 clases de zumba")
    assert dicha.titulo == "Clases de zumba"
    assert not dicha.se_anota


NOMBRES = (
    *("ejido 24 de Febrero", "plaza 5 de Mayo", "kínder 21 de Marzo", "16 de Septiembre"),
    *("feria que empieza el 15 de enero", "desfile del 16 de septiembre", "calle, 5 de Mayo"),
)


@pytest.mark.parametrize("nombre", NOMBRES)
def test_a_date_that_is_a_name_does_not_take_the_day_of_its_heading(nombre):
    una, otra, del_viernes = oido().leer(
        f"Lunes 7 de diciembre\n10:00 Recorrido por {nombre}\n11:00 Otro\nViernes\n9:00 Gira"
    )
    assert [una.dia, otra.dia, del_viernes.dia] == de_diciembre(7, 7, 11)
    assert "Recorrido" in una.titulo
    assert not una.se_anota or not una.dudas


def test_a_day_that_is_months_away_is_asked():
    (dicha,) = oido().leer("10:00 Visita al cuartel 5 de Mayo")
    assert "Faltan meses para ese día: revíselo." in dicha.dudas


@pytest.mark.parametrize(
    "dicho",
    ["De hoy en ocho", "De mañana en quince", "El viernes de la próxima semana", "lunes en ocho"],
)
def test_what_is_told_by_another_day_is_asked(dicho):
    (dicha,) = oido().leer(f"{dicho}, 10:00, reunión de seguridad")
    assert dicha.dia is None
    assert dicha.dudas


def test_this_saturday_is_the_next_one_whatever_is_above_it():
    assert dias("lunes 7, 10:00 reunión\neste sábado 19:00 baile")[1] == date(2026, 11, 28)


@pytest.mark.parametrize("dicho", ["cena con empresarios", "baile popular", "verbena y castillo"])
def test_an_hour_of_the_evening_is_asked(dicho):
    (dicha,) = oido().leer(f"Jueves 3 de diciembre, 8:00, {dicho}")
    assert dicha.hora is None
    (dicha,) = oido().leer(f"Jueves 3 de diciembre, 8:00 am, {dicho}")
    assert dicha.hora


def test_a_kilometre_has_decimals():
    (dicha,) = oido().leer("Jueves 3, 13:00 hrs, supervisión de la carretera en el km 14.5")
    assert (dicha.titulo, dicha.lugar) == ("Supervisión de la carretera", "el km 14.5")


def test_a_date_may_have_stops():
    (dicha,) = oido().leer("9.12.26\t18:00 hrs\tConcierto")
    assert (dicha.dia, dicha.titulo) == (date(2026, 12, 9), "Concierto")


@pytest.mark.parametrize(
    "texto",
    [
        "31/12/9999, 10:00, Fiesta",
        "Semana del 28 al 31 de diciembre de 9999\nMartes\n10:00 Fiesta",
        "Semana del 3 al 8\nSemana siguiente\nLunes 10:00, Fiesta",
        "30 de febrero, 10:00, Fiesta",
        "Del 29 de febrero al 3 de marzo de 2027, 10:00, Fiesta",
    ],
)
def test_a_day_that_there_is_not_is_asked(texto):
    *_, ultima = oido().leer(texto)
    assert ultima.dia is None
    assert ultima.dudas


def test_a_leap_day_without_its_year_is_that_of_the_next_that_has_it():
    fechas = Fechas(date(2027, 12, 1))
    assert fechas.leer("29 de febrero")[0] == date(2028, 2, 29)
    assert Fechas(date(2028, 12, 1)).leer("29 de febrero")[0] is None


def test_the_month_of_a_week_may_be_said_of_its_first_day_alone():
    oidas = oido()
    oidas.hoy = date(2027, 1, 20)
    (dicha,) = oidas.leer("Semana del 1 de marzo al 7\nMiércoles 10:00 Desfile")
    assert dicha.dia == date(2027, 3, 3)


@pytest.mark.parametrize(
    ("dicho", "titulo", "hora"),
    [
        ("Reunión, 8 de la mañana del martes 1 de diciembre", "Reunión", 8),
        ("Lunes 30, 10:00, Reunión con Juan Castillo", "Reunión con Juan Castillo", 10),
        ("Lunes 30, 9:00, clase de baile", "Clase de baile", 9),
        ("Martes 01.12.26, 10:00, Junta", "Junta", 10),
        ("Lunes 30, 8.30.00 Honores", "Honores", 8),
    ],
)
def test_what_was_well_read_still_is(dicho, titulo, hora):
    (dicha,) = oido().leer(dicho)
    assert (dicha.titulo, dicha.hora.hour, dicha.dudas) == (titulo, hora, [])


def test_who_presides_is_not_taken_for_who_attends_by_what_the_post_is_called():
    (dicha,) = oido().leer("Lunes 30, 10:00, Entrega, preside la Directora de Asistencia Social")
    assert dicha.asisten == "Preside la Directora de Asistencia Social"


def test_by_a_person_is_no_place():
    (dicha,) = oido().leer("Lunes 30, 10:00, Arranque junto a la regidora del Mercado Hidalgo")
    assert dicha.lugar == ""
    assert any(duda.startswith("Se nombra") for duda in dicha.dudas)


def test_a_day_of_next_year_that_says_its_year_is_sure():
    assert not oido().leer("15/06/27, 10:00, Congreso")[0].dudas
