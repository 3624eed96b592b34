"""An act, from the desk to a citizen's calendar: written, moved, made public, moved again."""

import datetime
import re
from zoneinfo import ZoneInfo

import icalendar
from playwright.sync_api import expect

from tests.navegador.test_historia import decidir, entrar
from tests.navegador.test_tablero import llevar, poner, tarjeta_de, unico

AQUI = ZoneInfo("America/Mexico_City")
SECRETO = "Hay que pagar las sillas antes del martes"
SEDE, AREA = "Casa de la Cultura", "Salud"


def test_an_act_from_the_desk_to_a_citizens_calendar(abrir, captura):
    redaccion, direccion = abrir(alto=1400), abrir(ancho=360, alto=780)
    entrar(redaccion, "redaccion")
    interno, publico = unico("Entrega de sillas de ruedas"), unico("Acto con la comunidad")
    dia = poner(redaccion, interno)
    mover_con_el_raton(redaccion, interno, "13:30")
    completar_y_hacer_publico(redaccion, interno, publico)
    captura(redaccion, "acto-1-en-revision")

    entrar(direccion, "direccion")
    direccion.goto("/admin/")
    direccion.get_by_role("link", name=publico).first.click()
    decidir(direccion, "Aprobar y publicar", "")
    captura(direccion, "acto-2-aprobado")

    ciudadana = abrir(ancho=360, alto=780)
    pagina, calendario = suscribirse(ciudadana, publico, captura)
    antes = leer(ciudadana, calendario)
    assert antes["dtstart"].dt.astimezone(AQUI) == a_las(dia, 13, 30)
    for puerta in (pagina, calendario, "/agenda/agenda.json", "/agenda/calendario.ics"):
        texto = ciudadana.request.get(puerta).text()
        assert SECRETO not in texto, puerta
        assert interno not in texto, puerta

    mover_con_el_teclado(redaccion, dia, interno)
    poner_al_dia(direccion, redaccion, interno, captura)
    despues = leer(ciudadana, calendario)
    assert despues["dtstart"].dt.astimezone(AQUI) == a_las(dia, 14, 0)
    assert despues["uid"] == antes["uid"]
    assert despues["sequence"] > antes["sequence"]
    ciudadana.goto(pagina)
    expect(ciudadana.locator("main s, main del").first).to_contain_text("13:30")
    expect(ciudadana.locator("main")).to_contain_text("14:00")
    captura(ciudadana, "acto-5-movido")
    assert ciudadana.context.cookies() == []


def a_las(dia, hora, minuto):
    return datetime.datetime.fromisoformat(dia).replace(hour=hora, minute=minuto, tzinfo=AQUI)


def mover_con_el_raton(ventana, titulo, hora):
    asa = tarjeta_de(ventana, titulo).locator(".tarjeta-hora")
    llevar(ventana, asa, ventana.locator(f"[data-hora='{hora}']"))
    ventana.mouse.up()
    expect(ventana.locator(".messages")).to_contain_text(hora)


def mover_con_el_teclado(ventana, dia, titulo):
    """Half an hour later: two steps of fifteen minutes."""
    ventana.goto(f"/admin/agenda/?vista=dia&dia={dia}", wait_until="networkidle")
    ventana.get_by_role("link", name=f"Mover: {titulo}").focus()
    for tecla in ("ArrowDown", "ArrowDown", "Enter"):
        ventana.keyboard.press(tecla)
    expect(ventana.locator(".messages")).to_contain_text("14:00")


def abrir_registro(ventana, titulo):
    ventana.get_by_role("link", name=titulo, exact=True).first.click()
    expect(ventana.locator("[name=titulo]")).to_have_value(titulo)


def completar_y_hacer_publico(ventana, interno, publico):
    """What its page needs, and what nobody outside must read."""
    abrir_registro(ventana, interno)
    ventana.locator("[name=sede]").select_option(label=SEDE)
    ventana.locator("[name=area]").select_option(label=AREA)
    ventana.locator("[name=notas]").fill(SECRETO)
    ventana.get_by_role("button", name="Guardar").click()
    expect(ventana.locator(".messages")).to_contain_text(interno)
    ventana.get_by_role("link", name="Confirmar").click()
    ventana.get_by_role("button", name="Confirmar").click()
    expect(ventana.locator(".messages")).to_be_visible()
    ventana.get_by_role("link", name="Hacer público").click()
    ventana.locator("[name=titulo]").fill(publico)
    ventana.locator("[name=resumen]").fill("Un acto abierto a quien quiera venir.")
    ventana.locator("[name=modalidad]").select_option("otro")
    ventana.get_by_role("button", name="Hacer público").click()
    expect(ventana.locator(".messages")).to_contain_text("está en revisión")


def suscribirse(ventana, titulo, captura):
    """What a citizen does on a telephone: (address of the act, address of its calendar)."""
    ventana.goto("/agenda/")
    ventana.get_by_role("link", name=titulo).first.click()
    expect(ventana.get_by_role("heading", level=1)).to_contain_text(titulo)
    captura(ventana, "acto-3-publico")
    calendario = ventana.locator("a[href$='acto.ics']").first.get_attribute("href")
    return ventana.url, re.sub(r"^webcal:", "http:", calendario)


def leer(ventana, calendario):
    """The event of that calendar, as a program of calendars reads it."""
    respuesta = ventana.request.get(calendario, headers={"Cache-Control": "no-cache"})
    assert respuesta.ok
    (evento,) = icalendar.Calendar.from_ical(respuesta.text()).walk("VEVENT")
    return evento


def poner_al_dia(direccion, redaccion, titulo, captura):
    """At night, alone, from a telephone: what the program copies, and nothing written."""
    enlace = redaccion.get_by_role("link", name=titulo, exact=True).first
    ruta = re.search(r"/admin/.*", enlace.get_attribute("href"))
    direccion.goto(ruta[0])
    direccion.get_by_role("link", name="Comparar con su página").click()
    expect(direccion.locator("main")).to_contain_text("13:30")
    expect(direccion.locator("main")).to_contain_text("14:00")
    captura(direccion, "acto-4-difieren")
    direccion.get_by_role("button", name="Poner al día la página").click()
    expect(direccion.locator(".messages")).to_contain_text("ya dice lo mismo")
