"""The complaints of editors that only a real browser shows; the rest, in tests/moderacion."""

import json
from contextlib import suppress

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from tests.navegador.test_panel import entrar

NUEVA = "/admin/mesa/nueva/noticias/noticia/"
DE_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
p.MsoNormal {margin:0cm; font-family:"Calibri"}</style></head><body>
<!--StartFragment--><h1 style="color:#2F5496">Obras de noviembre</h1>
<p class="MsoNormal" style="mso-margin-top-alt:auto"><b><span lang="ES-MX">Empieza</span></b>
 la obra.<o:p></o:p></p><p class="MsoListParagraph">Segunda l\u00ednea.</p>
<img src="file:///C:/Users/x/image001.png"><!--EndFragment--></body></html>"""
PEGAR = """(editor, html) => {
  const datos = new DataTransfer();
  datos.setData('text/html', html);
  datos.setData('text/plain', 'Obras de noviembre Empieza la obra. Segunda l\u00ednea.');
  editor.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: datos, bubbles: true, cancelable: true }),
  );
}"""
ANDROID = {
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/128.0.0.0 Mobile Safari/537.36",
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}


def poner_texto(ventana, tocar="click"):
    """Adds a block of text and gives back its editor."""
    cuerpo = ventana.locator("[data-contentpath=cuerpo]")
    getattr(cuerpo.get_by_role("button").first, tocar)()
    getattr(ventana.get_by_role("option", name="Texto", exact=True), tocar)()
    editor = cuerpo.locator("[contenteditable=true]").first
    getattr(editor, tocar)()
    expect(editor).to_be_focused()
    ventana.wait_for_timeout(500)  # its own programs hear the keyboard a moment later
    return editor


def guardar(ventana, titular, tocar="click"):
    ventana.get_by_placeholder("Titular").fill(titular)
    boton = ventana.get_by_role("button", name="Guardar borrador")
    if not boton.is_visible():
        getattr(ventana.locator("footer .w-dropdown__toggle").first, tocar)()
    getattr(boton, tocar)()
    expect(ventana.locator(".messages")).to_contain_text("se guardó")


def cuerpo(ventana):
    """The body as its form shows it, once its editor is there."""
    return ventana.locator("[data-contentpath=cuerpo] [contenteditable=true]").first


def oido(ventana, palabra):
    """Whether the editor has it in what it will send, within a few seconds."""
    with suppress(PlaywrightError):
        ventana.wait_for_function(
            "p => document.querySelector('[name=cuerpo-0-value]').value.includes(p)",
            arg=palabra,
            timeout=4000,
        )
        return True
    return False


def componer(ventana, *palabras):
    """As a telephone's keyboard does: each word is composed letter by letter, then put."""
    cable = ventana.context.new_cdp_session(ventana)
    for palabra in palabras:
        for hasta in range(1, len(palabra) + 1):
            cable.send(
                "Input.imeSetComposition",
                {"text": palabra[:hasta], "selectionStart": hasta, "selectionEnd": hasta},
            )
        cable.send("Input.insertText", {"text": palabra})
        ventana.wait_for_timeout(150)


def test_rich_text_is_written_on_an_android_telephone(abrir):
    """«On the telephone it eats letters»: a keyboard that composes words, and touch."""
    ventana = abrir(ancho=412, alto=915, **ANDROID)
    entrar(ventana, "redaccion")
    for _ in range(3):  # on a slow machine the editor may not hear a keyboard that is too fast
        ventana.goto(NUEVA, wait_until="networkidle")
        poner_texto(ventana, tocar="tap")
        componer(ventana, "Mañana ", "habrá ", "agua.")
        if oido(ventana, "agua."):
            break
    expect(cuerpo(ventana)).to_have_text("Mañana habrá agua.")
    guardar(ventana, "Escrita en el teléfono", tocar="tap")
    expect(cuerpo(ventana)).to_have_text("Mañana habrá agua.")


def test_what_is_pasted_from_word_comes_clean(abrir):
    """«I paste from Word and it brings its colours, or breaks the page.»"""
    ventana = abrir()
    entrar(ventana, "redaccion")
    ventana.goto(NUEVA, wait_until="networkidle")
    editor = poner_texto(ventana)
    editor.evaluate(PEGAR, DE_WORD)
    ventana.wait_for_timeout(300)
    guardar(ventana, "Pegada de Word")
    for dicho in ("Obras de noviembre", "Empieza", "la obra.", "Segunda línea."):
        expect(cuerpo(ventana)).to_contain_text(dicho)
    oculto = ventana.locator("[name=cuerpo-0-value]").input_value()
    for ajeno in ("Mso", "Calibri", "2F5496", "file:", "office", "IMAGE"):
        assert ajeno not in oculto
    estilos = [
        rango["style"] for b in json.loads(oculto)["blocks"] for rango in b["inlineStyleRanges"]
    ]
    assert "BOLD" in estilos


@pytest.mark.parametrize("ancho", [360, 1280])
def test_an_error_in_another_tab_or_a_closed_panel_is_seen(abrir, ancho):
    """«It says there is an error, and I see none.»"""
    ventana = abrir(ancho=ancho)
    entrar(ventana, "redaccion")
    ventana.goto(NUEVA, wait_until="networkidle")
    ventana.get_by_placeholder("Titular").fill("Sin área ni resumen")
    if not ventana.get_by_role("button", name="Enviar a revisión").is_visible():
        ventana.locator("footer .w-dropdown__toggle").first.click()
    ventana.get_by_role("button", name="Enviar a revisión").click()
    expect(ventana.locator(".messages")).to_contain_text("Resumen")
    expect(ventana.locator(".messages")).to_contain_text("Área")
    errores = ventana.locator(".error-message")
    assert errores.count() >= 2
    for error in errores.all():
        expect(error).to_be_visible()
