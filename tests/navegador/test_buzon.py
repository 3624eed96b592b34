"""The departments' door on a telephone of 360 px: the line, the session and the browser fail, and
nothing typed or chosen is lost; without a script it is a plain form."""

import re
import secrets
from datetime import timedelta
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from tests.navegador.test_accesible_el_panel import AXE

DIA = f"{timezone.localdate() + timedelta(days=5):%Y-%m-%d}"
GUARDADO = re.compile("Guardado a las")
SIN_RED = "Sin red: lo que escribe queda en este teléfono y se guarda solo al volver."
PANTALLAS = [
    "/buzon/",
    "/buzon/nueva/acto/",
    "/buzon/nueva/aviso/",
    "/buzon/nueva/informe/",
    "/buzon/nueva/fotografias/",
    "/buzon/semana/",
    "/buzon/ayuda/",
    "/buzon/contrasena/",
    "Se piden datos",
    "Aceptada",
    "Recibida",
    "corregir",
    "retirar",
]


def foto(nombre="obra.jpg"):
    """One unlike any other, as a browser chooses it."""
    salida = BytesIO()
    color = tuple(secrets.token_bytes(3))
    Image.new("RGB", (320, 240), color).save(salida, "JPEG")
    return {"name": nombre, "mimeType": "image/jpeg", "buffer": salida.getvalue()}


def entrar(ventana, camino="/buzon/", quien="enlace"):
    ventana.goto("/admin/login/")
    ventana.fill("[name=username]", quien)
    ventana.fill("[name=password]", "demo-local")
    ventana.click("button[type=submit]")
    ventana.wait_for_url("**/buzon/")
    ventana.goto(camino)


def ir(ventana, cual):
    if cual.startswith("/"):
        return ventana.goto(cual)
    estado = cual if cual[0].isupper() else "Recibida"
    ventana.goto("/buzon/")
    halladas = ventana.locator("li", has_text=estado).filter(has=ventana.locator("a"))
    while not halladas.count():  # others were sent since
        with ventana.expect_navigation():
            ventana.locator(".paginas [rel=next]").click()
    halladas.last.get_by_role("link").click()
    ventana.wait_for_url(re.compile(r"/buzon/\d+/$"))
    if cual in {"corregir", "retirar"}:
        ventana.get_by_role("link", name=re.compile(cual, re.IGNORECASE)).click()
        ventana.wait_for_url(re.compile(r"/(escribir|retirar)/$"))
    return None


@pytest.fixture
def telefono(abrir):
    def nuevo(camino="/buzon/", **opciones):
        ventana = abrir(ancho=360, alto=740, has_touch=True, **opciones)
        entrar(ventana, camino)
        return ventana

    return nuevo


@pytest.fixture
def titulo():
    return f"Obra {secrets.token_hex(4)}"


def faltas(ventana):
    dichas = Axe().run(ventana, options=AXE).response["violations"]
    return [(f["id"], [n["html"][:120] for n in f["nodes"]][:3]) for f in dichas]


@pytest.mark.parametrize("ancho", [360, 1280])
@pytest.mark.parametrize("tema", ["light", "dark"])
def test_its_screens_have_no_accessibility_violation(abrir, ancho, tema):
    ventana = abrir(ancho=ancho, color_scheme=tema)
    entrar(ventana)
    for cual in PANTALLAS:
        ir(ventana, cual)
        ventana.evaluate("document.querySelectorAll('details').forEach(una => una.open = true)")
        assert faltas(ventana) == [], cual
        assert ventana.evaluate("document.documentElement.scrollWidth") <= ancho, cual
    ventana.goto("/buzon/nueva/acto/")
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator("[data-errores]")).to_be_focused()
    assert faltas(ventana) == [], "with errors"
    ventana.get_by_role("link", name="Qué acto es").click()
    expect(ventana.locator("[name=titulo]")).to_be_focused()


def test_they_fit_320_pixels_and_text_at_double(abrir):
    ventana = abrir(ancho=320)
    entrar(ventana)
    for cual in PANTALLAS:
        ir(ventana, cual)
        assert ventana.evaluate("document.documentElement.scrollWidth") <= 320, cual
    ventana.set_viewport_size({"width": 360, "height": 740})
    for cual in PANTALLAS:
        ir(ventana, cual)
        ventana.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert ventana.evaluate("document.documentElement.scrollWidth") <= 360, cual


def test_what_is_pressed_on_a_telephone_is_big_enough(telefono):
    ventana = telefono()
    for cual in ("/buzon/", "/buzon/nueva/acto/", "Se piden datos"):
        ir(ventana, cual)
        chicos = ventana.evaluate(
            "[...document.querySelectorAll('.buzon :is(.boton, .buzon-clases a, .buzon-enlace)')]"
            ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)"
            ".map(e => e.textContent.trim())"
        )
        assert chicos == [], cual


def test_an_act_is_kept_as_it_is_typed_and_sent_with_its_receipt(telefono, titulo):
    ventana = telefono("/buzon/nueva/acto/")
    ventana.fill("[name=titulo]", titulo)
    expect(ventana.locator("[data-guardado]")).to_have_text(GUARDADO)
    assert re.search(r"/buzon/\d+/escribir/$", ventana.url)
    ventana.reload()
    expect(ventana.locator("[name=titulo]")).to_have_value(titulo)
    ventana.fill("[name=para_cuando]", DIA)
    ventana.fill("[name=hora]", "11:00")
    ventana.locator("#archivos").set_input_files([foto("una.jpg"), foto("dos.jpg")])
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator(".buzon-recibo b").first).to_have_text(re.compile(r"B-\d{4}-\d{4}"))
    expect(ventana.get_by_role("heading", name=titulo)).to_be_visible()
    assert ventana.locator(".buzon-archivo").count() == 2
    ventana.goto("/buzon/")
    expect(ventana.locator("li", has_text=titulo)).to_have_count(1)
    expect(ventana.locator("[data-copias]")).to_be_hidden()


def test_with_the_line_lost_it_waits_and_is_sent_by_itself_once(telefono, titulo):
    ventana = telefono("/buzon/nueva/acto/")
    ventana.fill("[name=titulo]", f"{titulo} a medias")
    expect(ventana.locator("[data-guardado]")).to_have_text(GUARDADO)
    ventana.context.set_offline(True)
    ventana.fill("[name=titulo]", titulo)
    ventana.fill("[name=para_cuando]", DIA)
    ventana.fill("[name=hora]", "11:00")
    ventana.locator("#archivos").set_input_files([foto("una.jpg"), foto("dos.jpg")])
    expect(ventana.locator("[data-linea]")).to_have_text(SIN_RED)
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator("[data-guardado]")).to_have_text(
        "Todavía no se envía: se envía sola al volver la red."
    )
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    ventana.context.set_offline(False)
    expect(ventana.locator(".buzon-recibo b").first).to_have_text(re.compile(r"B-\d{4}-\d{4}"))
    expect(ventana.get_by_role("heading", name=titulo)).to_be_visible()
    assert ventana.locator(".buzon-archivo").count() == 2
    ventana.goto("/buzon/")
    expect(ventana.locator("li", has_text=titulo)).to_have_count(1)


def test_a_browser_closed_without_a_line_is_offered_what_did_not_arrive(telefono, titulo):
    ventana = telefono("/buzon/nueva/aviso/")
    ventana.context.set_offline(True)
    ventana.fill("[name=titulo]", titulo)
    ventana.fill("[name=texto]", "Mañana no habrá agua.")
    expect(ventana.locator("[data-linea]")).to_have_text(SIN_RED)
    contexto = ventana.context
    ventana.close(run_before_unload=False)
    contexto.set_offline(False)
    otra = contexto.new_page()
    otra.goto("/buzon/")
    expect(otra.get_by_role("heading", name="Quedó en este teléfono")).to_be_visible()
    otra.get_by_role("link", name=titulo).click()
    expect(otra.locator("[name=titulo]")).to_have_value(titulo)
    expect(otra.locator("[name=texto]")).to_have_value("Mañana no habrá agua.")
    expect(otra.locator("[data-guardado]")).to_have_text(GUARDADO)
    otra.goto("/buzon/")
    expect(otra.locator("[data-copias]")).to_be_hidden()
    expect(otra.locator("li", has_text=titulo)).to_have_count(1)


def test_the_session_ends_and_one_logs_in_beside_and_goes_on(telefono, titulo):
    ventana = telefono("/buzon/nueva/aviso/")
    ventana.fill("[name=titulo]", "Antes")
    expect(ventana.locator("[data-guardado]")).to_have_text(GUARDADO)
    ventana.context.clear_cookies()
    ventana.fill("[name=titulo]", titulo)
    expect(ventana.locator("[data-linea]")).to_contain_text("Su sesión terminó")
    assert faltas(ventana) == []
    with ventana.context.expect_page() as abierta:
        ventana.get_by_role("link", name="Entrar otra vez").click()
    entrada = abierta.value
    entrada.fill("[name=username]", "enlace")
    entrada.fill("[name=password]", "demo-local")
    entrada.click("button[type=submit]")
    expect(entrada.get_by_text("cierre esta pestaña y siga en la otra")).to_be_visible()
    expect(ventana.locator("[data-linea]")).to_be_hidden()
    expect(ventana.locator("[data-guardado]")).to_have_text(GUARDADO)
    ventana.reload()
    expect(ventana.locator("[name=titulo]")).to_have_value(titulo)


def test_what_was_being_sent_when_the_session_ended_says_what_to_do_and_is_sent(telefono, titulo):
    ventana = con_todo(telefono, titulo)
    ventana.context.clear_cookies()
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator("[data-guardado]")).to_have_text(
        "Todavía no se envía: se envía sola cuando entre otra vez."
    )
    otra = ventana.context.new_page()
    entrar(otra)
    expect(ventana.locator(".buzon-recibo")).to_be_visible()
    expect(ventana.get_by_role("heading", name=titulo)).to_be_visible()


@pytest.mark.parametrize("estado", [403, 404, 500])
def test_what_the_server_did_not_take_is_still_there_to_be_sent(telefono, titulo, estado):
    ventana = con_todo(telefono, titulo)
    ventana.route("**/escribir/", lambda ruta: ruta.fulfill(status=estado, body="<h1>No</h1>"))
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    dicho = ventana.locator("[data-guardado]")
    expect(dicho).to_contain_text("No se envió: lo que escribió sigue aquí", timeout=20_000)
    expect(ventana.locator("[name=titulo]")).to_have_value(titulo)
    ventana.unroute("**/escribir/")
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator(".buzon-recibo")).to_be_visible()


def con_todo(telefono, titulo):
    """The form of an act, complete and kept."""
    ventana = telefono("/buzon/nueva/acto/")
    for campo, valor in (("titulo", titulo), ("para_cuando", DIA), ("hora", "11:00")):
        ventana.fill(f"[name={campo}]", valor)
    expect(ventana.locator("[data-guardado]")).to_have_text(GUARDADO)
    return ventana


def test_another_who_logs_in_here_does_not_keep_what_is_of_the_first(telefono, titulo):
    ventana = telefono("/buzon/nueva/aviso/")
    ventana.context.clear_cookies()
    otra = ventana.context.new_page()
    otra.goto("/admin/login/")
    otra.fill("[name=username]", "redaccion")
    otra.fill("[name=password]", "demo-local")
    otra.click("button[type=submit]")
    otra.wait_for_url("**/admin/")
    ventana.fill("[name=titulo]", titulo)
    expect(ventana.locator("[data-linea]")).to_contain_text("Aquí entró otra persona")
    copias = ventana.evaluate("Object.values(localStorage).join()")
    assert titulo in copias


def test_two_tabs_of_the_same_do_not_cover_each_other(telefono, titulo):
    ventana = telefono("/buzon/nueva/aviso/")
    ventana.fill("[name=titulo]", "Primero")
    expect(ventana.locator("[data-guardado]")).to_have_text(GUARDADO)
    otra = ventana.context.new_page()
    otra.goto(ventana.url)
    otra.fill("[name=titulo]", "En la otra pestaña")
    expect(otra.locator("[data-guardado]")).to_have_text(GUARDADO)
    ventana.fill("[name=titulo]", titulo)
    expect(ventana.locator("[data-guardado]")).to_contain_text("guardó cambios mientras")
    assert faltas(ventana) == []
    ventana.get_by_role("button", name="Guardar lo mío").click()
    expect(ventana.locator("[data-guardado]")).to_have_text(GUARDADO)
    otra.goto(ventana.url)
    expect(otra.locator("[name=titulo]")).to_have_value(titulo)


def test_a_file_is_retried_taken_out_and_told_when_it_is_bad(telefono, titulo):
    ventana = telefono("/buzon/nueva/informe/")
    ventana.fill("[name=titulo]", titulo)
    malo = {"name": "malo.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}
    repetida = foto("una.jpg")
    ventana.locator("#archivos").set_input_files([repetida, malo])
    expect(ventana.locator(".buzon-archivo.mal")).to_contain_text("Ese archivo no se recibe")
    expect(ventana.locator(".buzon-archivo.listo")).to_have_count(1)
    ventana.locator("#archivos").set_input_files([repetida])
    expect(ventana.locator("[data-cuenta]")).to_contain_text("ya estaba: entra una sola vez")
    ventana.fill("[name=texto]", "Se terminó.")
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator("[data-guardado]")).to_contain_text("reintente o quite los archivos")
    ventana.locator(".buzon-archivo.mal").get_by_role("button", name="Quitar").click()
    expect(ventana.locator(".buzon-archivo")).to_have_count(1)
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator(".buzon-recibo")).to_be_visible()
    ventana.get_by_role("link", name="Corregir o cambiar archivos").click()
    ventana.locator("#archivos").set_input_files(foto("mas.jpg"))
    expect(ventana.locator(".buzon-archivo.listo")).to_contain_text("mas.jpg")
    ventana.get_by_text("Cambiar", exact=False).first.click()
    ventana.locator("input[name^=sustituye]").set_input_files(foto("otra.jpg"))
    expect(ventana.locator(".buzon-archivo.listo")).to_have_count(2)
    expect(ventana.locator(".buzon-archivo")).to_contain_text(["otra.jpg", "mas.jpg"])
    ventana.reload()
    expect(ventana.locator(".buzon-archivo")).to_contain_text(["otra.jpg", "mas.jpg"])
    ventana.get_by_text("Cambiar", exact=False).first.click()
    ventana.locator("input[name^=sustituye]").first.set_input_files(foto("la-buena.jpg"))
    expect(ventana.locator(".buzon-archivo.listo")).to_contain_text("la-buena.jpg")
    expect(ventana.locator(".buzon-archivo")).to_contain_text(["la-buena.jpg", "mas.jpg"])


def test_the_limits_are_checked_before_sending(telefono):
    ventana = telefono("/buzon/nueva/informe/")
    ventana.evaluate("document.querySelector('[data-archivos]').dataset.cuantos = 1")
    pedidos = []
    ventana.on("request", lambda r: pedidos.append(r.url) if "/subir/" in r.url else None)
    ventana.locator("#archivos").set_input_files([foto("una.jpg"), foto("dos.jpg")])
    expect(ventana.locator(".buzon-archivo.mal")).to_contain_text("Ya hay 1: envíelo en otra.")
    expect(ventana.locator(".buzon-archivo.listo")).to_have_count(1)
    assert len(pedidos) == 1


def test_the_week_is_pasted_corrected_and_sent(telefono, titulo):
    ventana = telefono("/buzon/semana/")
    ventana.fill("[name=texto]", f"11:00, {titulo}, en el Portal Morelos")
    ventana.goto("/buzon/")
    expect(ventana.get_by_role("heading", name="Quedó en este teléfono")).to_be_visible()
    ventana.goto("/buzon/semana/")
    expect(ventana.locator("[name=texto]")).to_have_value(re.compile(titulo))
    ventana.fill("[name=texto]", f"{DIA[8:]}/{DIA[5:7]}/{DIA[:4]}, 11:00, {titulo}, en el mercado")
    ventana.get_by_role("button", name="Leer los renglones").click()
    expect(ventana.locator("[name=form-0-titulo]")).to_have_value(titulo)
    assert faltas(ventana) == []
    assert ventana.evaluate("document.documentElement.scrollWidth") <= 360
    ventana.get_by_role("button", name="Enviar los marcados").click()
    expect(ventana.locator(".buzon-avisos .success")).to_contain_text("Su recibo es B-")
    expect(ventana.locator("li", has_text=titulo)).to_have_count(1)
    expect(ventana.locator("[data-copias]")).to_be_hidden()


def test_gone_back_to_a_form_is_not_being_sent(telefono, titulo):
    ventana = con_todo(telefono, titulo)
    mal = {"status": 200, "json": {"mal": ["No."]}}
    ventana.route(
        "**/escribir/",
        lambda ruta: ruta.fulfill(
            **(mal if "json" in ruta.request.headers["accept"] else SIN_NADA)
        ),
    )
    with ventana.expect_response(lambda r: r.status == 204):
        ventana.get_by_role("button", name="Enviar", exact=True).click()
    ventana.unroute("**/escribir/")
    ventana.evaluate(VUELTA)
    expect(ventana.locator("[data-guardado]")).to_have_text("")
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator(".buzon-recibo")).to_be_visible()


SIN_NADA = {"status": 204}
VUELTA = "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"


def test_gone_back_to_the_week_is_sent_again(telefono, titulo):
    ventana = telefono("/buzon/semana/")
    ventana.fill("[name=texto]", f"11:00, {titulo}, en el mercado")
    leer = ventana.get_by_role("button", name="Leer los renglones")
    ventana.route("**/buzon/semana/", lambda ruta: ruta.fulfill(**SIN_NADA))
    with ventana.expect_response(lambda r: r.status == 204):
        leer.click()
    ventana.unroute("**/buzon/semana/")
    ventana.evaluate(VUELTA)
    leer.click()
    expect(ventana.locator("[name=form-0-titulo]")).to_have_value(titulo)


def test_the_lines_that_were_being_corrected_come_back_to_a_browser_that_was_closed(
    telefono, titulo
):
    ventana = telefono("/buzon/semana/")
    cuando = f"{DIA[8:]}/{DIA[5:7]}/{DIA[:4]}"
    ventana.fill("[name=texto]", f"{cuando}, 11:00, {titulo}\n{cuando}, 12:00, otra {titulo}")
    ventana.get_by_role("button", name="Leer los renglones").click()
    ventana.fill("[name=form-0-titulo]", f"{titulo}, corregida")
    ventana.uncheck("[name=form-1-enviar]")
    otra = ventana.context.new_page()
    ventana.close()
    otra.goto("/buzon/semana/")
    expect(otra.locator("[name=form-0-titulo]")).to_have_value(f"{titulo}, corregida")
    expect(otra.locator("[name=form-1-enviar]")).not_to_be_checked()
    expect(otra.locator(".buzon-avisos")).to_contain_text("lo que usted había escrito")
    otra.get_by_role("button", name="Dejar lo corregido y volver al texto").click()
    expect(otra.locator("[name=texto]")).to_have_value(re.compile(f"otra {titulo}"))
    otra.get_by_role("button", name="Leer los renglones").click()
    expect(otra.locator("[name=form-0-titulo]")).to_have_value(titulo)
    otra.fill("[name=form-0-titulo]", f"{titulo}, otra vez")
    otra.get_by_role("button", name="Enviar los marcados").click()
    expect(otra.locator(".buzon-avisos .success")).to_contain_text("Se enviaron 2 actos")
    otra.goto("/buzon/semana/")
    expect(otra.locator("[name=texto]")).to_have_value("")


def test_without_javascript_it_is_a_plain_form(telefono, titulo):
    ventana = telefono(java_script_enabled=False)
    ventana.locator(".buzon-clases [data-clase=acto]").click()
    ventana.fill("[name=titulo]", titulo)
    ventana.get_by_role("button", name="Guardar sin enviar").click()
    expect(ventana.get_by_text("Se guardó sin enviar")).to_be_visible()
    ventana.fill("[name=para_cuando]", DIA)
    ventana.locator("#archivos").set_input_files([foto("una.jpg"), foto("dos.jpg")])
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator("[data-errores]")).to_contain_text("Diga a qué hora empieza")
    expect(ventana.locator(".buzon-archivo")).to_have_count(2)
    ventana.get_by_role("button", name="Quitar dos.jpg").click()
    expect(ventana.locator(".buzon-archivo")).to_have_count(1)
    ventana.fill("[name=hora]", "11:00")
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    expect(ventana.locator(".buzon-recibo b").first).to_have_text(re.compile(r"B-\d{4}-\d{4}"))
    ventana.get_by_role("link", name="Retirarla").click()
    ventana.get_by_role("button", name="Sí, retirarla").click()
    expect(ventana.locator(".buzon-estado")).to_have_text("Retirada por el área")


def test_on_paper_the_receipt_and_what_was_sent_stay(telefono):
    ventana = telefono()
    ir(ventana, "Aceptada")
    ventana.emulate_media(media="print")
    expect(ventana.locator(".buzon-recibo")).to_be_visible()
    expect(ventana.locator(".buzon-dicho")).to_be_visible()
    expect(ventana.get_by_role("button", name="Salir")).to_be_hidden()
