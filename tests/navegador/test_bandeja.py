"""The director's story: from a telephone, by touch, on a slow line, at eight at night."""

import re

from playwright.sync_api import expect

from tests.navegador.test_historia import entrar

LENTA = {"offline": False, "latency": 300, "downloadThroughput": 60_000, "uploadThroughput": 30_000}
NOTA = "Son doce, no once. Corrija el dato."


def corregir(ventana, n, agregado):
    """Someone of redacción changes the n-th of what is public and sends it; its new headline."""
    ventana.goto("/admin/mesa/lista/publicadas/")
    ventana.locator(".mesa-titulo").nth(n).click()
    titular = ventana.get_by_placeholder("Titular")
    nuevo = f"{titular.input_value()} {agregado}"
    titular.fill(nuevo)
    ventana.get_by_label(re.compile("Arreglo menor")).check()
    ventana.get_by_role("button", name=re.compile("Enviar")).first.click()
    expect(ventana.locator(".messages")).to_contain_text("se envió")
    return nuevo


def telefono(abrir):
    """A director's telephone: small, touched, far from the antenna."""
    ventana = abrir(ancho=360, alto=780, has_touch=True, is_mobile=True)
    entrar(ventana, "direccion")
    cdp = ventana.context.new_cdp_session(ventana)
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", LENTA)
    return ventana


def pendiente(ventana, titulo):
    """Its place on the tray, open."""
    suyo = ventana.locator("details.pendiente").filter(has_text=titulo)
    if suyo.get_attribute("open") is None:
        suyo.locator("summary").click()
    return suyo


def test_the_director_decides_from_her_telephone(abrir, captura):
    redaccion = abrir()
    entrar(redaccion, "redaccion")
    titulos = [corregir(redaccion, n, f"desde hoy {n}") for n in (2, 5, 8)]

    directora = telefono(abrir)
    directora.get_by_role("link", name=re.compile("^Leer y decidir")).first.tap()
    expect(directora.get_by_role("heading", name="Bandeja")).to_be_visible()
    captura(directora, "bandeja-1-espera")
    devuelta = pendiente(directora, titulos[0])
    expect(devuelta.locator("ins").first).to_contain_text("desde hoy 2")
    devuelta.get_by_role("link", name="Devolver…").tap()
    devuelta.get_by_label("Qué hay que corregir").fill(NOTA)
    devuelta.get_by_label("Sobre qué").select_option(label="Titular")
    captura(directora, "bandeja-2-nota")
    devuelta.get_by_role("button", name="Devolver con esta nota").tap()
    expect(directora.locator(".messages")).to_contain_text("se devolvió")

    for titulo in titulos[1:]:
        pendiente(directora, titulo).get_by_label("Aprobar junto con otras").check()
    directora.get_by_role("button", name="Aprobar las elegidas").tap()
    expect(directora.locator("[data-avance]")).to_have_text("Se aprobaron 2 de 2.", timeout=60_000)
    captura(directora, "bandeja-3-aprobadas")
    for titulo in titulos[1:]:
        suyo = directora.locator("details.pendiente").filter(has_text=titulo)
        expect(suyo.locator("[data-resultado]")).to_contain_text("se publicó")
    ancho = directora.evaluate("document.documentElement.scrollWidth")
    assert ancho <= 360

    redaccion.goto("/admin/")
    redaccion.get_by_role("link", name=titulos[0]).first.click()
    expect(redaccion.locator(".pregon-devuelta")).to_contain_text(f"Titular. {NOTA}")


def test_the_tray_is_decided_by_keyboard(abrir):
    redaccion = abrir()
    entrar(redaccion, "redaccion")
    titulo = corregir(redaccion, 11, "con teclado")
    directora = abrir()
    entrar(directora, "direccion")
    directora.goto("/admin/mesa/bandeja/")
    suyo = directora.locator("details.pendiente").filter(has_text=titulo)
    suyo.locator("summary").focus()
    if suyo.get_attribute("open") is None:
        directora.keyboard.press("Enter")
    boton = suyo.get_by_role("button", name="Aprobar y publicar")
    for _ in range(20):
        directora.keyboard.press("Tab")
        if boton.evaluate("b => b === document.activeElement"):
            break
    directora.keyboard.press("Enter")
    expect(directora.locator(".messages")).to_contain_text("se publicó")
