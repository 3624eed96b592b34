"""What the office has to know goes to the notes; what was no act is told; the same twice, once."""

import pytest
from django.urls import reverse

from agenda_publica.dictado.dictar import SIN_ACTOS
from agenda_publica.dictado.ya_anotado import DOS_VECES
from tests.agenda_publica.test_dictado import oido, pegar
from tests.moderacion.admin import entrar

pytestmark = pytest.mark.un_motor
HOJA = """\
Fecha\tHora\tActividad\tLugar\t{}
2/12/2026\t17:00\tFeria del libro\tTeatro Ocampo\tLlevar sonido, templete y 3 lonas a las 15:00
"""


@pytest.fixture
def redaccion(client, db):
    entrar(client, "Redacción")
    return client


@pytest.mark.parametrize(
    "columna", ["Observaciones", "NOTAS", "Comentarios", "Requerimientos", "Contacto", "Teléfono"]
)
def test_the_column_of_what_is_to_be_known_goes_to_the_notes(columna):
    (dicha,) = oido().leer(HOJA.format(columna))
    assert dicha.titulo == "Feria del libro"
    assert dicha.notas == "Llevar sonido, templete y 3 lonas a las 15:00"
    assert (dicha.hora.hour, dicha.hora_fin, dicha.dudas) == (17, None, [])


def test_a_message_has_it_after_its_label_as_many_times_as_it_says():
    (dicha,) = oido().leer(
        "📅 Martes 1\n⏰ 10:00\nFeria del libro\n📍 Teatro Ocampo\n"
        "Observaciones: llevar sonido\nContacto: Karla Méndez, 452 123 4567"
    )
    assert dicha.titulo == "Feria del libro"
    assert dicha.notas == "llevar sonido\nContacto: Karla Méndez, 452 123 4567"


def test_what_is_to_be_covered_is_noted_too():
    (dicha,) = oido().leer(
        "Martes 1, 10:00, Feria del libro, se cubre con foto\nNotas: llevar sonido"
    )
    assert dicha.notas == "llevar sonido\nSe cubre con foto"


def test_what_was_taken_for_a_greeting_or_a_signature_is_told(redaccion):
    texto = "Buenos días\nMartes 1, 10:00, Feria\nTel. 452 123 4567"
    respuesta = redaccion.post(reverse("agenda:dictar"), {"texto": texto})
    assert respuesta.context["omitidos"] == ["Buenos días", "Tel. 452 123 4567"]
    assert "2 renglones no se tomaron por actos" in respuesta.content.decode()


def test_it_is_told_again_when_what_was_sent_is_corrected(redaccion):
    campos = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-anotar": "on"}
    respuesta = redaccion.post(
        reverse("agenda:dictar"), {**campos, "omitido": ["Tel. 452 123 4567"]}
    )
    assert "Tel. 452 123 4567" in respuesta.content.decode()


def test_of_what_has_no_act_it_is_said(redaccion):
    respuesta = redaccion.post(reverse("agenda:dictar"), {"texto": "Buenos días\nSaludos"})
    assert SIN_ACTOS in respuesta.content.decode()
    assert "Buenos días" in respuesta.content.decode()


def test_the_same_line_twice_is_ticked_once(redaccion):
    renglon = "Martes 1 de diciembre de 2099, 10:00, Feria del libro"
    distinta = renglon.replace("10:00", "11:00")
    respuesta, datos = pegar(redaccion, f"{renglon}\n{renglon.upper()}\n{distinta}")
    assert [n for n in range(3) if f"form-{n}-anotar" in datos] == [0, 2]
    assert [DOS_VECES in una.dudas for una in respuesta.context["propuestas"]] == [
        *(False, True, False)
    ]


@pytest.mark.parametrize(
    "dicho", ["8:30 Recorrido Tel. 351 123 4567", "8:30 Recorrido, cel: 351 123 4567"]
)
def test_a_telephone_is_no_title(dicho):
    (dicha,) = oido().leer(f"Lunes 14 de diciembre\n{dicho}")
    assert dicha.titulo == "Recorrido"
    assert "351 123 4567" in dicha.notas


@pytest.mark.parametrize("presente", ["asiste Nohemí Tzintzun", "con la asistencia del síndico"])
def test_who_attends_may_not_preside_and_it_is_asked(presente):
    (dicha,) = oido().leer(f"Lunes 14 de diciembre\n9:00 Foro, {presente}")
    assert dicha.preside
    assert any(duda.startswith("Se dice que asiste") for duda in dicha.dudas)


@pytest.mark.parametrize(
    ("dicho", "lugar"),
    [
        ("Bacheo frente al Teatro Ocampo", "frente al Teatro Ocampo"),
        ("Reunión atrás del Mercado Hidalgo", "atrás del Mercado Hidalgo"),
        ("Cierre de calle rumbo al Teatro Ocampo", "rumbo al Teatro Ocampo"),
    ],
)
def test_what_is_by_a_known_place_is_not_in_it(dicho, lugar):
    (dicha,) = oido().leer(f"Lunes 14 de diciembre\n10:00 {dicho}")
    assert (dicha.sede, dicha.lugar) == (None, lugar)


@pytest.mark.parametrize(
    "dicho",
    ["Mesa del Mercado Hidalgo, oficina de la presidenta", "Aniversario de la Casa de la Cultura"],
)
def test_a_place_that_is_only_named_is_asked(dicho):
    (dicha,) = oido().leer(f"Lunes 14 de diciembre\n10:00 {dicho}")
    assert any(duda.startswith("Se nombra") for duda in dicha.dudas)
