"""Every screen that each role reaches in the panel, and what it answers, wholly in Spanish.

By every door of the URLconf: as it opens, as a window, and with a form that is refused or taken.
A sample by default; all with TODO=1.
"""

import random
import re

import pytest
from django.db import transaction

from tests.muestra import TODO
from tests.permisos import rutas, tabla
from tests.permisos.ingles import en_espanol, en_ingles
from tests.permisos.test_permisos import SEMILLA

PAPELES = ("redacción", "dirección", "administración", "superusuario")
ESTADOS = {"", "borrador", "en revisión", "con cambios", "devuelta"}
MUESTRA = 30
SON_PARA_MAQUINAS = ("wagtailadmin_api:*", "wagtailadmin_error_test", "*javascript_catalog")

# Said alike in both languages, or never on a screen: names of languages, months, hashers, types.
SE_QUEDAN = re.compile(
    r"^(?:django/(?:conf|contrib/postgres)|Alias|Error|Taggit|Wagtail API v3|salt|hash|checksum"
    r"|%\(size\)d byte|%\(value\)s googol|%\(truncated_text\)s…|%\(field_label\)s:"
    r"|feb|mar|may|jun|jul|sep|oct|nov|Sept\.|API)$"
)
TUTEO = re.compile(
    r"\b(?:tu|tus|ti|te|tienes|puedes|quieres|deseas|debes|necesitas|eres|estás|selecciona"
    r"|introduce|añade|inténtalo|asegúrate|seleccionas)\b",
    re.IGNORECASE,
)
IDIOMAS = re.compile(r"^[A-Z][a-z]+(?: \([A-Z][a-z]+\))?$")

pytestmark = pytest.mark.django_db


def test_every_sentence_of_the_frameworks_has_its_spanish():
    """What the crawl does not happen to meet is asked of the catalogues."""
    faltan = {f for f, dicho in en_espanol().items() if f == dicho and not SE_QUEDAN.match(f)}
    assert sorted(f for f in faltan if not IDIOMAS.match(f)) == []


def test_nobody_is_spoken_to_as_tu():
    assert {f: dicho for f, dicho in en_espanol().items() if TUTEO.search(dicho)} == {}


def pantallas(pueblo, rol):
    for celda in rutas.celdas(pueblo, [rol]):
        if celda.estado not in ESTADOS or celda.tipo not in {"", "noticia", "galeria"}:
            continue
        if celda.tipo == "galeria" and celda.estado != "borrador":
            continue
        if tabla.permite(celda) and not any(
            rutas.fnmatch(celda.puerta.clave, patron) for patron in SON_PARA_MAQUINAS
        ):
            yield celda


@pytest.mark.muestra(2)
@pytest.mark.parametrize("rol", PAPELES)
def test_all_that_the_panel_says_is_in_spanish(juez, rol):
    celdas = list(pantallas(juez.pueblo, rol))
    if not TODO:
        celdas = random.Random(SEMILLA).sample(celdas, MUESTRA)  # noqa: S311  a seed, not a secret
    hallado = {}
    for celda in celdas:
        for como in ({}, {"x-requested-with": "XMLHttpRequest"}):
            for vacia in (False, True) if celda.metodo == "POST" else (False,):
                if malos := en_ingles(_respuesta(juez, celda, como, vacia)):
                    hallado.setdefault(celda.puerta.clave, set()).update(malos)
    assert hallado == {}


def _respuesta(juez, celda, como, vacia):
    with transaction.atomic():
        respuesta = juez.pedir(celda, headers={"x-pintar": "si", **como}, vacia=vacia)
        transaction.set_rollback(True)
    return respuesta
