"""Nothing that was written is lost: what goes with a known place is said, in its title or there."""

from datetime import time

import pytest

from tests.agenda_publica.test_dictado import oido
from tests.agenda_publica.test_dictado_pegado import MARTES

pytestmark = pytest.mark.un_motor


@pytest.mark.parametrize(
    "dicho",
    [
        "📍 Plaza principal PRUEBA Festival de danza",
        "📍 Plaza Principal, PRUEBA Festival de danza",
        "📍 Plaza principal. PRUEBA Festival de danza",
        "en la Plaza principal PRUEBA Festival de danza",
        "lugar: la plaza principal PRUEBA Festival de danza",
    ],
)
def test_what_follows_a_known_place_is_the_title_of_what_has_none(dicho):
    (dicha,) = oido().leer(f"Martes 1, 10:00 {dicho}")
    assert (dicha.titulo, dicha.dia, dicha.hora) == (
        *("PRUEBA Festival de danza", MARTES),
        time(10),
    )
    assert (dicha.sede.nombre, dicha.lugar, dicha.dudas) == ("Plaza principal", "", [])


@pytest.mark.parametrize(
    ("dicho", "lugar"),
    [
        ("en el Teatro Ocampo de la calle Real", "de la calle Real"),
        ("📍 Teatro Ocampo, planta alta", "planta alta"),
        ("lugar: explanada del Teatro Ocampo", "explanada"),
        ("en el interior del Teatro Ocampo", "interior"),
        ("en el Teatro Ocampo", ""),
        ("en el Teatro Municipal Ocampo", ""),
    ],
)
def test_what_is_said_of_a_known_place_besides_its_name_goes_with_it(dicho, lugar):
    (dicha,) = oido().leer(f"Martes 1, 10:00, Feria, {dicho}")
    assert (dicha.titulo, dicha.sede.nombre, dicha.lugar) == ("Feria", "Teatro Ocampo", lugar)


def test_of_what_may_be_place_or_title_it_is_asked():
    (dicha,) = oido().leer("Martes 1, 10:00, Cultura 📍 Teatro Ocampo Festival de danza")
    assert (dicha.titulo, dicha.lugar) == ("Cultura", "Festival de danza")
    assert dicha.dudas == ["Se dice «Teatro Ocampo Festival de danza»: ¿es «Teatro Ocampo»?"]
