"""The board of the agenda: an act is written, moved by mouse, by keyboard and by finger."""

import re

import pytest
from playwright.sync_api import expect

from tests.navegador.test_historia import entrar


def semana_que_viene(ventana):
    ventana.goto("/admin/agenda/?vista=semana")
    ventana.get_by_role("link", name="Semana siguiente").click()
    ventana.wait_for_url(re.compile("dia="), wait_until="networkidle")
    return ventana.locator(".tablero-dia")


def escribir(ventana, titulo, dia):
    """A new act, from the desk, at eleven of that day."""
    ventana.goto("/admin/")
    ventana.get_by_role("link", name="Nuevo acto").click()
    ventana.get_by_role("textbox", name=re.compile("^Qué es")).fill(titulo)
    ventana.get_by_role("textbox", name="Empieza").first.fill(f"{dia} 11:00")
    ventana.get_by_role("button", name="Crear").click()
    expect(ventana.locator(".messages")).to_contain_text(titulo)


def dias(ventana):
    """The dates of the columns, as dd/mm/yyyy."""
    claves = [c.get_attribute("data-dia") for c in semana_que_viene(ventana).all()]
    return ["/".join(reversed(clave.split("-"))) for clave in claves]


def columna_de(ventana, titulo):
    tarjeta = ventana.locator(".tarjeta").filter(has_text=titulo)
    return tarjeta.locator("xpath=ancestor::section").get_attribute("data-dia")[-2:]


def test_an_act_is_moved_on_the_board_by_mouse_and_by_keyboard(abrir, captura):
    ventana = abrir()
    entrar(ventana, "redaccion")
    titulo, fechas = "Entrega de lentes en la biblioteca", dias(ventana)
    escribir(ventana, titulo, fechas[1])
    columnas = semana_que_viene(ventana)
    tarjeta = ventana.locator(".tarjeta").filter(has_text=titulo)
    tarjeta.locator(".tarjeta-hora").hover()
    ventana.mouse.down()
    columnas.nth(3).locator("h3").hover()
    ventana.mouse.move(*centro(columnas.nth(3)), steps=5)
    captura(ventana, "tablero-arrastrar")
    ventana.mouse.up()
    expect(ventana.locator(".messages")).to_contain_text("se movió al")
    assert columna_de(ventana, titulo) == fechas[3][:2]

    asa = ventana.locator(".tarjeta").filter(has_text=titulo).locator("[data-asa]")
    asa.focus()
    ventana.keyboard.press("ArrowLeft")
    expect(ventana.locator("#tablero-aviso")).to_contain_text("Entrar")
    ventana.keyboard.press("Enter")
    expect(ventana.locator(".messages")).to_contain_text("se movió al")
    assert columna_de(ventana, titulo) == fechas[2][:2]
    expect(ventana.locator(".tarjeta").filter(has_text=titulo)).to_contain_text("11:00")


def centro(columna):
    caja = columna.bounding_box()
    return caja["x"] + caja["width"] / 2, caja["y"] + min(caja["height"], 60) / 2


def test_on_a_telephone_it_is_today_and_tomorrow_and_moved_by_the_form(abrir, captura):
    ventana = abrir(ancho=360, alto=780, has_touch=True, is_mobile=True)
    entrar(ventana, "direccion")
    ventana.goto("/admin/agenda/")
    assert ventana.locator(".tablero-dia:visible").count() <= 2
    captura(ventana, "tablero-telefono")
    ancho = ventana.evaluate("document.documentElement.scrollWidth")
    assert ancho <= 360
    ventana.locator("[data-asa]:visible").first.tap()
    ventana.get_by_label("Hora").fill("19:45")
    ventana.get_by_role("button", name="Mover").tap()
    expect(ventana.locator(".messages")).to_contain_text("19:45")


@pytest.mark.parametrize("ancho", [360, 1280])
def test_without_javascript_the_board_reads_and_moves(abrir, ancho):
    ventana = abrir(ancho=ancho, java_script_enabled=False)
    entrar(ventana, "redaccion")
    ventana.goto("/admin/agenda/?vista=semana")
    ventana.get_by_role("link", name=re.compile("^Mover:")).first.click()
    expect(ventana.get_by_label("Día")).to_be_visible()
    expect(ventana.get_by_role("button", name="Mover")).to_be_visible()
