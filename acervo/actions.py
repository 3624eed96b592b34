"""The sizes of a photograph: made once, in the queue; pages only read which there are."""

import logging

from django.db.models import prefetch_related_objects

from .models import Imagen

logger = logging.getLogger(__name__)

ANCHOS = (400, 600, 800, 1600)  # 600: two thirds of a telephone's width at two dots a pixel
CALIDAD_WEBP, CALIDAD_JPEG = 74, 82
IMPRESION = "max-3000x3000|format-jpeg|jpegquality-90"


def filtros():
    """Each variant's key and the framework's filter that makes it; none makes it larger."""
    pares = {f"webp-{n}": f"width-{n}|format-webp|webpquality-{CALIDAD_WEBP}" for n in ANCHOS}
    pares["jpeg-800"] = f"width-800|format-jpeg|jpegquality-{CALIDAD_JPEG}"
    pares["impresion"] = IMPRESION
    return pares


def preparar_fotografias(*, imagenes):
    """Makes the sizes that those photographs lack; one that fails does not stop the rest."""
    for imagen in Imagen.objects.mostrables().filter(pk__in=imagenes):
        try:
            preparar(imagen=imagen)
        except Exception:  # a broken file is that file's trouble
            logger.exception("No se pudieron hacer los tamaños de la fotografía %s", imagen.pk)


def preparar(*, imagen):
    """Makes its sizes and writes on its row which there are: {key: [name, width, height]}.

    One at a time: all at once, each would hold the whole photograph decoded. If meanwhile it got
    another file, or was withdrawn, what was made is thrown away; the job of a new file is queued.
    """
    if imagen.retirada:
        return {}
    prefetch_related_objects([imagen], "renditions")  # the rows: a cache may know of some deleted
    variantes = {}
    for clave, filtro in filtros().items():
        hecha = imagen.get_rendition(filtro)
        variantes[clave] = [hecha.file.name, hecha.width, hecha.height]
    vigente = Imagen.objects.mostrables().filter(pk=imagen.pk, file=imagen.file.name)
    if not vigente.update(variantes=variantes):
        imagen.renditions.all().delete()
        return {}
    imagen.variantes = variantes
    return variantes
