"""What the board cannot understand of its address is said, and the rest is shown."""

import pytest
from django.urls import reverse

from agenda_publica import tablero
from tests.moderacion.admin import entrar

MALAS = [
    ("dia", "2026-13-99"),
    ("dia", "0000-01-01"),
    ("dia", "9999-12-31"),
    ("vista", "mes"),
    ("area", "9999999999999999999999"),
    ("funcionario", "ana"),
    ("prioridad", "Z"),
]


@pytest.mark.parametrize(("campo", "valor"), MALAS)
@pytest.mark.parametrize("pantalla", ["tablero", "imprimir"])
def test_what_is_not_understood_is_said_in_one_sentence(client, portada, pantalla, campo, valor):
    entrar(client, "Redacción")
    respuesta = client.get(f"{reverse(f'agenda:{pantalla}')}?{campo}={valor}")
    assert respuesta.status_code == 200
    html = respuesta.content.decode()
    assert [dicho for dicho in tablero.DESOIDOS.values() if dicho in html] == [
        tablero.DESOIDOS[campo]
    ]


@pytest.mark.parametrize("pantalla", ["tablero", "imprimir"])
def test_what_is_well_asked_is_not_commented(client, portada, pantalla):
    entrar(client, "Redacción")
    html = client.get(f"{reverse(f'agenda:{pantalla}')}?dia=2026-11-26&vista=dia&area=").content
    assert not any(dicho in html.decode() for dicho in tablero.DESOIDOS.values())
