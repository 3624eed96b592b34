"""Lines as others write them: exported conversations, labels, abbreviations, hours with bars."""

from datetime import date, time

import pytest
from django.urls import reverse

from agenda_publica.models import Compromiso
from tests.agenda_publica.test_dictado import oido, pegar
from tests.agenda_publica.test_dictado_pegado import MARTES, MIERCOLES, leer
from tests.moderacion.admin import entrar

pytestmark = pytest.mark.un_motor
FERIA = ("Feria", MARTES, time(10), None)


@pytest.mark.parametrize(
    "sello",
    [
        "[24/11/26 10:15:33] Lucía: ",
        "[24/11/26, 10:15:33 a.m.] ~ Lucía Cultura: ",
        "\u200e[27/11/26 10:15] Lucía: ",
        "24/11/26, 10:16 a. m. - Lucía: ",
        "27/11/26, 10:16 a.\u00a0m. - +52 1 443 123 4567: ",
        "24/11/2026 22:16 - Lucía: ",
        "[10:33 a.m., 27/11/2026] Lic. Obras: ",
        "[10:33 a.\u00a0m., 27/11/2026] Lic. Obras: ",
        "[22:33:05, 7/11/26] +52 1 443 123 4567: ",
        "[9:05 PM, 27/11/26] ~ Lucía: ",
    ],
)
def test_who_sent_a_message_and_when_are_no_part_of_its_act(sello):
    texto = f"{sello}martes 1, 10 am, Feria\n{sello}Miércoles 2 de diciembre 5 pm Gira"
    assert [f[:4] for f in leer(texto)] == [FERIA, ("Gira", MIERCOLES, time(17), None)]


@pytest.mark.parametrize("cuando", ["10:33 a.m., 27/11/2026", "27/11/26 10:35:12"])
def test_a_heading_that_came_in_a_message_is_no_act(cuando):
    sello = f"[{cuando}] Lic. Obras: "
    texto = f"{sello}Agenda de la semana\n{sello}Martes 1 de diciembre\n{sello}10 am, Feria"
    assert [f[:4] for f in leer(texto)] == [FERIA]


@pytest.mark.parametrize("separa", [", ", " "])
def test_an_act_that_begins_like_a_message_is_not_lost(separa):
    (dicha,) = leer(f"01/12/2026{separa}10:00 - Rueda de prensa: avances del agua")
    assert dicha[:3] == ("Rueda de prensa: avances del agua", MARTES, time(10))


ROTULADO = """\
Evento: Feria
Fecha: martes 1 de diciembre
Hora: 10:00
Lugar: Calle 5 de Mayo 12, Centro
Preside: el Lic. Leobardo Cázares
Asisten: Juan Pérez, María López
"""


def test_a_line_with_a_label_is_of_the_act_above_it():
    otro = ROTULADO.replace("Feria", "Gira").replace("10:00", "10-12").replace("Lugar", "*Dónde*")
    feria, gira = oido().leer(f"{ROTULADO}\n{otro}")
    assert (feria.titulo, feria.dia, feria.hora, feria.hora_fin) == FERIA
    assert feria.lugar == gira.lugar == "Calle 5 de Mayo 12, Centro"
    assert feria.preside.cargo == gira.preside.cargo == "Síndico"
    assert feria.asisten == gira.asisten == "Juan Pérez, María López"
    assert (gira.titulo, gira.hora_fin, gira.dudas) == ("Gira", time(12), [])


def test_those_who_attend_may_come_with_their_sign():
    (dicha,) = oido().leer("Martes 1, 10:00, Feria\n👥 *Asisten:* Juan Pérez y Ana Ruiz")
    assert (dicha.titulo, dicha.asisten) == ("Feria", "Juan Pérez y Ana Ruiz")


def test_a_day_or_an_hour_with_a_label_is_not_of_an_act_that_has_its_own():
    texto = "Martes 1, 10:00, Feria\nFecha: miércoles 2\nHora: 11:00\nGira\nLugar: Kiosco"
    assert [f[:4] for f in leer(texto)] == [FERIA, ("Gira", MIERCOLES, time(11), None)]


def test_a_day_with_a_label_under_acts_of_another_day_is_of_those_below_it():
    texto = "Martes 1\n10:00 Feria\nFecha: miércoles 2\n11:00 Gira"
    assert [f[:3] for f in leer(texto)] == [FERIA[:3], ("Gira", MIERCOLES, time(11))]
    bloque = "Agenda del martes 1\nFeria\nHora: 10:00\nFecha: miércoles 2\n\nGira\nHora: 11:00"
    assert [f[:3] for f in leer(bloque)] == [
        ("Feria", MIERCOLES, time(10)),
        ("Gira", None, time(11)),
    ]


@pytest.mark.parametrize(
    "suelto", ["Lugar: Presidencia", "Asisten: el síndico", "Preside: doña Lupita"]
)
def test_what_is_of_no_act_is_not_lost(suelto):
    (dicha,) = oido().leer(suelto)
    assert suelto.partition(": ")[2] in f"{dicha.lugar} {dicha.asisten}"


def test_a_place_too_long_for_its_field_stays_in_the_title():
    (dicha,) = oido().leer(f"Martes 1, 10:00, Feria, lugar: {'a' * 121}")
    assert "a" * 121 in dicha.titulo


def test_who_attends_and_who_is_not_known_go_to_the_notes(client, portada):
    entrar(client, "Redacción")
    texto = "1 de diciembre, 10:00, Feria, preside doña Lupita\nAsisten: Juan Pérez"
    client.post(reverse("agenda:dictar"), pegar(client, texto)[1])
    assert Compromiso.objects.get().notas == "Quiénes: Preside doña Lupita; Juan Pérez"


@pytest.mark.parametrize(
    ("dicho", "titulo", "lugar"),
    [
        ("Firma con el Lic. Pérez", "Firma con el Lic. Pérez", ""),
        (
            "Firma con la Dra. Ruiz y el C. Gral. Mora",
            "Firma con la Dra. Ruiz y el C. Gral. Mora",
            "",
        ),
        ("Desfile en Av. Juárez", "Desfile", "Av. Juárez"),
        ("Poda en Blvd. García. Asiste el síndico", "Poda", "Blvd. García"),
        ("Poda, lugar: Col. Sta. Rita", "Poda", "Col. Sta. Rita"),
    ],
)
def test_an_abbreviation_ends_no_part_of_the_line(dicho, titulo, lugar):
    (dicha,) = leer(f"Martes 1, 10:00, {dicho}")
    assert (dicha[0], dicha[4]) == (titulo, lugar)


@pytest.mark.parametrize(
    "texto",
    ["martes 1 / 10:00 / Feria / alameda", "Feria / martes 1 / 10:00 / alameda"],
)
def test_parts_may_be_separated_by_bars(texto):
    (dicha,) = leer(texto)
    assert dicha[:4] == ("Feria, alameda", *FERIA[1:])


@pytest.mark.parametrize(
    "horas",
    ["10:00/12:00", "10:00 / 12:00", "1000-1200", "10-12", ", 10-12,", "10 - 12"],
)
@pytest.mark.parametrize("dia", ["martes 1", "Martes 1 de diciembre", "1/12", "1/12/2026"])
def test_hours_without_unit_after_a_whole_day(horas, dia):
    (dicha,) = leer(f"{dia} {horas} Feria")
    assert dicha[:4] == (*FERIA[:3], time(12))


def test_years_are_no_hours():
    (dicha,) = leer("Martes 1, Plan 2024-2027")
    assert dicha[:3] == ("Plan 2024-2027", MARTES, None)
    (dicha,) = leer("Martes 1, fotografías de 1900-2000")
    assert dicha[1:4] == (MARTES, None, None)
    (dicha,) = leer("Martes 1, fotografías, 1900-2000 hrs")
    assert dicha[1:4] == (MARTES, time(19), time(20))


@pytest.mark.parametrize("dias", ["3-4 de diciembre", "Del 3 - 4 de diciembre", "3–4 de diciembre"])
def test_two_days_joined_by_a_dash_are_days(dias):
    (dicha,) = oido().leer(f"{dias}, 10:00, Feria")
    assert (dicha.dia, dicha.dia_fin) == (date(2026, 12, 3), date(2026, 12, 4))
    assert (dicha.titulo, dicha.hora) == ("Feria", time(10))


def test_two_digits_of_year_take_no_hour():
    (dicha,) = leer("5-dic-26 a las 11 de la mañana, Feria")
    assert dicha[:3] == ("Feria", date(2026, 12, 5), time(11))


def test_a_cell_of_several_lines_is_one_and_keeps_its_quotation_marks():
    hoja = (
        'Fecha\tHora\tActividad\tLugar\n1/12\t10:00\t"Muestra ""Raíces""\ndel agua"\tKiosco\n'
        "\t12:00\tGira\tKiosco"
    )
    con_titulo = leer(hoja)
    assert [(f[0], f[1], f[4]) for f in con_titulo] == [
        ('Muestra "Raíces" del agua', MARTES, "Kiosco"),
        ("Gira", MARTES, "Kiosco"),
    ]
    assert leer(hoja.split("\n", 1)[1]) == con_titulo, "also without its heading"


@pytest.mark.parametrize(
    ("dicho", "lugar"),
    [
        ("dónde: el Auditorio Municipal", "Auditorio Municipal"),
        ("Lugar: La explanada nueva", "explanada nueva"),
        ("sede: «las oficinas del DIF, planta alta»", "oficinas del DIF, planta alta"),
        ("en el Auditorio Municipal", "Auditorio Municipal"),
        ("en la colonia Los Pinos", "colonia Los Pinos"),
        ("lugar: El Salto", "El Salto"),
        ("dónde: la Loma", "la Loma"),
        ("en La Loma", "La Loma"),
        ("lugar: Los Pinos", "Los Pinos"),
        ("en El Parquecito", "El Parquecito"),
    ],
)
def test_an_article_is_of_the_place_only_where_it_is_of_its_name(dicho, lugar):
    (dicha,) = oido().leer(f"Martes 1, 10:00, Feria, {dicho}")
    assert (dicha.titulo, dicha.lugar) == ("Feria", lugar)
