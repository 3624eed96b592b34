"""The panel as each role walks it on the server of production: every screen its menu leads to."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.moderacion.test_idioma import INGLES

PANTALLAS = 60
DE_CADA_FORMA = 2  # «/admin/buzon/10/», of the many that there are
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
    pendientes, vistas, rotas, formas = ["/admin/"], {}, {}, Counter()
    while pendientes and len(vistas) < PANTALLAS:
        direccion = pendientes.pop(0)
        respuesta = ventana.request.get(direccion)
        vistas[direccion] = respuesta.status
        if respuesta.status >= 500:
            rotas[direccion] = respuesta.status
        enlaces = re.findall(r'(?:href="|"url": ")(/admin/[^"]*)"', respuesta.text())
        nuevos = {e for e in enlaces if not NO_SE_ABREN.search(e)}
        for nueva in sorted(nuevos - vistas.keys() - set(pendientes)):
            formas[re.sub(r"\d+", "N", nueva)] += 1
            if formas[re.sub(r"\d+", "N", nueva)] <= DE_CADA_FORMA:
                pendientes.append(nueva)
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


def programar(ventana):
    """The dialog of the dates, open over the form of a new page."""
    boton = ventana.get_by_role("button", name="Programar").first
    if not boton.is_visible():
        ventana.locator("[data-side-panel-toggle=status]").first.tap()
    boton.tap()


FORMAS = {
    "desde": "/admin/mesa/vedas/nueva/",
    "hasta": "/admin/mesa/vedas/nueva/",
    "fecha": "/admin/mesa/nueva/noticias/noticia/",
    "destacada_hasta": "/admin/mesa/nueva/noticias/noticia/",
    "inicio": "/admin/mesa/nueva/agenda_publica/acto/",
    "go_live_at": "/admin/mesa/nueva/noticias/noticia/",
    "expire_at": "/admin/mesa/nueva/noticias/noticia/",
}


@pytest.mark.parametrize("campo", FORMAS)
def test_the_calendar_of_a_date_is_whole_on_a_telephone(abrir, campo):
    ventana = abrir(ancho=360, alto=640, has_touch=True, is_mobile=True)
    entrar(ventana, "direccion")
    ventana.goto(FORMAS[campo], wait_until="networkidle")
    if campo in {"go_live_at", "expire_at"}:
        programar(ventana)
    ventana.locator(f"[name={campo}]").tap()
    calendario = ventana.locator(".xdsoft_datetimepicker:visible")
    expect(calendario).to_be_visible()
    ventana.wait_for_timeout(300)
    caja = calendario.bounding_box()
    assert caja["x"] >= 0
    assert caja["x"] + caja["width"] <= 360
    assert caja["y"] >= 0
    assert caja["y"] + caja["height"] <= 640
    dias = calendario.locator("td[data-date]").evaluate_all(
        "dias => dias.map(dia => dia.getBoundingClientRect()).map(d => [d.left, d.right, d.width])"
    )
    assert min(izquierda for izquierda, _, _ in dias) >= 0
    assert min(ancho for _, _, ancho in dias) >= 24


def test_without_scripts_what_the_panel_answers_is_read(abrir):
    ventana = abrir(ancho=360, alto=780, java_script_enabled=False)
    entrar(ventana, "direccion")
    ventana.goto("/admin/mesa/bitacora/?timestamp_from=mañana")
    aviso = ventana.locator(".messages li").first
    expect(aviso).to_contain_text("No se entiende esa fecha")
    assert aviso.locator("..").evaluate("e => getComputedStyle(e).opacity") == "1"
    caja = aviso.bounding_box()
    assert caja["y"] >= 0
    assert caja["y"] + caja["height"] <= 780
