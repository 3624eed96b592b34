"""Our own screens of the panel, on a telephone and on a desk, before axe.

Which they are is asked of the URLconf: every `moderacion:` address that answers to GET.
"""

import random
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, get_resolver, resolve

from tests.muestra import TODO
from tests.navegador.test_panel import entrar

SEMILLA, MUESTRA = 20261125, 6
ANCHOS = (360, 1280)
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# What is opened with no name of a `moderacion:` address, and where links to the rest are found.
FIJAS = {"entrada": "/admin/login/", "mesa": "/admin/"}
FIJAS |= {"tablero": "/admin/agenda/?vista=semana", "tablero de un día": "/admin/agenda/?vista=dia"}
FIJAS |= {"tablero por horas": "/admin/agenda/?vista=horas"}
FIJAS |= {"registro": "/admin/compromisos/", "acto nuevo": "/admin/compromisos/new/"}
FIJAS |= {
    f"acto, {verbo}": f"/admin/agenda/1/{verbo}/"
    for verbo in ("mover", "prioridad", "pagina", "cubierto")
}
FIJAS |= {"ficha de un acto": "/admin/compromisos/edit/1/"}
FIJAS |= {
    pantalla: f"/admin/agenda/{pantalla}/"
    for pantalla in ("anotar-varios", "importar", "sin-evidencia")
}
FIJAS |= {"buzón": "/admin/buzon/", "todo el buzón": "/admin/buzon/?estado=todas"}
FIJAS |= {f"solicitud {n}": f"/admin/buzon/{n}/" for n in (1, 2, 3, 4)}
FIJAS |= {
    f"solicitud, {verbo}": f"/admin/buzon/2/{verbo}/"
    for verbo in ("asignar", "pedir", "nota", "unir", "usar/compromiso", "usar/galeria")
}
FIJAS |= {"subir fotografías": "/admin/fotografias/subir/"}
FIJAS |= {"sin texto alternativo": "/admin/fotografias/sin-texto/"}
FIJAS |= {"traer fotografías": "/admin/galerias/traer/"}
FIJAS |= {"editar varias": "/admin/bulk/acervo/imagen/editar_varias/?id=1&id=2"}
DONDE_HAY_ENLACES = ("/admin/", "/admin/mesa/lista/publicadas/", "/admin/mesa/vedas/")
# No screen of their own: they send on, or answer only a form, a file or a moment of the demo.
SIN_PANTALLA = {"nueva", "seccion", "repasar", "decidir", "aprobar-varias"}
SIN_PANTALLA |= {"revocar_borrador", "cambiar_veda", "levantar_veda", "sesion"}
SIN_PANTALLA |= {"bitacora_resultados"}  # the demo has none
SIN_PANTALLA |= {"rescatado"}  # of whom the session left; see test_sesion.py
SIN_ENLACE = (
    "Ninguna pantalla de {} lleva a «moderacion:{}»: agregue a DONDE_HAY_ENLACES una que sí, o su "
    "nombre a SIN_PANTALLA, con la razón."
)


def nombres():
    """Of every address of the desk."""
    for nodo in get_resolver().url_patterns:
        if str(nodo.pattern) == "admin/":
            mesa = next(n for n in nodo.url_patterns if getattr(n, "namespace", "") == "moderacion")
            return [ruta.name for ruta in mesa.url_patterns]
    return []


PROPIAS = [nombre for nombre in dict.fromkeys(nombres()) if nombre not in SIN_PANTALLA]


def casos():
    todos = [(p, ancho) for p in (*FIJAS, *PROPIAS) for ancho in ANCHOS]
    return todos if TODO else random.Random(SEMILLA).sample(todos, MUESTRA)  # noqa: S311


def direccion(ventana, nombre):
    """The first link to it from the screens that lead there."""
    if nombre in FIJAS:
        return FIJAS[nombre]
    for pantalla in (*DONDE_HAY_ENLACES, *formas(ventana)):
        html = ventana.request.get(pantalla).text()
        for enlace in re.findall(r'(?:href=|action=|"url": )"(/admin/[^"]+)"', html):
            if _nombre(enlace) == f"moderacion:{nombre}":
                return enlace
    return pytest.fail(SIN_ENLACE.format(DONDE_HAY_ENLACES, nombre))


def formas(ventana):
    """Of something public and of a draft: their headers lead to what is done with a page."""
    for lista in ("publicadas", "devueltas"):
        html = ventana.request.get(f"/admin/mesa/lista/{lista}/").text()
        yield re.search(r"/admin/pages/\d+/edit/", html)[0]


def _nombre(enlace):
    try:
        return resolve(enlace.split("?")[0]).view_name
    except Resolver404:
        return ""


@pytest.mark.parametrize(("pantalla", "ancho"), casos())
def test_a_screen_of_the_panel_has_no_accessibility_violation(abrir, captura, pantalla, ancho):
    ventana = abrir(ancho=ancho)
    if pantalla != "entrada":
        entrar(ventana, "direccion")
    ventana.goto(direccion(ventana, pantalla), wait_until="networkidle")
    faltas = Axe().run(ventana, options=AXE).response["violations"]
    captura(ventana, f"panel-{pantalla}-{ancho}")
    assert [(f["id"], [n["html"][:160] for n in f["nodes"]][:3]) for f in faltas] == []
