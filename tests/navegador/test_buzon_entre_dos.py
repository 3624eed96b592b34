"""Two telephones with the same draft: nothing of the other is covered, and what waits is told."""

import secrets

import pytest
from playwright.sync_api import expect

from tests.navegador.test_buzon import DIA, GUARDADO, entrar, faltas


@pytest.fixture
def los_dos(abrir):
    uno = abrir(ancho=360, alto=740, has_touch=True)
    entrar(uno, "/buzon/nueva/acto/")
    uno.fill("[name=titulo]", f"Obra {secrets.token_hex(4)}")
    expect(dicho(uno)).to_have_text(GUARDADO)
    dos = uno.context.new_page()
    dos.goto(uno.url)
    return uno, dos


def dicho(ventana):
    return ventana.locator("[data-guardado]")


def guarda(ventana, **campos):
    with ventana.expect_response("**/guardar/"):
        for campo, valor in campos.items():
            ventana.fill(f"[name={campo}]", valor)


def enviar(ventana):
    ventana.get_by_role("button", name="Enviar", exact=True).click()


def test_each_sees_what_the_other_wrote_and_neither_covers_it(los_dos):
    uno, dos = los_dos
    guarda(uno, lugar="UNO", contacto="Ana")
    dos.fill("[name=asisten]", "DOS")
    expect(dicho(dos)).to_have_text(GUARDADO)
    expect(dos.locator("[name=lugar]")).to_have_value("UNO")
    expect(dos.locator("[name=contacto]")).to_have_value("Ana")
    dos.reload()
    for campo, valor in (("lugar", "UNO"), ("asisten", "DOS")):
        expect(dos.locator(f"[name={campo}]")).to_have_value(valor)


def test_what_waits_for_a_decision_is_not_sent_and_says_so(los_dos):
    uno, dos = los_dos
    guarda(uno, lugar="UNO", para_cuando=DIA, hora="11:00")
    dos.fill("[name=lugar]", "DOS")
    expect(dicho(dos)).to_contain_text("las dos cambiaron: «Dónde»")
    assert faltas(dos) == []
    for _ in range(2):
        enviar(dos)
        expect(dicho(dos)).to_contain_text("No se envió: decida primero")
        expect(dos.get_by_role("button", name="Guardar lo mío")).to_be_focused()
    enviar(uno)
    expect(uno.locator(".buzon-recibo")).to_be_visible()
    recibo = uno.locator(".buzon-recibo b").first.inner_text()
    enviar(dos)
    expect(dicho(dos)).to_contain_text(f"Ya se había enviado: su recibo es {recibo}")
    expect(dos.get_by_role("link", name="Ver lo que se envió")).to_be_visible()


def test_mine_is_mine_only_where_both_wrote(los_dos):
    uno, dos = los_dos
    guarda(uno, lugar="UNO", contacto="Ana")
    dos.fill("[name=lugar]", "DOS")
    dos.get_by_role("button", name="Guardar lo mío").click()
    expect(dicho(dos)).to_have_text(GUARDADO)
    expect(dos.locator("[name=lugar]")).to_have_value("DOS")
    expect(dos.locator("[name=contacto]")).to_have_value("Ana")


DECIDIR = """
from ayuntamiento.models import Usuario
from buzon import atender
from buzon.models import Solicitud
una = Solicitud.objects.get(titulo="{titulo}")
atender.rechazar(solicitud=una, texto="Ya salió.", por=Usuario.objects.get(username="redaccion"))
"""


def test_what_is_typed_after_the_office_decided_goes_on_as_another(abrir, en_el_pueblo):
    ventana, titulo = abrir(ancho=360, alto=740), f"Aviso {secrets.token_hex(4)}"
    entrar(ventana, "/buzon/nueva/aviso/")
    for campo, dicho_en in (("titulo", titulo), ("texto", "Corte."), ("para_cuando", DIA)):
        ventana.fill(f"[name={campo}]", dicho_en)
    enviar(ventana)
    ventana.get_by_role("link", name="Corregir o cambiar archivos").click()
    en_el_pueblo(DECIDIR.format(titulo=titulo))
    ventana.fill("[name=texto]", "Escrito tarde.")
    expect(dicho(ventana)).to_contain_text("no se cambia")
    ventana.goto("/buzon/")
    ventana.locator("[data-copias]").get_by_role("link", name=titulo).click()
    seguir = ventana.get_by_role("button", name="Seguir con ella como otra")
    assert faltas(ventana) == []
    seguir.click()
    expect(ventana.locator("[name=texto]")).to_have_value("Escrito tarde.")
    expect(ventana.get_by_text("Es otra solicitud, todavía sin enviar")).to_be_visible()
    ventana.goto("/buzon/")
    expect(ventana.locator("[data-copias]")).to_be_hidden()


APARTADO = "En este teléfono quedó algo escrito"
PONER = "Poner lo de este teléfono"


@pytest.fixture
def con_lo_que_quedo(abrir, los_dos):
    """A telephone whose owner left without deciding on «Dónde», and comes back."""
    uno, _ = los_dos
    suyo = abrir(ancho=360, alto=740, has_touch=True)
    entrar(suyo, uno.url)
    guarda(uno, lugar="UNO", contacto="Ana")
    suyo.fill("[name=lugar]", "DOS")
    expect(dicho(suyo)).to_contain_text("las dos cambiaron: «Dónde»")
    suyo.reload()
    expect(suyo.get_by_text(APARTADO)).to_be_in_viewport()
    return suyo


def dice(ventana, **campos):
    for campo, valor in campos.items():
        expect(ventana.locator(f"[name={campo}]")).to_have_value(valor)


def test_what_is_typed_while_the_notice_waits_is_kept_and_the_older_too(con_lo_que_quedo):
    suyo = con_lo_que_quedo
    expect(suyo.get_by_role("status").filter(has_text=APARTADO)).to_contain_text("DOS")
    assert faltas(suyo) == []
    suyo.fill("[name=asisten]", "La presidenta")
    expect(dicho(suyo)).to_have_text(GUARDADO)
    suyo.reload()
    dice(suyo, asisten="La presidenta", lugar="UNO")
    suyo.context.set_offline(True)
    suyo.fill("[name=texto]", "Sin línea")
    suyo.wait_for_timeout(200)
    camino, contexto = suyo.url, suyo.context
    suyo.close(run_before_unload=False)
    contexto.set_offline(False)
    otra = contexto.new_page()
    otra.goto(camino)
    dice(otra, texto="Sin línea", lugar="UNO")
    enviar(otra)
    expect(otra.get_by_role("button", name=PONER)).to_be_focused()
    expect(otra.locator("[data-apartado]")).to_contain_text("No se envió: decida primero")
    otra.get_by_role("button", name=PONER).click()
    expect(dicho(otra)).to_have_text(GUARDADO)
    otra.reload()
    dice(otra, texto="Sin línea", lugar="DOS", asisten="La presidenta", contacto="Ana")
    expect(otra.get_by_text(APARTADO)).to_have_count(0)


def test_what_was_left_covers_nothing_typed_since(con_lo_que_quedo):
    suyo = con_lo_que_quedo
    suyo.fill("[name=lugar]", "TRES")
    suyo.get_by_role("button", name=PONER).click()
    expect(dicho(suyo)).to_contain_text("menos lo que volvió a escribir: «Dónde»")
    expect(dicho(suyo)).to_have_text(GUARDADO)
    suyo.reload()
    dice(suyo, lugar="TRES", contacto="Ana")


def test_what_was_left_is_forgotten_if_she_says_so(con_lo_que_quedo):
    suyo = con_lo_que_quedo
    suyo.get_by_role("button", name="Dejar lo guardado").click()
    suyo.reload()
    dice(suyo, lugar="UNO")
    expect(suyo.get_by_text(APARTADO)).to_have_count(0)


def test_what_the_other_wrote_is_in_sight_and_she_decides_once(los_dos):
    uno, dos = los_dos
    guarda(uno, lugar="Mercado Hidalgo")
    dos.fill("[name=lugar]", "DOS")
    expect(dicho(dos).locator("dl")).to_have_text("DóndeMercado Hidalgo")
    assert faltas(dos) == []
    guarda(uno, contacto="Ana")
    dos.get_by_role("button", name="Guardar lo mío").click()
    expect(dicho(dos)).to_have_text(GUARDADO)
    dice(dos, lugar="DOS", contacto="Ana")


def test_what_the_other_changed_again_is_shown_before_it_is_covered(los_dos):
    uno, dos = los_dos
    guarda(uno, lugar="Mercado")
    dos.fill("[name=lugar]", "DOS")
    expect(dicho(dos).locator("dd")).to_have_text("Mercado")
    guarda(uno, lugar="Portal")
    dos.get_by_role("button", name="Guardar lo mío").click()
    expect(dicho(dos).locator("dd")).to_have_text("Portal")


def test_each_tab_keeps_here_what_it_typed_and_none_covers_the_other(los_dos):
    uno, dos = los_dos
    contexto, camino = uno.context, uno.url
    contexto.set_offline(True)
    uno.fill("[name=lugar]", "UNO")
    uno.fill("[name=asisten]", "La presidenta")
    dos.fill("[name=lugar]", "DOS")
    dos.fill("[name=contacto]", "Ana")
    dos.wait_for_timeout(200)
    for ventana in los_dos:
        ventana.close(run_before_unload=False)
    contexto.set_offline(False)
    otra = contexto.new_page()
    otra.goto(camino)
    dice(otra, asisten="La presidenta", contacto="Ana", lugar="DOS")
    expect(otra.locator("[data-apartado] dd")).to_have_text("UNO")
    otra.get_by_role("button", name="Dejar lo guardado").click()
    expect(dicho(otra)).to_have_text(GUARDADO)
    assert "pregon-buzon" not in otra.evaluate("Object.keys(localStorage).join()")


def test_what_one_tab_has_waiting_is_not_forgotten_when_the_other_is_kept(los_dos):
    uno, dos = los_dos
    guarda(uno, lugar="UNO")
    dos.fill("[name=lugar]", "DOS")
    expect(dicho(dos)).to_contain_text("las dos cambiaron: «Dónde»")
    guarda(uno, contacto="Ana")
    expect(dicho(uno)).to_have_text(GUARDADO)
    dos.reload()
    dice(dos, lugar="UNO", contacto="Ana")
    expect(dos.locator("[data-apartado] dd")).to_have_text("DOS")
