"""The panel as each role walks it on the server of production: every screen its menu leads to."""

import re

import pytest

from tests.moderacion.test_idioma import INGLES

PANTALLAS = 60
NO_SE_ABREN = re.compile(
    r"logout|/delete/|/history/|\.(csv|xlsx)|export=|/preview|/view_draft|#|\?"
)
ROLES = {
    "redaccion": "/admin/images/",
    "direccion": "/admin/ayuntamiento/area/",
    "admin": "/admin/users/",
}


def entrar(ventana, quien):
    ventana.goto("/admin/login/")
    ventana.fill("[name=username]", quien)
    ventana.fill("[name=password]", "demo-local")
    ventana.click("button[type=submit]")
    ventana.wait_for_load_state()


@pytest.mark.parametrize("quien", ROLES)
def test_every_screen_that_the_menu_leads_to_opens(abrir, pueblo, quien):
    ventana = abrir()
    entrar(ventana, quien)
    pendientes, vistas, rotas = ["/admin/"], {}, {}
    while pendientes and len(vistas) < PANTALLAS:
        direccion = pendientes.pop(0)
        respuesta = ventana.request.get(direccion)
        vistas[direccion] = respuesta.status
        if respuesta.status >= 500:
            rotas[direccion] = respuesta.status
        enlaces = re.findall(r'(?:href="|"url": ")(/admin/[^"]*)"', respuesta.text())
        nuevos = {e for e in enlaces if not NO_SE_ABREN.search(e)}
        pendientes += sorted(nuevos - vistas.keys() - set(pendientes))
    assert rotas == {}
    assert ROLES[quien] in vistas
    assert len(vistas) >= 20


def test_what_the_browser_paints_is_in_spanish(abrir):
    """Labels that only exist once the page's own programs have run."""
    ventana = abrir()
    entrar(ventana, "redaccion")
    for direccion in ("/admin/", "/admin/images/", "/admin/mesa/nueva/noticias/noticia/"):
        ventana.goto(direccion, wait_until="networkidle")
        dichos = ventana.locator("[aria-label]").evaluate_all("e => e.map(x => x.ariaLabel)")
        dichos += ventana.locator("button, label, h1, h2").all_inner_texts()
        assert [d for d in dichos if INGLES.search(d or "")] == [], direccion


def test_a_date_stays_as_it_was_written(abrir):
    ventana = abrir()
    entrar(ventana, "redaccion")
    ventana.goto("/admin/mesa/nueva/agenda_publica/acto/", wait_until="networkidle")
    for dicho in ("mañana", "10/12/2026 18:00"):
        ventana.fill("[name=inicio]", dicho)
        ventana.wait_for_timeout(400)
        ventana.keyboard.press("Tab")
        ventana.wait_for_timeout(400)
        assert ventana.input_value("[name=inicio]") == dicho
