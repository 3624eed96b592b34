"""Two telephones with the same draft: nothing of the other is covered, and what waits is told."""

import secrets

import pytest
from playwright.sync_api import expect

from tests.navegador.test_buzon import DIA, GUARDADO, entrar, faltas


@pytest.fixture
def los_dos(abrir):
    uno = abrir(ancho=360, alto=740, has_touch=True)
    entrar(uno, "/buzon/nueva/acto/")
    uno.fill("[name=titulo]", f"Obra {secrets.token_hex(4)}")
    expect(dicho(uno)).to_have_text(GUARDADO)
    dos = uno.context.new_page()
    dos.goto(uno.url)
    return uno, dos


def dicho(ventana):
    return ventana.locator("[data-guardado]")


def enviar(ventana):
    ventana.get_by_role("button", name="Enviar", exact=True).click()


def test_each_sees_what_the_other_wrote_and_neither_covers_it(los_dos):
    uno, dos = los_dos
    with uno.expect_response("**/guardar/"):
        uno.fill("[name=lugar]", "UNO")
        uno.fill("[name=contacto]", "Ana")
    dos.fill("[name=asisten]", "DOS")
    expect(dicho(dos)).to_have_text(GUARDADO)
    expect(dos.locator("[name=lugar]")).to_have_value("UNO")
    expect(dos.locator("[name=contacto]")).to_have_value("Ana")
    dos.reload()
    for campo, valor in (("lugar", "UNO"), ("asisten", "DOS")):
        expect(dos.locator(f"[name={campo}]")).to_have_value(valor)


def test_what_waits_for_a_decision_is_not_sent_and_says_so(los_dos):
    uno, dos = los_dos
    with uno.expect_response("**/guardar/"):
        uno.fill("[name=lugar]", "UNO")
        uno.fill("[name=para_cuando]", DIA)
        uno.fill("[name=hora]", "11:00")
    dos.fill("[name=lugar]", "DOS")
    expect(dicho(dos)).to_contain_text("las dos cambiaron: «Dónde»")
    assert faltas(dos) == []
    for _ in range(2):
        enviar(dos)
        expect(dicho(dos)).to_contain_text("No se envió: decida primero")
        expect(dos.get_by_role("button", name="Guardar lo mío")).to_be_focused()
    enviar(uno)
    expect(uno.locator(".buzon-recibo")).to_be_visible()
    recibo = uno.locator(".buzon-recibo b").first.inner_text()
    enviar(dos)
    expect(dicho(dos)).to_contain_text(f"Ya se había enviado: su recibo es {recibo}")
    expect(dos.get_by_role("link", name="Ver lo que se envió")).to_be_visible()


def test_mine_is_mine_only_where_both_wrote(los_dos):
    uno, dos = los_dos
    with uno.expect_response("**/guardar/"):
        uno.fill("[name=lugar]", "UNO")
        uno.fill("[name=contacto]", "Ana")
    dos.fill("[name=lugar]", "DOS")
    dos.get_by_role("button", name="Guardar lo mío").click()
    expect(dicho(dos)).to_have_text(GUARDADO)
    expect(dos.locator("[name=lugar]")).to_have_value("DOS")
    expect(dos.locator("[name=contacto]")).to_have_value("Ana")
