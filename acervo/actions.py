"""The sizes of a photograph: made once, in the queue; pages only read which there are."""

import logging

from .models import Imagen

logger = logging.getLogger(__name__)

ANCHOS = (400, 800, 1600)
CALIDAD_WEBP, CALIDAD_JPEG = 74, 82
IMPRESION = "max-3000x3000|format-jpeg|jpegquality-90"


def filtros():
    """Each variant's key and the framework's filter that makes it."""
    pares = {f"webp-{n}": f"width-{n}|format-webp|webpquality-{CALIDAD_WEBP}" for n in ANCHOS}
    pares["jpeg-800"] = f"width-800|format-jpeg|jpegquality-{CALIDAD_JPEG}"
    pares["impresion"] = IMPRESION
    return pares


def preparar_fotografias(*, imagenes):
    """Makes every size of those photographs that lack some; one that fails does not stop the rest."""
    for imagen in Imagen.objects.filter(pk__in=imagenes):
        try:
            preparar(imagen=imagen)
        except Exception:  # noqa: BLE001  a broken file is that file's trouble
            logger.exception("No se pudieron hacer los tamaños de la fotografía %s", imagen.pk)


def preparar(*, imagen):
    """Makes its sizes and writes on its row which there are: {key: [name, width, height]}."""
    pares = filtros()
    hechas = imagen.get_renditions(*pares.values())
    variantes = {
        clave: [hechas[filtro].file.name, hechas[filtro].width, hechas[filtro].height]
        for clave, filtro in pares.items()
    }
    if variantes != imagen.variantes:
        imagen.variantes = variantes
        Imagen.objects.filter(pk=imagen.pk).update(variantes=variantes)
    return variantes
