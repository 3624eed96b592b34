"""Lines that were read wrong: what they say is understood, or left blank and marked."""

from datetime import date, time

import pytest
from django.urls import reverse

from agenda_publica.models import Compromiso
from tests.agenda_publica.test_dictado import oido
from tests.moderacion.admin import entrar

pytestmark = pytest.mark.un_motor
DICIEMBRE = {n: date(2026, 12, n) for n in range(1, 32)}


def leer(texto):
    (dicha,) = oido().leer(texto)
    return dicha, " ".join(dicha.dudas)


@pytest.mark.parametrize(
    "dias",
    [
        "Viernes 11 y sábado 12 de diciembre",
        "Viernes 11 y sábado 12",
        "Viernes 11 a sábado 12 de diciembre",
        "Del viernes 11 al sábado 12",
        "11 y 12 de diciembre",
        "Los días 11 y 12 de diciembre",
    ],
)
def test_two_days_joined_are_both_understood(dias):
    dicha, dudas = leer(f"{dias}, 17:00 hrs, torneo de voleibol")
    assert (dicha.dia, dicha.dia_fin) == (DICIEMBRE[11], DICIEMBRE[12])
    assert (dicha.titulo, dicha.hora) == ("Torneo de voleibol", time(17))
    assert "varios días seguidos" in dudas


@pytest.mark.parametrize("dias", ["Viernes 11 y lunes 14", "10, 11 y 12 de diciembre"])
def test_days_apart_or_more_than_two_are_left_blank_and_marked(dias):
    dicha, dudas = leer(f"{dias}, 17:00 hrs, torneo de voleibol")
    assert (dicha.dia, dicha.dia_fin) == (None, None)
    assert "anote cada uno aparte" in dudas


def test_a_day_that_is_not_of_that_name_is_left_blank_and_marked():
    dicha, dudas = leer("Viernes 12 y sábado 13 de diciembre, torneo")
    assert (dicha.dia, dicha.dia_fin) == (None, None)
    assert "no cae en viernes" in dudas


@pytest.mark.parametrize(
    ("horas", "inicio"),
    [("18:30 a 17:00", time(18, 30)), ("22:00 a 2:00", time(22)), ("10:00 a 25:00", time(10))],
)
def test_an_end_that_cannot_be_is_left_blank_and_marked(horas, inicio):
    dicha, dudas = leer(f"Hoy {horas}, reunión de vecinos")
    assert (dicha.hora, dicha.hora_fin) == (inicio, None)
    assert "a qué hora termina" in dudas
    assert dicha.titulo == "Reunión de vecinos"


@pytest.mark.parametrize(
    ("horas", "inicio", "fin"),
    [
        ("de 10 a 12 del día", time(10), time(12)),
        ("a las 12 del día", time(12), None),
        ("1 del día", time(13), None),
        ("al medio día", time(12), None),
        ("medio día", time(12), None),
        ("de 9 a 12 del medio día", time(9), time(12)),
    ],
)
def test_the_hours_of_the_day_are_understood(horas, inicio, fin):
    dicha, dudas = leer(f"Viernes 4, {horas}, jornada de limpieza")
    assert (dicha.hora, dicha.hora_fin) == (inicio, fin)
    assert (dicha.titulo, dudas) == ("Jornada de limpieza", "")


@pytest.mark.parametrize("dia", ["Miércoles 2 de diciembre", "2-12-2026", "Miércoles 2,", "2/12"])
@pytest.mark.parametrize(
    ("horas", "inicio", "fin"),
    [
        ("17:00-19:00", time(17), time(19)),
        ("9:00–13:00 hrs", time(9), time(13)),
        ("9:00—13:00", time(9), time(13)),
        ("17-19 h", time(17), time(19)),
        ("10-12 hrs.", time(10), time(12)),
        ("9.30-11.30", time(9, 30), time(11, 30)),
        ("17:00:00", time(17), None),
    ],
)
def test_hours_joined_by_a_dash_are_hours_and_no_day(dia, horas, inicio, fin):
    for texto in (f"{dia} {horas} sesión de Cabildo", f"{dia}\n{horas} sesión de Cabildo"):
        dicha, dudas = leer(texto)
        assert (dicha.dia, dicha.hora, dicha.hora_fin) == (DICIEMBRE[2], inicio, fin)
        assert (dicha.titulo, dudas) == ("Sesión de Cabildo", "")


@pytest.mark.parametrize("dia", ["2-dic-2026", "2/dic/2026", "2-dic-26", "Mié 2/dic"])
def test_a_month_in_letters_between_dashes_is_a_day(dia):
    dicha, dudas = leer(f"{dia} 17:00 feria")
    assert (dicha.dia, dicha.titulo, dudas) == (DICIEMBRE[2], "Feria", "")


@pytest.mark.parametrize("numero", ["1.", "12)", "3.-", "4 )", "2\ufe0f\u20e3", "1.\t"])
def test_the_number_of_a_list_is_no_part_of_the_act(numero):
    dicha, _ = leer(f"Miércoles 2\n{numero} 16:00 Reunión de 20 vecinos")
    assert (dicha.titulo, dicha.hora) == ("Reunión de 20 vecinos", time(16))
    assert leer("9.30 Reunión")[0].hora == time(9, 30)


@pytest.mark.parametrize(
    ("dicho", "titulo", "lugar"),
    [
        ("Entrega en La Cantera (DIF), asiste el síndico", "Entrega", "La Cantera (DIF)"),
        ("Feria (libros, música), asiste el síndico", "Feria (libros, música)", ""),
        ("(DIF) Entrega de sillas (asiste el síndico)", "(DIF) Entrega de sillas", ""),
        ("Feria (preside el síndico, 10:00)", "Feria", ""),
    ],
)
def test_a_parenthesis_is_not_left_without_its_pair(dicho, titulo, lugar):
    dicha, _ = leer(f"Viernes 4, {dicho}")
    assert (dicha.titulo, dicha.lugar) == (titulo, lugar)


@pytest.mark.parametrize("texto", ["Curso del día de muertos", "Jornada de medio día"])
def test_a_day_that_is_no_hour_is_not_taken_for_one(texto):
    dicha, dudas = leer(f"Viernes 4, {texto.lower()}")
    assert (dicha.hora, dicha.titulo) == (None, texto)
    assert "No se dice a qué hora" in dudas


def test_of_an_hour_that_does_not_exist_nothing_is_left_in_the_title():
    dicha, dudas = leer("25:99 horas del viernes 4, hora mala")
    assert (dicha.dia, dicha.hora, dicha.titulo) == (DICIEMBRE[4], None, "Hora mala")
    assert "Esa hora no existe" in dudas


@pytest.mark.parametrize(
    "cubre", ["cubre foto y video", "Cubrir con fotografía, video y boletín", "se cubre en vivo"]
)
def test_what_is_covered_goes_to_the_notes_and_is_said(cubre):
    dicha, dudas = leer(f"Viernes 4, 11:00, corte de listón, {cubre}")
    assert (dicha.titulo, dicha.notas.lower()) == ("Corte de listón", cubre.lower())
    assert "quedó en las notas" in dudas


def test_what_is_covered_is_in_the_record(client, portada):
    entrar(client, "Redacción")
    texto = "Viernes 4 de diciembre, 11:00, corte de listón, cubre foto y video"
    html = client.post(reverse("agenda:dictar"), {"texto": texto}).text
    assert "quedó en las notas" in html
    datos = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "1",
        "form-0-anotar": "on",
        "form-0-titulo": "Corte de listón",
        "form-0-dia": "2026-12-04",
        "form-0-hora": "11:00",
        "form-0-notas": "Cubre foto y video",
    }
    assert client.post(reverse("agenda:dictar"), datos).status_code == 302
    assert Compromiso.objects.get().notas == "Cubre foto y video"
