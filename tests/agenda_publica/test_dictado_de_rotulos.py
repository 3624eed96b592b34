"""What its label or its sign says of each part: «Qué», «Quién», «Cuándo», «Dónde», 👥 and 👤."""

from datetime import time

import pytest

from tests.agenda_publica.test_dictado import oido
from tests.agenda_publica.test_dictado_pegado import MARTES

pytestmark = pytest.mark.un_motor
PARTES = {
    "que": "Qué: Feria del libro",
    "quien": "Quién: la alcaldesa",
    "cuando": "Cuándo: martes 1, 10:00 h",
    "donde": "Dónde: Teatro Ocampo",
}
ORDENES = [
    ("que", "quien", "cuando", "donde"),
    ("que", "cuando", "donde", "quien"),
    ("cuando", "donde", "que", "quien"),
    ("cuando", "que", "quien", "donde"),
]


@pytest.mark.parametrize("orden", ORDENES)
@pytest.mark.parametrize("entre", ["\n", ". ", ", ", " ", "; "])
@pytest.mark.parametrize("acento", [str, lambda dicho: dicho.replace("é:", "e:")])
def test_the_questions_of_a_bulletin_are_the_parts_of_an_act(orden, entre, acento):
    (dicha,) = oido().leer(acento(entre.join(PARTES[parte] for parte in orden)))
    assert (dicha.titulo, dicha.dia, dicha.hora) == ("Feria del libro", MARTES, time(10))
    assert (dicha.sede.nombre, dicha.preside.cargo) == ("Teatro Ocampo", "Presidenta municipal")
    assert (dicha.asisten, dicha.dudas) == ("", [])


def test_two_of_them_are_two_acts():
    uno = "\n".join(PARTES[parte] for parte in ORDENES[0])
    for entre in ("\n", "\n\n"):
        dichas = oido().leer(f"{uno}{entre}{uno.replace('libro', 'maíz')}")
        assert [dicha.titulo for dicha in dichas] == ["Feria del libro", "Feria del maíz"]
        assert [dicha.hora for dicha in dichas] == [time(10)] * 2


@pytest.mark.parametrize("rotulo", ["Qué", "Acto", "Evento", "Asunto", "Actividad", "*Evento*"])
def test_the_label_of_what_it_is_is_no_part_of_its_title(rotulo):
    (dicha,) = oido().leer(f"{rotulo}: Feria\nFecha: martes 1\nHora: 10:00")
    assert (dicha.titulo, dicha.dia, dicha.hora) == ("Feria", MARTES, time(10))
    (solo,) = oido().leer(f"{rotulo}:\nFeria\nFecha: martes 1\nHora: 10:00")
    assert solo.titulo == "Feria"


@pytest.mark.parametrize(
    "quienes",
    [
        "👥 Vecinos de la colonia",
        "👥 Asisten: Vecinos de la colonia",
        "👥 Asisten Vecinos de la colonia",
        "Quiénes: Vecinos de la colonia",
        "Quién: Vecinos de la colonia",
    ],
)
def test_a_group_attends_and_does_not_preside(quienes):
    (dicha,) = oido().leer(f"Martes 1, 10:00, Feria\n👤 Amalia Quiroz\n{quienes}")
    assert (dicha.asisten, dicha.dudas) == ("Vecinos de la colonia", [])
    assert dicha.preside.cargo == "Presidenta municipal"


@pytest.mark.parametrize("signo", ["👤", "🙋", "👥 Preside", "👥 Preside:", "👥 Encabeza"])
def test_one_presides_by_her_sign_or_if_it_is_said(signo):
    (dicha,) = oido().leer(f"Martes 1, 10:00, Feria\n{signo} Amalia Quiroz")
    assert (dicha.preside.cargo, dicha.asisten) == ("Presidenta municipal", "")


@pytest.mark.parametrize("entre", ["\n", " "])
def test_the_questions_may_come_with_their_signs(entre):
    texto = "❓ *Qué*: Feria|📅 *Cuándo:* martes 1, 10:00|📍 Dónde: Teatro Ocampo|👥 Quiénes: niños"
    (dicha,) = oido().leer(texto.replace("|", entre))
    assert (dicha.titulo, dicha.dia, dicha.hora) == ("Feria", MARTES, time(10))
    assert (dicha.sede.nombre, dicha.asisten) == ("Teatro Ocampo", "niños")


@pytest.mark.parametrize("titulo", ["Plática: qué: cómo: por qué", "Taller Quién soy", "¿Dónde?"])
def test_a_question_that_is_no_label_stays_in_the_title(titulo):
    (dicha,) = oido().leer(f"Martes 1, 10:00, {titulo}")
    assert dicha.titulo == titulo
