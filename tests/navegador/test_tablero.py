"""The board of the agenda: an act is written, moved by mouse, by keyboard and by finger."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.navegador.test_historia import entrar


def semana_que_viene(ventana):
    ventana.goto("/admin/agenda/?vista=semana")
    ventana.get_by_role("link", name="Semana siguiente").click()
    ventana.wait_for_url(re.compile("dia="), wait_until="networkidle")
    return ventana.locator(".tablero-dia")


def escribir(ventana, titulo, dia, hora="11:00"):
    """A new act, from the desk, that day."""
    ventana.goto("/admin/")
    ventana.get_by_role("link", name="Nuevo acto").click()
    ventana.get_by_role("textbox", name="Empieza").first.fill(f"{dia} {hora}")
    calendario = ventana.locator(".xdsoft_datetimepicker:visible")
    expect(calendario).to_be_visible()
    que_es = ventana.get_by_role("textbox", name=re.compile("^Qué es"))
    que_es.click()  # it closes what would be over the button
    expect(calendario).to_have_count(0)
    que_es.fill(titulo)
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
    titulo, fechas = unico("Entrega de lentes en la biblioteca"), dias(ventana)
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


def tarjeta_de(ventana, titulo):
    return ventana.locator(".tarjeta").filter(has_text=titulo)


def unico(titulo):
    """So that the town of these tests may be used twice."""
    return f"{titulo} {secrets.token_hex(2)}"


def poner(ventana, titulo, hora="11:00"):
    """A new act of next Tuesday, whose day is then open hour by hour."""
    fecha = dias(ventana)[1]
    escribir(ventana, titulo, fecha, hora)
    clave = "-".join(reversed(fecha.split("/")))
    ventana.goto(f"/admin/agenda/?vista=dia&dia={clave}", wait_until="networkidle")
    return clave


def llevar(ventana, asa, destino):
    """With the mouse, from the first to the middle of the second."""
    asa.scroll_into_view_if_needed()
    asa.hover()
    ventana.mouse.down()
    caja = destino.bounding_box()
    for paso in (0.5, 1):
        ventana.mouse.move(caja["x"] + 90, caja["y"] + caja["height"] * paso / 2, steps=4)


def test_an_act_is_moved_to_another_hour_by_mouse(abrir, captura):
    ventana = abrir(alto=1400)
    entrar(ventana, "redaccion")
    titulo = unico("Entrega de uniformes a la banda")
    poner(ventana, titulo)
    tarjeta = tarjeta_de(ventana, titulo)
    llevar(ventana, tarjeta.locator(".tarjeta-hora"), ventana.locator("[data-hora='13:30']"))
    expect(ventana.locator(".tablero-letrero")).to_contain_text("13:30")
    captura(ventana, "tablero-a-otra-hora")
    ventana.mouse.up()
    expect(ventana.locator(".messages")).to_contain_text("13:30")
    expect(ventana.locator("[data-hora='13:30']")).to_contain_text(titulo)
    expect(tarjeta.locator("[data-asa]")).to_be_focused()
    llevar(ventana, tarjeta.locator(".tarjeta-hora"), ventana.locator("[data-hora='07:00']"))
    ventana.keyboard.press("Escape")
    ventana.mouse.up()
    expect(ventana.locator("[data-hora='13:30']")).to_contain_text(titulo)
    expect(ventana.locator(".tablero-letrero")).to_have_count(0)


def test_an_act_is_moved_to_another_hour_and_day_by_keyboard(abrir):
    ventana = abrir()
    entrar(ventana, "redaccion")
    titulo = unico("Clausura del curso de primeros auxilios")
    clave = poner(ventana, titulo)
    tarjeta = tarjeta_de(ventana, titulo)
    asa, aviso = tarjeta.locator("[data-asa]"), ventana.locator("#tablero-aviso")
    asa.focus()
    ventana.keyboard.press("ArrowDown")
    expect(aviso).to_contain_text("11:15")
    ventana.keyboard.press("Escape")
    expect(aviso).to_contain_text("Se queda")
    expect(tarjeta.locator(".tarjeta-destino")).to_have_count(0)
    for tecla in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight"):
        ventana.keyboard.press(tecla)
    expect(aviso).to_contain_text(re.compile(r"^Miércoles.*10:15.*Entrar"))
    ventana.keyboard.press("Enter")
    expect(ventana.locator(".messages")).to_contain_text("10:15")
    expect(tarjeta).to_have_count(0)
    ventana.get_by_role("link", name="Día siguiente").click()
    expect(tarjeta.locator(".tarjeta-hora")).to_contain_text("10:15")
    assert clave not in ventana.url


def test_an_act_is_moved_to_another_hour_with_a_finger(abrir):
    ventana = abrir(ancho=360, alto=780, has_touch=True, is_mobile=True)
    entrar(ventana, "redaccion")
    titulo = unico("Visita a la planta de reciclaje")
    poner(ventana, titulo, "20:30")
    tarjeta = tarjeta_de(ventana, titulo)
    asa = tarjeta.locator("[data-asa]")
    asa.evaluate(
        "nodo => nodo.scrollIntoView({block: 'center', behavior: 'instant'})"
    )  # far from where it scrolls
    desde, hasta = asa.bounding_box(), ventana.locator("[data-hora='20:00']").bounding_box()
    dedo = ventana.context.new_cdp_session(ventana)
    x, y = desde["x"] + 10, desde["y"] + desde["height"] / 2
    meta = hasta["y"] + hasta["height"] - 8
    tocar(dedo, "touchStart", x, y)
    for paso in range(1, 9):
        tocar(dedo, "touchMove", x, y + (meta - y) * paso / 8)
    expect(ventana.locator(".tablero-letrero")).to_contain_text("20:00")
    tocar(dedo, "touchEnd")
    expect(ventana.locator(".messages")).to_contain_text("20:00")
    expect(ventana.locator("[data-hora='20:00']")).to_contain_text(titulo)


def tocar(dedo, que, *donde):
    """A real touch, as the browser gets it: what scrolls or cancels does so here too."""
    puntos = [dict(zip("xy", donde, strict=True))] if donde else []
    dedo.send("Input.dispatchTouchEvent", {"type": que, "touchPoints": puntos})


def test_the_board_says_which_view_is_open(abrir):
    ventana = abrir()
    entrar(ventana, "redaccion")
    elegida = ventana.locator(".tablero-vistas [aria-current]:visible")
    for direccion, rotulo in (
        ("/admin/agenda/", "Semana"),
        ("/admin/agenda/?vista=horas", "Semana por horas"),
        ("/admin/agenda/?vista=dia", "Día"),
    ):
        ventana.goto(direccion)
        expect(elegida).to_have_text(rotulo)
    ventana.set_viewport_size({"width": 360, "height": 780})
    ventana.goto("/admin/agenda/")
    expect(elegida).to_have_text("Hoy y mañana")


@pytest.mark.parametrize("ancho", [360, 1280])
def test_without_javascript_the_board_reads_and_moves(abrir, ancho):
    ventana = abrir(ancho=ancho, java_script_enabled=False)
    entrar(ventana, "redaccion")
    ventana.goto("/admin/agenda/?vista=semana")
    ventana.get_by_role("link", name=re.compile("^Mover:")).first.click()
    expect(ventana.get_by_label("Día")).to_be_visible()
    expect(ventana.get_by_role("button", name="Mover")).to_be_visible()


def test_how_important_an_act_is_is_said_on_its_card_by_keyboard(abrir, captura):
    ventana = abrir()
    entrar(ventana, "redaccion")
    titulo = unico("Firma del convenio con el tecnológico")
    poner(ventana, titulo)
    mesa, tarjeta = ventana.url, tarjeta_de(ventana, titulo)
    tarjeta.locator("summary").focus()
    ventana.keyboard.press("Enter")
    tarjeta.get_by_role("radio", name=re.compile("^B")).focus()
    ventana.keyboard.press("ArrowLeft")
    ventana.keyboard.press("Tab")
    ventana.keyboard.type("Va la prensa nacional")
    captura(ventana, "tablero-prioridad")
    ventana.keyboard.press("Enter")
    expect(ventana.locator(".messages")).to_contain_text("quedó con prioridad A")
    assert ventana.url == mesa
    expect(tarjeta.locator("[data-asa]")).to_be_focused()
    expect(tarjeta.locator("summary")).to_have_attribute("title", re.compile("^A"))
