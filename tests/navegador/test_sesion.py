"""The session ends, the line drops, the tab closes, two people write: nothing typed is lost."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp

from tests.navegador.conftest import SECRETO
from tests.navegador.test_panel import entrar

NUEVA = "/admin/mesa/nueva/noticias/noticia/"
DIALOGO = "[data-sesion-dialogo][open]"


def terminar_sesion(ventana):
    """Ends it on the server: this browser keeps a cookie that no longer opens anything."""
    contexto = ventana.context.browser.new_context(
        storage_state=ventana.context.storage_state(),
        base_url=re.match(r"https?://[^/]+", ventana.url)[0],
    )
    html = contexto.request.get("/admin/account/").text()
    ficha = re.search(r'"CSRF_TOKEN": "([^"]+)"', html)[1]
    contexto.request.post(
        "/admin/logout/", form={"csrfmiddlewaretoken": ficha}, headers={"Referer": ventana.url}
    )
    contexto.close()


def borrador(ventana, titulo):
    """A draft with that headline, open in the window, autosave at rest."""
    ventana.goto(NUEVA, wait_until="networkidle")
    ventana.fill("[name=title]", titulo)
    ventana.click("[name=action-save], .action-save, button:has-text('Guardar borrador')")
    ventana.wait_for_url("**/edit/**")
    ventana.wait_for_load_state("networkidle")


def faltas_de_acceso(ventana, donde):
    """What axe finds wrong there, WCAG 2.2 AA."""
    opciones = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
    return [f["id"] for f in Axe().run(ventana, donde, opciones).response["violations"]]


def titulo_unico(que):
    return f"{que} {time.time_ns()}"


def guardar(ventana):
    ventana.click("button:has-text('Guardar borrador')")


def apagar_autoguardado(ventana):
    """As in review, or with a slow line: what is typed has not gone by itself."""
    ventana.evaluate(
        "document.addEventListener('w-autosave:save', e => e.preventDefault(), {capture: true})"
    )


@pytest.mark.parametrize("ancho", [1280, 360])
def test_one_logs_in_again_in_place_and_goes_on(abrir, captura, ancho):
    ventana = abrir(ancho)
    entrar(ventana, "redaccion")
    borrador(ventana, titulo_unico("Sesión que termina"))
    apagar_autoguardado(ventana)
    terminar_sesion(ventana)
    ventana.fill("[name=resumen]", "Lo que escribí cuando terminó.")
    guardar(ventana)
    ventana.wait_for_selector(DIALOGO)
    captura(ventana, f"sesion-{ancho}")
    assert faltas_de_acceso(ventana, "dialog.pregon-dialogo") == []
    assert ventana.evaluate("document.activeElement.type") == "password"
    ventana.keyboard.type("otra-clave")
    ventana.keyboard.press("Enter")
    ventana.wait_for_selector("[data-sesion-error]:not(:empty)")
    ventana.fill("#sesion-clave", "demo-local")
    with ventana.expect_navigation(wait_until="networkidle"):
        ventana.keyboard.press("Enter")
    assert "se guardó." in ventana.inner_text(".messages .success")
    assert ventana.input_value("[name=resumen]") == "Lo que escribí cuando terminó."
    assert ventana.evaluate("Object.keys(localStorage).filter(k => k.startsWith('pregon'))") == []


@pytest.mark.parametrize("ancho", [1280, 360])
def test_who_is_locked_out_is_told_until_when_and_nothing_of_telephones(
    abrir, captura, alguien, ancho
):
    ventana = abrir(ancho)
    entrar(ventana, alguien)
    borrador(ventana, titulo_unico("Cinco contraseñas"))
    apagar_autoguardado(ventana)
    terminar_sesion(ventana)
    ventana.fill("[name=resumen]", "Lo que escribí y sigue aquí.")
    guardar(ventana)
    ventana.wait_for_selector(DIALOGO)
    for n in range(6):
        ventana.fill("#sesion-clave", f"mala-{n}")
        with ventana.expect_response(lambda r: r.request.method == "POST"):
            ventana.keyboard.press("Enter")
    ventana.wait_for_selector("text=Podrá volver a intentar a las")
    captura(ventana, f"sesion-bloqueada-{ancho}")
    assert not ventana.is_visible("[data-sesion-otra]")
    assert "teléfono" not in ventana.inner_text(DIALOGO)
    assert ventana.input_value("[name=resumen]") == "Lo que escribí y sigue aquí."


def test_the_autosave_finds_out_too(abrir):
    ventana = abrir()
    entrar(ventana, "redaccion")
    borrador(ventana, titulo_unico("Se guarda sola"))
    terminar_sesion(ventana)
    ventana.wait_for_timeout(2500)
    ventana.fill("[name=resumen]", "Escrito sin sesión.")
    ventana.wait_for_selector(DIALOGO)
    ventana.fill("#sesion-clave", "demo-local")
    with ventana.expect_response(
        lambda r: r.request.method == "POST" and r.url.endswith("/edit/") and r.ok
    ):
        ventana.keyboard.press("Enter")
    ventana.wait_for_timeout(1500)
    ventana.reload(wait_until="networkidle")
    assert ventana.input_value("[name=resumen]") == "Escrito sin sesión."


def telefono(dentro_de=0):
    """What the telephone of `subdireccion` shows; one code opens once, so the next may be asked."""
    return f"{totp(bytes.fromhex(SECRETO), t0=-30 * dentro_de):06d}"


def entrar_con_codigo(ventana):
    entrar(ventana, "subdireccion")
    ventana.fill("[name=codigo]", telefono())
    ventana.click("button:has-text('Entrar')")
    ventana.wait_for_selector("text=Mesa de trabajo")


def sin_sesion(ventana, titulo, resumen):
    """Someone who writes and presses the button when the session has ended; the password is asked
    and given."""
    borrador(ventana, titulo_unico(titulo))
    apagar_autoguardado(ventana)
    terminar_sesion(ventana)
    ventana.fill("[name=resumen]", resumen)
    guardar(ventana)
    ventana.wait_for_selector(DIALOGO)
    ventana.fill("#sesion-clave", "demo-local")
    ventana.keyboard.press("Enter")
    ventana.wait_for_selector("#sesion-codigo:visible")


@pytest.mark.parametrize("ancho", [1280, 360])
def test_the_code_of_the_second_step_is_asked_in_place_too(
    abrir, captura, pueblo_con_codigo, ancho
):
    ventana = abrir(ancho, base_url=pueblo_con_codigo)
    entrar_con_codigo(ventana)
    sin_sesion(ventana, "Con código", "Lo que escribí con código.")
    captura(ventana, f"sesion-codigo-{ancho}")
    assert faltas_de_acceso(ventana, "dialog.pregon-dialogo") == []
    assert ventana.evaluate("document.activeElement.id") == "sesion-codigo"
    ventana.keyboard.type("000000")
    ventana.keyboard.press("Enter")
    ventana.wait_for_selector("text=Ese código no es.")
    ventana.wait_for_timeout(1500)
    ventana.fill("#sesion-codigo", telefono(1))
    with ventana.expect_navigation(wait_until="networkidle"):
        ventana.keyboard.press("Enter")
    assert "se guardó." in ventana.inner_text(".messages .success")
    assert ventana.input_value("[name=resumen]") == "Lo que escribí con código."


def test_the_code_may_be_given_in_another_tab(abrir, pueblo_con_codigo):
    ventana = abrir(base_url=pueblo_con_codigo)
    entrar_con_codigo(ventana)
    sin_sesion(ventana, "En otra pestaña", "Lo que escribí antes de ir a otra pestaña.")
    with ventana.expect_popup() as abierta:
        ventana.click("[data-sesion-otra] a")
    abierta.value.fill("[name=codigo]", telefono(1))
    with ventana.expect_navigation(wait_until="networkidle"):
        abierta.value.click("button:has-text('Entrar')")
    assert "se guardó." in ventana.inner_text(".messages .success")
    assert ventana.input_value("[name=resumen]") == "Lo que escribí antes de ir a otra pestaña."


def test_a_line_that_drops_is_told_and_tried_again(abrir, captura):
    ventana = abrir(360)
    entrar(ventana, "redaccion")
    borrador(ventana, titulo_unico("Sin línea"))
    ventana.wait_for_timeout(2500)
    ventana.context.set_offline(True)
    ventana.fill("[name=resumen]", "Escrito sin línea.")
    ventana.wait_for_selector("[data-sesion-linea]:not([hidden])")
    guardar(ventana)
    ventana.wait_for_selector(DIALOGO)
    assert "No hay conexión" in ventana.inner_text(DIALOGO)
    captura(ventana, "sin-linea-360")
    ventana.click("[data-sesion-seguir]")
    ventana.wait_for_selector("text=Sigue sin haber conexión.")
    ventana.context.set_offline(False)
    with ventana.expect_navigation(wait_until="networkidle"):
        ventana.click("[data-sesion-seguir]")
    assert ventana.input_value("[name=resumen]") == "Escrito sin línea."


def test_what_was_in_a_closed_tab_is_offered_back_to_its_author_alone(abrir, captura):
    ventana = abrir()
    entrar(ventana, "redaccion")
    borrador(ventana, titulo_unico("Pestaña que se cierra"))
    direccion = ventana.url
    ventana.wait_for_timeout(2500)
    ventana.context.set_offline(True)
    ventana.fill("[name=resumen]", "Lo que no alcanzó a salir.")
    ventana.wait_for_timeout(1500)
    ventana.context.set_offline(False)
    otra = ventana.context.new_page()
    ventana.close(run_before_unload=False)
    otra.goto(direccion, wait_until="networkidle")
    otra.wait_for_selector("text=Hay un texto suyo sin guardar")
    captura(otra, "recuperar-1280")
    otra.click("[data-recuperar]")
    otra.wait_for_selector("text=Todavía no está guardado")
    assert otra.input_value("[name=resumen]") == "Lo que no alcanzó a salir."
    otra.wait_for_load_state("networkidle")
    otra.evaluate("document.forms[0]")
    otra.context.clear_cookies()
    entrar(otra, "direccion")
    otra.goto(direccion, wait_until="networkidle")
    otra.wait_for_timeout(1200)
    assert otra.locator("text=Hay un texto suyo sin guardar").count() == 0


def test_one_s_own_autosave_is_not_another_person(abrir):
    ventana = abrir()
    entrar(ventana, "redaccion")
    borrador(ventana, titulo_unico("Guardado solo y a mano"))
    ventana.wait_for_timeout(2500)
    with ventana.expect_response(lambda r: r.request.method == "POST" and r.url.endswith("/edit/")):
        ventana.fill("[name=resumen]", "Uno.")
    ventana.wait_for_timeout(1000)
    ventana.fill("[name=resumen]", "Uno y dos.")
    with ventana.expect_navigation(wait_until="networkidle"):
        guardar(ventana)
    assert ventana.locator("main.encuentro").count() == 0
    assert ventana.input_value("[name=resumen]") == "Uno y dos."


@pytest.mark.parametrize("con_guiones", [True, False])
@pytest.mark.parametrize("ancho", [1280, 360])
def test_two_people_on_the_same_page(abrir, captura, ancho, con_guiones):
    titulo = titulo_unico("Dos personas a la vez")
    redactora = abrir(ancho)
    entrar(redactora, "redaccion")
    borrador(redactora, titulo)
    directora = abrir(1280)
    entrar(directora, "direccion")
    directora.goto(redactora.url, wait_until="networkidle")
    apagar_autoguardado(redactora)
    redactora.fill("[name=resumen]", "La calle se abre el lunes a las ocho.")
    directora.fill("[name=resumen]", "La calle se abre el martes a las ocho.")
    with directora.expect_navigation(wait_until="networkidle"):
        guardar(directora)
    if not con_guiones:
        redactora.evaluate(
            "HTMLFormElement.prototype.submit.call(document.forms['page-edit-form'])"
        )
    else:
        guardar(redactora)
    redactora.wait_for_selector("main.encuentro")
    captura(redactora, f"encuentro-{ancho}")
    assert redactora.inner_text(".encuentro-lado:first-child mark") == "lunes"
    assert redactora.inner_text(".encuentro-lado:last-child mark") == "martes"
    assert redactora.evaluate("document.documentElement.scrollWidth") <= ancho
    assert faltas_de_acceso(redactora, "main.encuentro") == []
    redactora.check("input[value=mio]")
    redactora.click("text=Guardar con lo elegido")
    redactora.wait_for_selector(".messages .success")
    assert redactora.input_value("[name=resumen]") == "La calle se abre el lunes a las ocho."


@pytest.mark.parametrize("con_guiones", [True, False])
@pytest.mark.parametrize("ancho", [1280, 360])
def test_two_people_on_the_same_record(abrir, captura, ancho, con_guiones):
    una = abrir(ancho, java_script_enabled=con_guiones)
    otra = abrir(1280)
    for ventana, quien in ((una, "direccion"), (otra, "admin")):
        entrar(ventana, quien)
        ventana.goto("/admin/ayuntamiento/sede/edit/1/", wait_until="networkidle")
    dicho = f"Rampa por la calle {time.time_ns()}, dice una."
    una.fill("[name=accesibilidad]", dicho)
    otra.fill("[name=accesibilidad]", f"Escalones al frente {time.time_ns()}, dice otra.")
    with otra.expect_navigation():
        otra.click("button:has-text('Guardar')")
    una.click("button:has-text('Guardar')")
    una.wait_for_selector("main.encuentro")
    captura(una, f"ficha-{ancho}")
    assert "dice una" in una.inner_text(".encuentro-lado:first-child .encuentro-texto")
    assert "dice otra" in una.inner_text(".encuentro-lado:last-child .encuentro-texto")
    if con_guiones:
        assert una.evaluate("document.documentElement.scrollWidth") <= ancho
        assert faltas_de_acceso(una, "main.encuentro") == []
    una.check("input[value=mio]")
    una.click("text=Guardar con lo elegido")
    una.wait_for_selector(".messages .success")
    una.goto("/admin/ayuntamiento/sede/edit/1/")
    assert una.input_value("[name=accesibilidad]") == dicho


@pytest.mark.parametrize("ancho", [1280, 360])
def test_what_was_typed_in_another_form_waits_on_the_other_side_of_the_door(abrir, captura, ancho):
    ventana = abrir(ancho)
    entrar(ventana, "direccion")
    ventana.goto("/admin/mesa/vedas/nueva/", wait_until="networkidle")
    terminar_sesion(ventana)
    ventana.fill("[name=fundamento]", "Acuerdo del consejo electoral.")
    ventana.click("button:has-text('Ver qué se ocultaría'):visible >> nth=0")
    ventana.wait_for_selector("text=Lo que escribió está guardado")
    ventana.fill("[name=username]", "direccion")
    ventana.fill("[name=password]", "demo-local")
    ventana.click("button[type=submit]")
    ventana.wait_for_selector("text=Volver al formulario con lo que escribió")
    captura(ventana, f"rescatado-{ancho}")
    assert ventana.evaluate("document.documentElement.scrollWidth") <= ancho
    assert faltas_de_acceso(ventana, ".mesa-pantalla") == []
    ventana.click("text=Volver al formulario con lo que escribió")
    ventana.wait_for_selector("[name=fundamento]")
    assert ventana.input_value("[name=fundamento]") == "Acuerdo del consejo electoral."
    ventana.goto("/admin/", wait_until="networkidle")
    captura(ventana, f"rescatado-en-la-mesa-{ancho}")
    ventana.click(".mesa-rescatados a")
    ventana.click("text=Desecharlo")
    ventana.wait_for_selector("text=Mesa de trabajo")
    assert ventana.locator(".mesa-rescatados").count() == 0


@pytest.mark.parametrize("ancho", [1280, 360])
def test_the_calendar_is_a_grid_and_on_a_telephone_a_list(abrir, captura, ancho):
    ventana = abrir(ancho)
    entrar(ventana, "direccion")
    ventana.click("text=Ver en el calendario")
    ventana.wait_for_selector(".programa-mes")
    captura(ventana, f"programa-{ancho}")
    vacios = ventana.locator(".programa-vacio")
    assert vacios.first.is_visible() == (ancho == 1280)
    assert ventana.evaluate("document.documentElement.scrollWidth") <= ancho
    assert faltas_de_acceso(ventana, ".programa") == []
    ventana.focus(".programa-nav a:last-child")
    ventana.keyboard.press("Enter")
    ventana.wait_for_url("**mes=*")
