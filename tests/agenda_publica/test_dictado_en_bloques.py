"""Acts told in blocks, each line with its label: what it says is of its act and of no other."""

from datetime import date, time
from itertools import permutations

import pytest

from tests.agenda_publica.test_dictado import oido

pytestmark = pytest.mark.un_motor  # it reads words: no row is written
LUDOTECA = {
    "Fecha": "lunes 30 de noviembre",
    "Evento": "Inauguración de la ludoteca",
    "Hora": "11:00",
    "Lugar": "Biblioteca Ignacia Lemus",
}
BRIGADA = {
    "Fecha": "viernes 4 de diciembre",
    "Evento": "Brigada de vacunación",
    "Hora": "9:00",
    "Lugar": "Centro de salud de Tierras Blancas",
}
LEIDOS = [
    (LUDOTECA["Evento"], date(2026, 11, 30), time(11), LUDOTECA["Lugar"]),
    (BRIGADA["Evento"], date(2026, 12, 4), time(9), BRIGADA["Lugar"]),
]


def leidos(texto):
    return [
        (d.titulo, d.dia, d.hora, getattr(d.sede, "nombre", d.lugar)) for d in oido().leer(texto)
    ]


@pytest.mark.parametrize("entre", ["\n\n", "\n"], ids=["con renglón en blanco", "seguidos"])
@pytest.mark.parametrize("orden", list(permutations(LUDOTECA)), ids="-".join)
def test_in_whatever_order_each_block_keeps_what_is_its_own(orden, entre):
    bloques = ("\n".join(f"{que}: {uno[que]}" for que in orden) for uno in (LUDOTECA, BRIGADA))
    assert leidos(entre.join(bloques)) == LEIDOS


def test_the_day_above_several_is_of_all_of_them():
    texto = (
        "Fecha: lunes 30 de noviembre\nEvento: Feria\nHora: 10:00\nLugar: Kiosco\n"
        "Evento: Gira\nHora: 12:00\nLugar: Teatro Ocampo"
    )
    lunes = date(2026, 11, 30)
    assert leidos(texto) == [
        ("Feria", lunes, time(10), "Kiosco"),
        ("Gira", lunes, time(12), "Teatro Ocampo"),
    ]


@pytest.mark.parametrize("rotulo", ["Objetivo", "Acompaña", "Invitados especiales"])
def test_a_label_that_is_not_known_goes_to_the_notes_of_its_act(rotulo):
    texto = (
        f"Fecha: martes 1 de diciembre\nHora: 12:00\nEvento: Entrega de lentes\n{rotulo}: la gente"
        "\n\nFecha: jueves 3 de diciembre\nHora: 18:00\nEvento: Posada"
    )
    lentes, posada = oido().leer(texto)
    assert (lentes.titulo, lentes.dia) == ("Entrega de lentes", date(2026, 12, 1))
    assert lentes.notas == f"{rotulo}: la gente"
    assert (posada.titulo, posada.dia, posada.hora) == ("Posada", date(2026, 12, 3), time(18))


def test_what_is_covered_is_of_its_own_block():
    texto = (
        "Fecha: martes 1 de diciembre\nHora: 12:00\nEvento: Entrega\nCobertura: video\n\n"
        "Fecha: jueves 3 de diciembre\nHora: 18:00\nEvento: Posada\nCobertura: foto"
    )
    entrega, posada = oido().leer(texto)
    assert (entrega.notas, posada.notas) == ("Cobertura: video", "Cobertura: foto")


@pytest.mark.parametrize(
    "dicho",
    ["Oficio núm. DDS/0412/2026", "Oficio No. SP/1130/2026", "Exp. 0915/2026", "Oficio: 0915/2026"],
)
def test_the_number_of_an_oficio_is_no_hour(dicho):
    (uno, *_) = oido().leer(f"Lunes 30 de noviembre\n{dicho}\n10:00 Feria")
    assert uno.hora is None
    assert not uno.se_anota


@pytest.mark.parametrize("dicho", ["(CANCELADO)", "SUSPENDIDO", "(cambio de sede)", "- se cancela"])
@pytest.mark.parametrize("dia", ["Miércoles 2 de diciembre", "MIÉRCOLES"])
def test_what_is_under_a_day_that_is_off_is_of_that_day_and_not_ticked(dia, dicho):
    honores, comida, lentes = oido().leer(
        f"Lunes 30 de noviembre\n9:00 Honores\n{dia} {dicho}\n13:00 Comida\n"
        "Jueves 3 de diciembre\n10:00 Entrega de lentes"
    )
    assert (comida.dia, comida.se_anota) == (date(2026, 12, 2), False)
    assert [(d.dia.day, d.se_anota) for d in (honores, lentes)] == [(30, True), (3, True)]


def test_the_lines_of_a_printed_agenda_are_of_the_act_above_them():
    texto = (
        "Lunes 30 de noviembre\n11:30 Sesión extraordinaria\nSala de Cabildo\n"
        "Preside la presidenta municipal\n\n*17:00 hrs.*\nInauguración de la ludoteca\n"
        "Biblioteca Ignacia Lemus\nPreside: el síndico\n\n19:00 hrs.\nPosada\n20:00 hrs.\nBaile"
    )
    sesion, ludoteca, posada, baile = oido().leer(texto)
    assert (sesion.titulo, sesion.lugar) == ("Sesión extraordinaria", "Sala de Cabildo")
    assert sesion.preside.cargo == "Presidenta municipal"
    assert (ludoteca.titulo, ludoteca.hora) == ("Inauguración de la ludoteca", time(17))
    assert (ludoteca.sede.nombre, ludoteca.preside.cargo) == ("Biblioteca Ignacia Lemus", "Síndico")
    assert [(d.titulo, d.hora.hour) for d in (posada, baile)] == [("Posada", 19), ("Baile", 20)]


def test_an_hour_below_its_act_is_not_of_the_next():
    assert all(
        not (dicha.titulo and dicha.hora)
        for dicha in oido().leer("Lunes 30 de noviembre\nFeria\n10:00\nGira\n12:00")
    )


def test_labels_with_a_complement_are_known():
    (feria,) = oido().leer(
        "Nombre del evento: Feria del libro\nFecha: 2 de diciembre\nHora de inicio: 10:00\n"
        "Hora de término: 13:00\nLugar: Kiosco"
    )
    assert (feria.titulo, feria.hora, feria.hora_fin) == ("Feria del libro", time(10), time(13))
    assert (feria.dia, feria.sede.nombre, feria.notas) == (date(2026, 12, 2), "Kiosco", "")


def test_what_is_above_a_block_is_not_its_name():
    _, feria = oido().leer(
        "Solicitud de cobertura\nNombre del evento: Feria\nFecha y hora: 2 de diciembre, 10:00\n"
        "Lugar: Kiosco"
    )
    assert (feria.titulo, feria.dia, feria.hora) == ("Feria", date(2026, 12, 2), time(10))


def test_a_day_that_is_off_and_has_nothing_under_it_is_listed():
    oidas = oido()
    junta, entrega = oidas.leer(
        "Martes 1\n10:00 Junta\nMiércoles 2 suspendido\nJueves 3\n11:00 Entrega"
    )
    assert (junta.se_anota, entrega.se_anota) == (True, True)
    assert oidas.omitidos == ["Miércoles 2 suspendido"]


def test_after_a_line_of_another_day_the_one_that_was_off_says_nothing():
    *_, ultima = oido().leer(
        "Miércoles 2 (cancelado)\n10:00 Junta\nJueves 3, 10:00, Gira\n11:00 Feria"
    )
    assert not any("se cancela o cambia" in duda for duda in ultima.dudas)


def test_what_a_place_may_be_called_is_an_act_too():
    _, titeres, _ = oido().leer("Lunes 30\n10:00 Feria\nTeatro de títeres\n12:00 Comida")
    assert titeres.titulo == "Teatro de títeres"
