"""What a department sends, to its public page: sent from a telephone with the line lost half-way,
asked about, answered, made an act and a boletín, approved, and seen by who sent it."""

import re
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from tests.navegador.test_buzon import entrar as entrar_al_buzon
from tests.navegador.test_buzon import faltas, foto
from tests.navegador.test_historia import decidir, entrar
from tests.navegador.test_tablero import unico

DIA = f"{timezone.localdate() + timedelta(days=6):%Y-%m-%d}"
HEIC = Path(__file__).parents[1] / "datos" / "fotos" / "samplefilehub.heif"
FALTA = "¿Cuántos metros de calle se arreglaron?"
RESPUESTA = "Son 430 metros, de Morelos a Allende."
CONTACTO = "Ing. Ruiz, 55 0000 1234"
CIERRE = "Se pavimentó la calle Hidalgo con concreto, con banquetas nuevas de los dos lados."
ALT = "Vecinas caminan por la calle recién pavimentada."


def test_from_a_departments_telephone_to_the_public_page(abrir, captura):
    titulo = unico("Inauguración de la calle Hidalgo")
    enlace = abrir(ancho=360, alto=780, has_touch=True)
    entrar_al_buzon(enlace)
    enviar_con_la_linea_cortada(enlace, titulo)
    captura(enlace, "buzon-1-recibo")
    suya = enlace.url

    oficina, direccion = abrir(alto=1200), abrir(ancho=360, alto=780)
    entrar(oficina, "redaccion")
    en_la_oficina(oficina, titulo)
    captura(oficina, "buzon-2-en-la-oficina")
    pedir_datos(oficina)
    responder(enlace, suya, captura)
    solicitud = hacer_el_acto(oficina, titulo)
    empezar_el_boletin(oficina, solicitud)
    captura(oficina, "buzon-4-boletin")
    enviar_a_revision(oficina, titulo)

    entrar(direccion, "direccion")
    direccion.goto("/admin/")
    direccion.get_by_role("link", name=titulo).first.click()
    decidir(direccion, "Aprobar y publicar", "")

    enlace.goto(suya)
    expect(enlace.locator("main")).to_contain_text("Ya es pública")
    captura(enlace, "buzon-5-ya-es-publica")
    enlace.get_by_role("link", name=titulo).click()
    expect(enlace.get_by_role("heading", level=1)).to_have_text(titulo)
    texto = abrir(ancho=360).request.get(enlace.url).text()
    assert CIERRE in texto
    assert CONTACTO not in texto
    assert RESPUESTA not in texto


def enviar_con_la_linea_cortada(ventana, titulo):
    """Three photographs, the last of a telephone of Apple; the line comes back by itself."""
    ventana.goto("/buzon/nueva/acto/")
    ventana.fill("[name=titulo]", titulo)
    ventana.fill("[name=para_cuando]", DIA)
    ventana.fill("[name=hora]", "11:00")
    ventana.locator("#archivos").set_input_files([foto("una.jpg")])
    expect(ventana.locator(".buzon-archivo.listo")).to_have_count(1)
    ventana.context.set_offline(True)
    ventana.fill("[name=lugar]", "Casa de la Cultura")
    ventana.fill("[name=texto]", CIERRE)
    ventana.fill("[name=contacto]", CONTACTO)
    ventana.locator("#archivos").set_input_files([foto("dos.jpg")])
    ventana.locator("#archivos").set_input_files(str(HEIC))
    ventana.get_by_role("button", name="Enviar", exact=True).click()
    ventana.context.set_offline(False)
    expect(ventana.locator(".buzon-recibo b").first).to_have_text(re.compile(r"B-\d{4}-\d{4}"))
    assert ventana.locator(".buzon-archivo").count() == 3
    assert faltas(ventana) == []


def en_la_oficina(ventana, titulo):
    ventana.goto("/admin/buzon/")
    ventana.get_by_role("link", name=titulo).first.click()
    expect(ventana.locator("#buzon-archivos")).to_contain_text("3")


def pedir_datos(ventana):
    ventana.get_by_role("link", name="Pedir datos").click()
    ventana.locator("main textarea").fill(FALTA)
    ventana.get_by_role("button", name="Pedir datos").click()
    expect(ventana.locator(".buzon-situacion")).to_contain_text("Se piden datos")


def responder(ventana, suya, captura):
    ventana.goto(suya)
    expect(ventana.locator("main")).to_contain_text(FALTA)
    captura(ventana, "buzon-3-le-piden")
    ventana.fill("[name=texto]", RESPUESTA)
    ventana.get_by_role("button", name="Responder").click()
    expect(ventana.locator("main")).to_contain_text(RESPUESTA)


def hacer_el_acto(ventana, titulo):
    """The record of the agenda, with the place that it knows. The address of the solicitud."""
    en_la_oficina(ventana, titulo)
    expect(ventana.locator("main")).to_contain_text(RESPUESTA)
    solicitud = ventana.url
    ventana.locator("#buzon-hacer + .buzon-pasos button").first.click()
    expect(ventana.locator("[name=titulo]")).to_have_value(titulo)
    assert ventana.locator("[name=sede] option:checked").inner_text() == "Casa de la Cultura"
    expect(ventana.locator("main")).to_contain_text("Viene de")
    return solicitud


def empezar_el_boletin(ventana, solicitud):
    ventana.goto(solicitud)
    ventana.get_by_role("button", name=re.compile("boletín")).click()
    expect(ventana.locator("main")).to_contain_text("Viene de")


def enviar_a_revision(ventana, titulo):
    """With what photographs show told in words: those of the body too."""
    expect(ventana.get_by_placeholder("Titular")).to_have_value(titulo)
    for caja in ventana.locator("[name=imagen_alt], [name$=alt_text]").all():
        caja.fill(ALT)
    ventana.get_by_role("button", name="Enviar a revisión").click()
    expect(ventana.locator(".messages")).to_contain_text("se envió")
