"""A gallery in a real browser: its order in the panel, and its viewer at both ends."""

import time
from urllib.parse import quote

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.navegador.test_paginas import ir
from tests.navegador.test_panel import entrar

LA_PRIMERA_MIRADA = 3000  # milliseconds until the panel begins to look for changes
CREAR = """
from django.utils import timezone
from acervo.models import Imagen
from ayuntamiento.models import Area, Usuario
from galerias.models import Foto, Galeria, Galerias
redaccion = Usuario.objects.get(username="redaccion")
galeria = Galeria(title="{titulo}", resumen="De prueba.", fecha=timezone.now(), live=False)
galeria.owner, galeria.area = redaccion, Area.objects.first()
galeria.fotos = [Foto(imagen=imagen) for imagen in Imagen.objects.filter(retirada=False)[:4]]
Galerias.objects.get().add_child(instance=galeria)
galeria.save_revision(user=redaccion)
"""
ORDEN = """
[...document.querySelectorAll('#id_fotos-FORMS > [data-inline-panel-child]')]
  .map((hijo) => hijo.id.replace('inline_child_fotos-', '')).join()
"""
ENFOCADO = """
(({ activeElement: e }) => [
  e.closest('[data-inline-panel-child]')?.id.replace('inline_child_fotos-', ''),
  e.hasAttribute('data-inline-panel-child-move-up') ? 'subir' : '',
  e.hasAttribute('data-inline-panel-child-move-down') ? 'bajar' : '',
].join(''))(document)
"""
PASOS = [
    ("bajar", "0", "1,0,2,3", "0bajar"),
    ("bajar", "0", "1,2,0,3", "0bajar"),
    ("bajar", "0", "1,2,3,0", "0subir"),  # at the end: its pair
    ("subir", "0", "1,2,0,3", "0subir"),
    ("subir", "1", "1,2,0,3", None),  # the first goes nowhere
    ("subir", "2", "2,1,0,3", "2bajar"),
]


FOTOS = """
[...document.querySelectorAll('#id_fotos-FORMS input[name$=-imagen]')].map((e) => e.value).join()
"""


def boton(ventana, cual, foto):
    a_donde = {"subir": "up", "bajar": "down"}[cual]
    return ventana.locator(
        f"#inline_child_fotos-{foto} [data-inline-panel-child-move-{a_donde}]"
    ).first


@pytest.fixture
def editar(abrir, en_el_pueblo):
    """A new draft of four photographs, open in the panel of who wrote it."""

    def nuevo():
        titulo = f"Cuatro en orden {time.time_ns()}"
        en_el_pueblo(CREAR.format(titulo=titulo))
        ventana = abrir()
        entrar(ventana, "redaccion")
        ventana.goto(f"/admin/pages/search/?q={quote(titulo)}")
        ventana.get_by_role("link", name=titulo, exact=True).first.click()
        ventana.wait_for_load_state("networkidle")
        expect(ventana.locator("[data-inline-panel-child]:visible")).to_have_count(4)
        return ventana

    return nuevo


@pytest.mark.parametrize("espera", [250, 1500])
@pytest.mark.parametrize("con", ["ratón", "Enter", "Space"])
def test_a_photograph_moves_one_place_and_the_focus_stays_on_its_button(editar, con, espera):
    """`espera`: more than what the panel takes to save by itself, and less."""
    ventana = editar()
    for cual, foto, orden, enfocado in PASOS:
        if enfocado is None:
            expect(boton(ventana, cual, foto)).to_be_disabled()
            continue
        if con == "ratón":
            boton(ventana, cual, foto).click()
        else:
            boton(ventana, cual, foto).focus()
            ventana.keyboard.press(con)
        assert ventana.evaluate(ORDEN) == orden
        ventana.wait_for_timeout(espera)
        assert ventana.evaluate(ENFOCADO) == enfocado


def test_the_order_is_saved_by_itself(editar):
    ventana = editar()
    ventana.wait_for_timeout(LA_PRIMERA_MIRADA)
    with ventana.expect_response(lambda r: r.request.method == "POST" and "/edit/" in r.url):
        boton(ventana, "bajar", 0).click()
    ordenadas = ventana.evaluate(FOTOS)
    ventana.wait_for_load_state("networkidle")
    ventana.reload()
    assert ventana.evaluate(FOTOS) == ordenadas


def test_the_viewer_hears_the_keys_at_its_first_and_at_its_last(abrir):
    ventana = abrir()
    ir(ventana, "galeria")
    fotos = ventana.locator("[data-visor] figure a:has(img)")
    cuantas = fotos.count()
    fotos.nth(cuantas - 2).focus()
    ventana.keyboard.press("Enter")
    cuenta = ventana.locator("dialog[open] .cuenta")
    ventana.keyboard.press("Home")
    expect(cuenta).to_have_text(f"1 de {cuantas}")
    ventana.keyboard.press("ArrowRight")
    expect(cuenta).to_have_text(f"2 de {cuantas}")
    ventana.keyboard.press("End")
    siguiente = ventana.get_by_role("button", name="Siguiente")
    expect(siguiente).to_have_attribute("aria-disabled", "true")
    ventana.keyboard.press("ArrowLeft")
    expect(siguiente).to_have_attribute("aria-disabled", "false")
    siguiente.click()
    expect(cuenta).to_have_text(f"{cuantas} de {cuantas}")
    expect(siguiente).to_be_focused()
    siguiente.press("Enter")
    expect(cuenta).to_have_text(f"{cuantas} de {cuantas}")
    ventana.keyboard.press("ArrowLeft")
    expect(cuenta).to_have_text(f"{cuantas - 1} de {cuantas}")
    ventana.locator("dialog[open] > img").click()
    ventana.keyboard.press("ArrowLeft")
    expect(cuenta).to_have_text(f"{cuantas - 2} de {cuantas}")


DE_VARIAS_PAGINAS = """
from datetime import timedelta
from django.utils import timezone
from acervo.models import Imagen
from ayuntamiento.models import Area
from galerias.models import Foto, Galeria, Galerias
from moderacion.actions import publicar
unas = list(Imagen.objects.filter(retirada=False, menores=False).exclude(variantes={{}})[:10])
galeria = Galeria(title="{titulo}", slug="{slug}", resumen="Prueba.")
galeria.fecha = timezone.now() - timedelta(days=9000)  # not the first of the list of the town
galeria.live, galeria.area = False, Area.objects.first()
galeria.fotos = [Foto(imagen=unas[n % len(unas)], sort_order=n) for n in range({cuantas})]
Galerias.objects.get().add_child(instance=galeria)
publicar(revision=galeria.save_revision(), carga="prueba")
"""


@pytest.fixture
def de_dos_paginas(en_el_pueblo):
    """The address of a public gallery of thirty photographs: two pages."""
    return de_varias_paginas(en_el_pueblo, 30)


def de_varias_paginas(en_el_pueblo, cuantas):
    slug = f"muchas-{time.time_ns()}"
    codigo = DE_VARIAS_PAGINAS.format(titulo=f"Muchas {slug}", slug=slug, cuantas=cuantas)
    en_el_pueblo(codigo)
    return f"/galerias/{slug}/"


@pytest.mark.parametrize("ancho", [360, 1280])
def test_back_closes_the_viewer_and_stays_in_the_gallery(abrir, de_dos_paginas, ancho):
    ventana = abrir(ancho=ancho)
    ventana.goto("/galerias/")
    ventana.goto(de_dos_paginas)
    fotos = ventana.locator("[data-visor] figure a:has(img)")
    visor = ventana.locator("dialog.visor")
    fotos.nth(1).click()
    expect(visor).to_be_visible()
    ventana.go_back()
    expect(visor).to_be_hidden()
    assert ventana.url.endswith(de_dos_paginas)
    expect(fotos.nth(1)).to_be_focused()
    for cerrar in (lambda: ventana.keyboard.press("Escape"), visor.get_by_text("Cerrar").click):
        fotos.nth(2).click()
        expect(visor).to_be_visible()
        cerrar()
        expect(visor).to_be_hidden()
        esperar_a_que_vuelva(ventana)
    ventana.go_back()
    ventana.wait_for_url("**/galerias/")


def esperar_a_que_vuelva(ventana):
    """Until the viewer's own going back has ended."""
    for _ in range(50):
        if not ventana.evaluate("history.state?.visor"):
            return
        ventana.wait_for_timeout(100)
    raise AssertionError("El visor no quitó lo suyo del historial.")


def test_end_goes_to_the_last_of_all_and_home_to_the_first(abrir, de_dos_paginas):
    ventana = abrir()
    ventana.goto(de_dos_paginas)
    ventana.locator("[data-visor] figure a:has(img)").first.click()
    cuenta = ventana.locator("dialog[open] .cuenta")
    ventana.keyboard.press("End")
    expect(cuenta).to_have_text("30 de 30")
    ventana.keyboard.press("Home")
    expect(cuenta).to_have_text("1 de 30")
    ventana.goto(f"{de_dos_paginas}?pagina=2")
    ventana.locator("[data-visor] figure a:has(img)").first.click()
    ventana.keyboard.press("Home")
    expect(cuenta).to_have_text("1 de 30")


def test_the_last_of_many_pages_is_seen_without_bringing_those_between(abrir, en_el_pueblo):
    galeria = de_varias_paginas(en_el_pueblo, 100)  # five pages
    ventana = abrir()
    ventana.goto(galeria)
    pedidas = []
    ventana.on("request", lambda r: "pagina=" in r.url and pedidas.append(r.url[-1]))
    ventana.locator("[data-visor] figure a:has(img)").first.click()
    cuenta = ventana.locator("dialog[open] .cuenta")
    ventana.keyboard.press("End")
    expect(cuenta).to_have_text("100 de 100")
    assert pedidas == ["5"]
    for lugar in (99, 98, 97, 96):
        ventana.keyboard.press("ArrowLeft")
        expect(cuenta).to_have_text(f"{lugar} de 100")
    assert pedidas == ["5", "4"]
    ventana.keyboard.press("Home")
    expect(cuenta).to_have_text("1 de 100")
    ventana.context.set_offline(True)
    ventana.keyboard.press("End")
    expect(cuenta).to_have_text("100 de 100")  # it is here already
    assert pedidas == ["5", "4"]
    ventana.context.set_offline(False)
    ventana.keyboard.press("Escape")
    expect(ventana.locator("figure[data-lugar='24'] a").first).to_be_focused()


DENTRO = "e => { const r = e.getBoundingClientRect(); return [r.top, r.bottom, r.left, r.right] }"
ENFOCADO_LIBRE = """
() => {
  const e = document.activeElement, r = e.getBoundingClientRect();
  if (e.closest('.footer') || !r.height) return true;
  const barra = document.querySelector('.editor-view .footer').getBoundingClientRect().top;
  return r.top >= 0 && r.bottom <= barra + 1;
}
"""
QUIEN = """
(({ activeElement: e }) => [e.name || e.className, e.getBoundingClientRect().toJSON()])(document)
"""


def test_what_is_moved_by_keyboard_stays_in_sight(editar):
    ventana = editar()
    boton(ventana, "bajar", 0).focus()
    for _ in range(3):
        ventana.keyboard.press("Enter")
        ventana.wait_for_timeout(600)
        arriba, abajo, _, _ = ventana.locator(":focus").evaluate(DENTRO)
        assert 0 <= arriba < abajo <= 900


def test_on_a_telephone_the_steps_bar_covers_nothing_that_has_the_focus(editar):
    """A select that is a little above the bar is not scrolled by the browser unless it is told."""
    ventana = editar()
    ventana.set_viewport_size({"width": 360, "height": 640})
    ventana.reload(wait_until="networkidle")
    tapados, vistos = [], 0
    for campo in ("[name=title]", "[name=area]", "[name=lugar]", "[name=fotos-1-pie]"):
        ventana.locator(campo).first.focus()
        for _ in range(6):
            ventana.keyboard.press("Tab")
            vistos += 1
            try:
                ventana.wait_for_function(ENFOCADO_LIBRE, timeout=2000)
            except TimeoutError:
                tapados.append(ventana.evaluate(QUIEN))
    assert vistos == 24
    assert tapados == []


def test_on_a_telephone_the_buttons_of_a_photograph_are_whole(editar):
    ventana = editar()
    ventana.set_viewport_size({"width": 360, "height": 640})
    titulos = ventana.locator("#id_fotos-FORMS [data-chooser-title]")
    titulos.evaluate_all("unos => unos.forEach((e) => (e.textContent = 'L5-buena-00_IMG_4021'))")
    for boton_de_mas in ventana.locator("#id_fotos-FORMS .chosen .w-dropdown").all():
        _, _, izquierda, derecha = boton_de_mas.evaluate(DENTRO)
        assert 0 <= izquierda < derecha <= 342, "where its panel ends"
