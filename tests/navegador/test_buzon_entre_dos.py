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


DECIDIR = """
from ayuntamiento.models import Usuario
from buzon import atender
from buzon.models import Solicitud
una = Solicitud.objects.get(titulo="{titulo}")
atender.rechazar(solicitud=una, texto="Ya salió.", por=Usuario.objects.get(username="redaccion"))
"""


def test_what_is_typed_after_the_office_decided_goes_on_as_another(abrir, en_el_pueblo):
    ventana, titulo = abrir(ancho=360, alto=740), f"Aviso {secrets.token_hex(4)}"
    entrar(ventana, "/buzon/nueva/aviso/")
    for campo, dicho_en in (("titulo", titulo), ("texto", "Corte."), ("para_cuando", DIA)):
        ventana.fill(f"[name={campo}]", dicho_en)
    enviar(ventana)
    ventana.get_by_role("link", name="Corregir o cambiar archivos").click()
    en_el_pueblo(DECIDIR.format(titulo=titulo))
    ventana.fill("[name=texto]", "Escrito tarde.")
    expect(dicho(ventana)).to_contain_text("no se cambia")
    ventana.goto("/buzon/")
    ventana.locator("[data-copias]").get_by_role("link", name=titulo).click()
    seguir = ventana.get_by_role("button", name="Seguir con ella como otra")
    assert faltas(ventana) == []
    seguir.click()
    expect(ventana.locator("[name=texto]")).to_have_value("Escrito tarde.")
    expect(ventana.get_by_text("Es otra solicitud, todavía sin enviar")).to_be_visible()
    ventana.goto("/buzon/")
    expect(ventana.locator("[data-copias]")).to_be_hidden()
