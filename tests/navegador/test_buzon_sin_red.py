"""What is pressed, typed and chosen while the line is cut or the session has ended: the last that
was pressed rules, what leaves is what the form says when it leaves, and nothing false is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.navegador.test_buzon import (
    DIA,
    GUARDADO,
    SIN_RED,
    con_todo,
    entrar,
    faltas,
    foto,
    telefono,  # noqa: F401
    titulo,  # noqa: F401
)

ESPERA_LA_RED = "Todavía no se envía: se envía sola al volver la red."
NO_SALIO = "Oprimió «Enviar» y no alcanzó a salir: revíselo y oprímalo otra vez."
SIN_GUARDAR = "Lo último todavía no se guarda."
NO_CIERRE = "Los archivos no se guardan en el teléfono: no cierre esta página hasta que"


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


def test_what_was_to_be_sent_when_it_was_closed_says_so_when_it_is_opened(acto, titulo):  # noqa: F811
    en_linea(acto, hay=False)
    oprimir(acto, "Enviar")
    expect(dicho(acto)).to_have_text(ESPERA_LA_RED)
    otra = acto.context.new_page()
    acto.close()
    en_linea(otra)
    otra.goto("/buzon/")
    quedo = otra.locator("[data-copias]")
    expect(quedo).to_contain_text("Oprimió «Enviar» y no salió")
    quedo.get_by_role("link", name=titulo).click()
    expect(dicho(otra)).to_have_text(NO_SALIO)
    otra.reload()
    expect(dicho(otra)).to_have_text(NO_SALIO)
    oprimir(otra, "Enviar")
    expect(otra.locator(".buzon-recibo")).to_be_visible()
    otra.goto("/buzon/")
    expect(quedo).to_be_hidden()


def test_what_was_to_be_sent_and_was_told_why_not_is_not_told_again(aviso):
    oprimir(aviso, "Enviar")
    expect(aviso.locator("[data-errores]")).to_be_visible()
    aviso.goto("/buzon/")
    expect(aviso.locator("[data-copias]")).to_be_hidden()


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


def test_a_file_chosen_while_it_travels_is_of_the_correction(acto):
    detenidas = []
    acto.route("**/escribir/", lambda ruta: detenidas.append(ruta), times=1)
    with acto.expect_request("**/escribir/"):
        oprimir(acto, "Enviar")
    acto.locator("#archivos").set_input_files(foto("dos.jpg"))
    detenidas[0].continue_()
    expect(dicho(acto)).to_contain_text("quedó en este teléfono: envíelo como corrección")
    expect(acto.locator(".buzon-archivo.listo")).to_have_count(1)
    oprimir(acto, "Corregir con lo que escribió")
    expect(acto.locator(".buzon-archivo")).to_contain_text("dos.jpg")
    oprimir(acto, "Enviar la corrección")
    expect(acto.locator(".buzon-recibo")).to_be_visible()
    expect(acto.locator(".buzon-archivo")).to_contain_text("dos.jpg")


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


def test_what_is_only_kept_does_not_say_that_it_is_sent(aviso):
    en_linea(aviso, hay=False)
    aviso.fill("[name=texto]", "Mañana no habrá agua.")
    oprimir(aviso, "Guardar sin enviar")
    expect(aviso.locator("[data-linea]")).to_have_text(SIN_RED)
    expect(dicho(aviso)).to_have_text(SIN_GUARDAR)
    assert "envía" not in aviso.locator("[data-linea]").inner_text()


@pytest.mark.parametrize("corte", ["sin red", "sin sesión"])
def test_the_hour_of_what_was_kept_is_not_said_of_what_is_not(aviso, corte):
    if corte == "sin red":
        en_linea(aviso, hay=False)
    else:
        aviso.context.clear_cookies()
    aviso.fill("[name=texto]", "Mañana no habrá agua.")
    expect(dicho(aviso)).to_have_text(SIN_GUARDAR)
    if corte == "sin red":
        en_linea(aviso)
    else:
        entrar(aviso.context.new_page())
    expect(dicho(aviso)).to_have_text(GUARDADO)


def test_a_file_on_its_way_is_not_said_to_be_kept(aviso):
    en_linea(aviso, hay=False)
    aviso.locator("#archivos").set_input_files(foto("dos.jpg"))
    expect(aviso.locator("[data-cuenta]")).to_contain_text(NO_CIERRE)
    oprimir(aviso, "Guardar sin enviar")
    expect(dicho(aviso)).to_have_text(SIN_GUARDAR)
    en_linea(aviso)
    expect(dicho(aviso)).to_have_text("Se guardó: nadie más que su área lo ve.")
    expect(aviso.locator(".buzon-archivo.listo")).to_have_count(1)
    expect(aviso.locator("[data-cuenta]")).not_to_contain_text(NO_CIERRE)


def test_with_a_file_on_its_way_it_waits_for_the_session_and_says_so(acto):
    acto.context.clear_cookies()
    acto.locator("#archivos").set_input_files(foto("dos.jpg"))
    oprimir(acto, "Enviar")
    expect(dicho(acto)).to_have_text("Todavía no se envía: se envía sola cuando entre otra vez.")
    entrar(acto.context.new_page())
    expect(acto.locator(".buzon-recibo")).to_be_visible()
    expect(acto.locator(".buzon-archivo")).to_have_count(1)


@pytest.fixture
def sin_sus_archivos(acto, titulo):  # noqa: F811
    """Its browser was closed while two files waited for the line, and it is opened again."""
    en_linea(acto, hay=False)
    acto.locator("#archivos").set_input_files([foto("dos.jpg"), foto("tres.jpg")])
    expect(acto.locator("[data-cuenta]")).to_contain_text(NO_CIERRE)
    contexto = acto.context
    # A browser that closes may live long enough to send what waited, once there is a line again.
    acto.route("**/buzon/subir/", lambda ruta: ruta.abort())
    acto.close(run_before_unload=False)
    contexto.set_offline(False)
    otra = contexto.new_page()
    otra.goto("/buzon/")
    otra.locator("[data-copias]").get_by_role("link", name=titulo).click()
    expect(otra.locator("[data-perdidos]")).to_contain_text(
        "Faltan por subir: dos.jpg, tres.jpg. Elíjalos otra vez."
    )
    return otra


def test_the_files_that_did_not_arrive_are_named_until_they_are_chosen_again(sin_sus_archivos):
    ventana = sin_sus_archivos
    assert faltas(ventana) == []
    oprimir(ventana, "Enviar")
    expect(ventana.locator("[data-perdidos]")).to_contain_text("No se envió")
    ventana.locator("#archivos").set_input_files(foto("dos.jpg"))
    expect(ventana.locator(".buzon-archivo.listo")).to_have_count(1)
    ventana.reload()
    expect(ventana.locator("[data-perdidos]")).to_contain_text("Falta por subir: tres.jpg.")
    ventana.locator("#archivos").set_input_files(foto("tres.jpg"))
    expect(ventana.locator("[data-perdidos]")).to_be_empty()
    oprimir(ventana, "Enviar")
    expect(ventana.locator(".buzon-recibo")).to_be_visible()
    assert ventana.locator(".buzon-archivo").count() == 2


def test_the_files_that_did_not_arrive_are_forgotten_if_she_says_so(sin_sus_archivos):
    ventana = sin_sus_archivos
    oprimir(ventana, "Ya no hacen falta")
    ventana.reload()
    expect(ventana.locator("[data-perdidos]")).to_be_empty()
    ventana.goto("/buzon/")
    expect(ventana.locator("[data-copias]")).to_be_hidden()


def test_files_are_listed_as_they_were_added(acto):
    nombres = ["una.jpg", "dos.jpg", "tres.jpg"]
    for nombre in nombres:
        acto.locator("#archivos").set_input_files(foto(nombre))
        expect(acto.locator(".buzon-archivo.listo", has_text=nombre)).to_be_visible()
    expect(acto.locator(".buzon-archivo")).to_contain_text(nombres)
    oprimir(acto, "Enviar")
    expect(acto.locator(".buzon-recibo")).to_be_visible()
    expect(acto.locator(".buzon-archivo")).to_contain_text(nombres)


SE_VE = """() => {
    const suyo = document.activeElement.getBoundingClientRect();
    const barra = document.querySelector('[data-linea]').getBoundingClientRect();
    const dentro = document.activeElement.closest('[data-borrador]');
    return !dentro || suyo.top >= barra.bottom || suyo.bottom <= barra.top;
}"""


@pytest.mark.parametrize("letra", ["100%", "200%"])
def test_the_bar_covers_no_field_that_has_the_focus(acto, letra):
    acto.evaluate(f"document.documentElement.style.setProperty('font-size', '{letra}')")
    en_linea(acto, hay=False)
    lugar = acto.locator("[name=lugar]")
    lugar.evaluate("campo => window.scrollTo(0, campo.getBoundingClientRect().top - 4)")
    lugar.fill("Mercado Hidalgo")
    expect(acto.locator("[data-linea]")).to_be_visible()
    acto.wait_for_function(SE_VE)
    for sentido in ("Shift+Tab", "Tab"):
        for _ in range(12):
            acto.keyboard.press(sentido)
            acto.wait_for_function(SE_VE)
