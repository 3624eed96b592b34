"""What is pressed, typed and chosen while the line is cut or the session has ended: the last that
was pressed rules, what leaves is what the form says when it leaves, and nothing false is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.navegador.test_buzon import (
    DIA,
    GUARDADO,
    con_todo,
    telefono,  # noqa: F401
    titulo,  # noqa: F401
)

ESPERA_LA_RED = "Todavía no se envía: se envía sola al volver la red."


def dicho(ventana):
    return ventana.locator("[data-guardado]")


def oprimir(ventana, boton):
    ventana.get_by_role("button", name=boton, exact=True).click()


def en_linea(ventana, hay=True):
    ventana.context.set_offline(not hay)


@pytest.fixture
def aviso(telefono, titulo):  # noqa: F811
    """One begun and kept, to which only its text is lacking."""
    ventana = telefono("/buzon/nueva/aviso/")
    ventana.fill("[name=para_cuando]", DIA)
    ventana.fill("[name=titulo]", titulo)
    expect(dicho(ventana)).to_have_text(GUARDADO)
    return ventana


@pytest.fixture
def acto(telefono, titulo):  # noqa: F811
    """One complete and kept."""
    return con_todo(telefono, titulo)


def test_sending_is_what_was_pressed_last_and_is_done(aviso):
    en_linea(aviso, hay=False)
    aviso.fill("[name=texto]", "Mañana no habrá agua.")
    oprimir(aviso, "Guardar sin enviar")
    expect(aviso.locator("[data-linea]")).to_be_visible()
    oprimir(aviso, "Enviar")
    expect(dicho(aviso)).to_have_text(ESPERA_LA_RED)
    en_linea(aviso)
    expect(aviso.locator(".buzon-recibo")).to_be_visible()
    expect(aviso.locator(".buzon-dicho")).to_contain_text("Mañana no habrá agua.")


def test_keeping_is_what_was_pressed_last_and_nothing_is_sent(aviso):
    en_linea(aviso, hay=False)
    aviso.fill("[name=texto]", "Mañana no habrá agua.")
    oprimir(aviso, "Enviar")
    expect(dicho(aviso)).to_have_text(ESPERA_LA_RED)
    oprimir(aviso, "Guardar sin enviar")
    en_linea(aviso)
    expect(dicho(aviso)).to_contain_text("Se guardó")
    aviso.reload()
    expect(aviso.locator("[name=texto]")).to_have_value("Mañana no habrá agua.")


def test_what_was_waiting_to_be_sent_is_only_kept_if_that_was_pressed_last(acto):
    en_linea(acto, hay=False)
    oprimir(acto, "Enviar")
    expect(dicho(acto)).to_have_text(ESPERA_LA_RED)
    oprimir(acto, "Guardar sin enviar")
    en_linea(acto)
    expect(dicho(acto)).to_contain_text("Se guardó")
    acto.reload()
    expect(acto.get_by_role("button", name="Guardar sin enviar")).to_be_visible()


def test_what_leaves_is_what_the_form_says_when_it_leaves(acto):
    en_linea(acto, hay=False)
    oprimir(acto, "Enviar")
    expect(dicho(acto)).to_have_text(ESPERA_LA_RED)
    acto.fill("[name=lugar]", "Mercado Hidalgo")
    acto.locator("[name=lugar]").press("Tab")
    en_linea(acto)
    expect(acto.locator(".buzon-recibo")).to_be_visible()
    expect(acto.locator(".buzon-dicho")).to_contain_text("Mercado Hidalgo")
    acto.goto("/buzon/")
    expect(acto.locator("[data-copias]")).to_be_hidden()


@pytest.mark.parametrize("como", ["de la página", "de la lista"])
def test_what_is_typed_while_it_travels_is_the_correction(acto, titulo, como):  # noqa: F811
    detenidas = []
    acto.route("**/escribir/", lambda ruta: detenidas.append(ruta), times=1)
    with acto.expect_request("**/escribir/"):
        oprimir(acto, "Enviar")
    acto.fill("[name=lugar]", "Mercado Hidalgo")
    detenidas[0].continue_()
    expect(dicho(acto)).to_contain_text("quedó en este teléfono: envíelo como corrección")
    if como == "de la página":
        oprimir(acto, "Corregir con lo que escribió")
    else:
        acto.goto("/buzon/")
        acto.locator("[data-copias]").get_by_role("link", name=titulo).click()
    expect(acto.locator("[name=lugar]")).to_have_value("Mercado Hidalgo")
    expect(dicho(acto)).to_have_text(GUARDADO)
    oprimir(acto, "Enviar la corrección")
    expect(acto.locator(".buzon-dicho")).to_contain_text("Mercado Hidalgo")
    acto.goto("/buzon/")
    expect(acto.locator("[data-copias]")).to_be_hidden()


def test_what_is_typed_when_another_has_sent_it_is_the_correction(acto):
    otra = acto.context.new_page()
    otra.goto(acto.url)
    oprimir(otra, "Enviar")
    expect(otra.locator(".buzon-recibo")).to_be_visible()
    acto.fill("[name=lugar]", "Mercado Hidalgo")
    expect(dicho(acto)).to_contain_text("Ya se había enviado")
    oprimir(acto, "Corregir con lo que escribió")
    acto.get_by_role("button", name=re.compile("Poner lo de este teléfono")).click()
    expect(acto.locator("[name=lugar]")).to_have_value("Mercado Hidalgo")
    expect(dicho(acto)).to_have_text(GUARDADO)
