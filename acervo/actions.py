"""The sizes of a photograph: made once, in the queue; pages only read which there are."""

import logging
from functools import cache
from io import BytesIO

from django.db.models import prefetch_related_objects
from PIL import Image
from wagtail.images.models import Filter

from .models import Imagen, Rendicion

logger = logging.getLogger(__name__)

ANCHOS = (400, 600, 800, 1600)  # 600: two thirds of a telephone's width at two dots a pixel
CALIDAD_WEBP, CALIDAD_JPEG = 74, 82
IMPRESION = "max-3000x3000|format-jpeg|jpegquality-90"
MUESTRAS = ("webp-400", "webp-800")
DE_LO_REDUCIDO = {"JPEG": {"RGB", "L"}}  # of the rest, each size is made from the whole


def filtros():
    """Each variant's key and the framework's filter that makes it; none makes it larger."""
    pares = {f"webp-{n}": f"width-{n}|format-webp|webpquality-{CALIDAD_WEBP}" for n in ANCHOS}
    pares["jpeg-800"] = f"width-800|format-jpeg|jpegquality-{CALIDAD_JPEG}"
    pares["impresion"] = IMPRESION
    return pares


def preparar_fotografias(*, imagenes, claves=None):
    """Makes the sizes that those photographs lack; one that fails does not stop the rest."""
    for imagen in Imagen.todo.mostrables().filter(pk__in=imagenes):
        try:
            preparar(imagen=imagen, claves=claves)
        except Exception:  # a broken file is that file's trouble
            logger.exception("No se pudieron hacer los tamaños de la fotografía %s", imagen.pk)


def preparar(*, imagen, claves=None):
    """Makes its sizes, or those `claves`, and writes on its row which there are.

    {key: [name, width, height]}.

    One at a time: all at once, each would hold the whole photograph decoded. If meanwhile it got
    another file, or was withdrawn, what was made is thrown away; the job of a new file is queued.
    """
    if imagen.retirada:
        return {}
    prefetch_related_objects([imagen], "renditions")  # the rows: a cache may know of some deleted
    variantes, reducida = {}, cache(lambda: _reducir(imagen))
    for clave, filtro in filtros().items():
        if claves and clave not in claves and clave not in imagen.variantes:
            continue
        hecha = _hacer(imagen, filtro, None if clave == "impresion" else reducida)
        variantes[clave] = [hecha.file.name, hecha.width, hecha.height]
    vigente = Imagen.todo.mostrables().filter(pk=imagen.pk, file=imagen.file.name)
    if not vigente.update(variantes=variantes):
        imagen.renditions.all().delete()
        return {}
    imagen.variantes = variantes
    return variantes


def _hacer(imagen, filtro, reducida):
    """That size, if it is missing; from what is already reduced, where that is enough."""
    filtro = Filter(spec=filtro)
    try:
        return imagen.find_existing_rendition(filtro)
    except Rendicion.DoesNotExist:
        origen = reducida() if reducida else None
    hecha, _ = imagen.renditions.get_or_create(
        filter_spec=filtro.spec,
        focal_point_key=filtro.get_cache_key(imagen),
        defaults={"file": imagen.generate_rendition_file(filtro, source=origen)},
    )
    return hecha


def _reducir(imagen):
    """The photograph as wide as the largest size for screens, uncompressed; None if it is so.

    A JPEG is decoded straight at a half or a quarter: all the sizes together take less than the
    framework takes for two, and a fourth of the memory.
    """
    ancho = max(ANCHOS)
    with imagen.open_file() as archivo, Image.open(archivo) as abierta:
        if abierta.mode not in DE_LO_REDUCIDO.get(abierta.format, ()) or abierta.width <= ancho:
            return None
        tamano = (ancho, max(1, round(abierta.height * ancho / abierta.width)))
        perfil = {"icc_profile": abierta.info.get("icc_profile")}
        abierta.draft(abierta.mode, tamano)
        salida = BytesIO()
        abierta.resize(tamano, Image.Resampling.LANCZOS).save(salida, "TIFF", **perfil)
    return salida
