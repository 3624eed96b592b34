"""The story of a boletín: written, sent, returned once, approved, read on a telephone."""

import re
import secrets

from playwright.sync_api import expect

from tests.fabricas import bytes_de_imagen

TITULAR = "Abre la biblioteca hasta las nueve de la noche"
CORREGIDO = "Abre la biblioteca hasta las ocho de la noche"
RESUMEN = "Desde este lunes, la sala de lectura cierra más tarde para quien estudia y trabaja."
PARRAFO = "La sala de lectura tendrá luz, internet y dos bibliotecarias hasta la última hora."
MOTIVO = "El horario aprobado es hasta las ocho. Corrija el titular."
ALT = "Mesas de lectura junto a una ventana alta."


def entrar(ventana, usuario):
    ventana.goto("/admin/")
    ventana.fill("[name=username]", usuario)
    ventana.fill("[name=password]", "demo-local")
    ventana.click("button[type=submit]")
    expect(ventana.get_by_role("heading", name="Mesa de trabajo")).to_be_visible()


def subir_fotografia(ventana):
    ventana.get_by_role("button", name="Elegir fotografía").first.click()
    ventana.get_by_role("tab", name=re.compile("Subir")).click()
    panel = ventana.locator(".modal-content")
    panel.locator("input[type=file]").set_input_files(
        {
            "name": "IMG_2231.jpg",
            "mimeType": "image/jpeg",
            "buffer": bytes_de_imagen(1500 + secrets.randbelow(400), 1067),
        }
    )
    panel.locator("[name$=title]").fill("Biblioteca")
    panel.locator("[name$=description]").fill(ALT)
    panel.get_by_role("button", name=re.compile("Subir")).click()
    expect(ventana.locator(".modal-content")).to_have_count(0)


def escribir_cuerpo(ventana):
    ventana.locator("[data-contentpath=cuerpo]").get_by_role("button").first.click()
    ventana.get_by_role("option", name="Texto", exact=True).click()
    editor = ventana.locator("[data-contentpath=cuerpo] [contenteditable=true]").first
    editor.click()
    editor.press_sequentially(PARRAFO)


def escribir_boletin(ventana):
    ventana.get_by_role("link", name="Nuevo boletín").click()
    ventana.get_by_placeholder("Titular").fill(TITULAR)
    ventana.fill("[name=resumen]", RESUMEN)
    ventana.select_option("[name=area]", label="Educación")
    escribir_cuerpo(ventana)
    subir_fotografia(ventana)
    ventana.get_by_role("button", name="Enviar a revisión").click()


def test_from_an_editors_draft_to_a_citizens_telephone(abrir, captura):
    redaccion, direccion = abrir(), abrir(ancho=360, alto=780)
    entrar(redaccion, "redaccion")
    escribir_boletin(redaccion)
    captura(redaccion, "1-enviado")
    expect(redaccion.locator("body")).to_contain_text(TITULAR)

    entrar(direccion, "direccion")
    captura(direccion, "2-por-revisar")
    direccion.get_by_role("link", name=TITULAR).first.click()
    decidir(direccion, "Devolver con una nota…", MOTIVO)
    captura(direccion, "3-devuelto")

    redaccion.goto("/admin/")
    expect(redaccion.locator("body")).to_contain_text(MOTIVO)
    redaccion.get_by_role("link", name=TITULAR).first.click()
    expect(redaccion.locator("body")).to_contain_text(MOTIVO)
    redaccion.get_by_placeholder("Titular").fill(CORREGIDO)
    captura(redaccion, "4-corrige")
    redaccion.get_by_role("button", name="Enviar otra vez a revisión").click()
    expect(redaccion.locator(".messages")).to_contain_text("se envió")

    direccion.goto("/admin/")
    direccion.get_by_role("link", name=CORREGIDO).first.click()
    decidir(direccion, "Aprobar y publicar", "")
    captura(direccion, "5-aprobado")
    leer_en_el_telefono(abrir(ancho=360, alto=780), captura)


def decidir(ventana, accion, nota):
    ventana.get_by_role("button", name=accion).first.click()
    panel = ventana.locator(".modal-content")
    if nota:
        panel.locator("textarea").fill(nota)
    panel.get_by_role("button").last.click()
    expect(ventana.locator(".modal-content")).to_have_count(0)


def leer_en_el_telefono(ventana, captura):
    ventana.goto("/")
    expect(ventana.get_by_role("link", name=CORREGIDO)).to_be_visible()
    ventana.goto("/noticias/")
    ventana.get_by_role("link", name=CORREGIDO).click()
    expect(ventana.get_by_role("heading", level=1)).to_have_text(CORREGIDO)
    expect(ventana.locator(".folio").first).to_contain_text(re.compile(r"Núm\. \d+/\d{4}"))
    expect(ventana.locator("main")).to_contain_text(PARRAFO)
    expect(ventana.locator("main")).not_to_contain_text(MOTIVO)
    foto = ventana.get_by_role("img", name=ALT).first
    for _ in range(30):  # its sizes are the queue's work
        if foto.count() and foto.evaluate("f => f.tagName == 'IMG' && f.naturalWidth > 0"):
            break
        ventana.wait_for_timeout(1000)
        ventana.reload()
    assert foto.evaluate("f => f.naturalWidth") > 0
    captura(ventana, "6-en-el-telefono")
    ventana.goto("/buscar/?q=biblioteca+ocho")
    expect(ventana.get_by_role("link", name=CORREGIDO)).to_be_visible()
    feed = ventana.request.get("/noticias/rss/").text()
    assert CORREGIDO in feed
    assert ventana.context.cookies() == []
