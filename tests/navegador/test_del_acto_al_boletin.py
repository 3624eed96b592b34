"""From the desk, an act that was covered becomes a boletín in at most twelve steps."""

import re
import secrets
from dataclasses import dataclass, field

from playwright.sync_api import expect

from tests.navegador.test_historia import entrar

TOPE = 12
GALERIA = "El día que volvió el mercado"
ACTO = "Reapertura del mercado Hidalgo"


@dataclass
class Pasos:
    """A click, a field that is typed, a choice: each is one, counted as it is done."""

    hechos: list = field(default_factory=list)

    def clic(self, cosa, que):
        self.hechos.append(que)
        cosa.click()

    def escribir(self, cosa, texto):
        self.hechos.append(f"escribir «{texto}»")
        cosa.fill(texto)

    def elegir(self, cosa, rotulo):
        self.hechos.append(f"elegir «{rotulo}»")
        cosa.select_option(label=rotulo)


def test_from_the_desk_to_a_draft_in_twelve_steps(abrir, captura):
    ventana = abrir()
    entrar(ventana, "redaccion")
    pasos = Pasos()
    pasos.clic(ventana.get_by_role("link", name="Agenda", exact=True), "Agenda")
    pasos.clic(ventana.get_by_role("link", name=ACTO, exact=True).first, "el acto")
    mirar_lo_que_ya_salio(ventana)
    pasos.clic(ventana.get_by_role("button", name="Guardar"), "Guardar")
    expect(ventana.locator(".messages")).to_contain_text(ACTO)
    pasos.clic(ventana.get_by_role("link", name="Crear boletín desde este acto"), "Crear boletín")
    pasos.clic(ventana.get_by_role("button", name="Crear boletín desde este acto"), "sí")
    expect(ventana.locator(".messages")).to_contain_text("Se empezó el boletín")
    captura(ventana, "boletin-desde-el-acto")
    assert len(pasos.hechos) <= TOPE, pasos.hechos
    mirar_el_borrador(ventana)
    mirar_la_cobertura(ventana)


def test_from_the_desk_to_a_draft_though_the_act_was_not_written(abrir):
    """The one that nobody had in the agenda: pasted, as the área sent it, and begun."""
    ventana = abrir()
    entrar(ventana, "redaccion")
    pasos, que = Pasos(), f"Entrega de sillas de ruedas {secrets.token_hex(2)}"
    pasos.clic(ventana.get_by_role("link", name="Agenda", exact=True), "Agenda")
    pasos.clic(ventana.get_by_role("link", name="Anotar varios"), "Anotar varios")
    renglon = f"Hoy, 11:00, {que}, Casa de la Cultura, preside Amalia Quiroz Berumen"
    pasos.escribir(ventana.locator("[name=texto]"), renglon)
    pasos.clic(ventana.get_by_role("button", name="Leer los renglones"), "Leer")
    pasos.clic(ventana.get_by_role("button", name="Anotar los marcados"), "Anotar")
    pasos.clic(ventana.get_by_role("link", name=re.compile(que)).first, "el acto")
    pasos.elegir(ventana.locator("[name=area]"), "Salud")
    pasos.clic(ventana.get_by_role("button", name="Guardar"), "Guardar")
    pasos.clic(ventana.get_by_role("link", name="Crear boletín desde este acto"), "Crear boletín")
    pasos.clic(ventana.get_by_role("button", name="Crear boletín desde este acto"), "sí")
    assert len(pasos.hechos) <= TOPE, pasos.hechos
    expect(ventana.locator("[name=area] option:checked")).to_have_text("Salud")
    expect(ventana.locator("[name=lugar]")).not_to_have_value("")
    cuerpo = ventana.locator("[data-contentpath=cuerpo]").first
    expect(cuerpo).to_contain_text(re.compile("Casa de la Cultura, .+ 11:00"))
    expect(cuerpo).to_contain_text("Amalia Quiroz Berumen")


def mirar_lo_que_ya_salio(ventana):
    """What came of the photographs: the gallery that says it is of this act."""
    fila = ventana.locator("[data-inline-panel-child]").filter(
        has=ventana.locator("select[name$=-tipo] option:checked", has_text="Fotografía")
    )
    expect(fila).to_contain_text(GALERIA)


def mirar_el_borrador(ventana):
    """Place, date line, área, officials with their posts, photographs, what is read with it."""
    expect(ventana.locator("[name=lugar]")).not_to_have_value("")
    expect(ventana.locator("[name=area] option:checked")).not_to_have_text(re.compile("^-+$"))
    cuerpo = ventana.locator("[data-contentpath=cuerpo]").first
    expect(cuerpo).to_contain_text("Mercado Hidalgo")
    expect(cuerpo).to_contain_text(re.compile(r"Amalia Quiroz Berumen, .+ \(preside\)"))
    assert cuerpo.locator("img").count() >= 2
    expect(
        ventana.locator("[data-contentpath=imagen] img, #id_imagen-chooser img").first
    ).to_be_visible()
    expect(ventana.locator("main")).to_contain_text(GALERIA)


def mirar_la_cobertura(ventana):
    """The record leads to the boletín: asked for, and now there."""
    ventana.go_back()
    ventana.goto("/admin/agenda/")
    ventana.get_by_role("link", name=ACTO, exact=True).first.click()
    fila = ventana.locator("[data-inline-panel-child]").filter(
        has=ventana.locator("select[name$=-tipo] option:checked", has_text="Boletín")
    )
    expect(fila).to_contain_text(ACTO)
