"""On a narrow telephone, and on one whose clock is another country's."""

import re
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from tests.navegador.test_buzon import entrar, faltas

LARGO = "x" * 120


def test_what_another_changed_fits_360_pixels_and_asks_nothing_more(abrir):
    ventana = abrir(ancho=360, java_script_enabled=False)
    entrar(ventana, "/buzon/nueva/acto/")
    ventana.fill("[name=titulo]", LARGO)
    ventana.get_by_role("button", name="Guardar sin enviar").click()
    otra = ventana.context.new_page()
    otra.goto(ventana.url)
    for pagina, dicho in ((ventana, "Uno"), (otra, "Dos")):
        pagina.fill("[name=titulo]", f"{dicho}{LARGO}")
        pagina.get_by_role("button", name="Guardar sin enviar").click()
    expect(otra.get_by_text("Lo que está guardado ahora")).to_be_visible()
    expect(otra.locator("[data-errores]")).to_have_count(0)
    lectora = abrir(ancho=360)  # axe is a script: it reads what the other window was answered
    lectora.goto("/")
    lectora.set_content(otra.content())
    assert faltas(lectora) == []
    assert otra.evaluate("document.documentElement.scrollWidth") <= 360
    otra.get_by_role("link", name="Tirar el borrador").click()
    otra.get_by_role("button", name="Sí, tirarlo").click()


def test_the_hour_at_which_it_was_kept_is_the_towns(abrir):
    ventana = abrir(ancho=360, timezone_id="Asia/Tokyo")
    entrar(ventana, "/buzon/nueva/acto/")
    antes = timezone.now()
    ventana.fill("[name=titulo]", "Feria del libro")
    expect(ventana.locator("[data-guardado]")).to_have_text(re.compile(r"Guardado a las \d\d:\d\d"))
    dicha = ventana.locator("[data-guardado]").inner_text()
    zona = ZoneInfo(settings.TIME_ZONE)
    assert any(f"{momento.astimezone(zona):%H:%M}" in dicha for momento in (antes, timezone.now()))
