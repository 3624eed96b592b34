"""The only door of files: it asks whether this reader may have this one."""

import mimetypes
import posixpath
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from .entrega import entregar
from .models import Documento, Imagen, Multimedia, Rendicion
from .permissions import puede_leer, puede_leer_originales

PROPIAS = ("collection_id", "pk")
CARPETAS = {
    "images": (Rendicion, "file", ("image__collection_id", "image_id")),
    "original_images": (Imagen, "file", PROPIAS),
    "documents": (Documento, "file", PROPIAS),
    "media": (Multimedia, "file", PROPIAS),
    "media_thumbnails": (Multimedia, "thumbnail", PROPIAS),
    "mp3": (Multimedia, "mp3", PROPIAS),
    "subtitulos": (Multimedia, "subtitulos", PROPIAS),
}
INTERNAS = {"original_images"}
EN_LINEA = ("image/", "video/", "audio/", "application/pdf", "text/vtt")
TIPOS = {  # those that the system's list may lack
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
}
UN_MINUTO = 60


@require_safe
def archivo(request, ruta):
    """One file of the media storage. What the reader may not have does not exist (404).

    A file is known by the row that holds its name, never by a path on a disk.
    """
    if not puede_tener(request, ruta):
        raise Http404
    return _con_cabeceras(request, ruta, contenido(request, ruta))


def puede_tener(request, ruta, *, aun_cerrado=False):
    """Whether that file exists and this reader may have it.

    `aun_cerrado`: what it shows on is not asked, by who lends it under an address of its own.
    """
    carpeta = ruta.split("/", 1)[0]
    if carpeta not in CARPETAS or "\x00" in ruta:
        return False
    modelo, campo, (coleccion, clave) = CARPETAS[carpeta]
    de = Imagen if carpeta == "images" else modelo
    cerrado = import_string(settings.ARCHIVO_CERRADO)(de, clave)
    filas = modelo.objects.filter(**{campo: ruta}).order_by()
    fila = filas.values_list(coleccion, clave, cerrado).first()
    if fila is None or not _puede(request, carpeta, fila[0]):
        return False
    if aun_cerrado or not fila[2]:
        return True
    return import_string(settings.PUEDE_LEER_LO_CERRADO)(request, de, fila[1])


def contenido(request, ruta):
    """That file as an answer; whoever calls has asked who may have it. 404 if it is gone."""
    modelo, campo, _ = CARPETAS[ruta.split("/", 1)[0]]
    return _respuesta(request, ruta, modelo._meta.get_field(campo).storage)


def _puede(request, carpeta, coleccion):
    if carpeta in INTERNAS and not puede_leer_originales(request.user):
        return False
    return puede_leer(request, coleccion)


def _respuesta(request, ruta, almacen):
    tipo = _tipo(ruta)
    if not settings.MEDIOS_X_ACCEL:
        return entregar(request, almacen, ruta, tipo)
    destino = f"{settings.MEDIOS_X_ACCEL.rstrip('/')}/{quote(ruta)}"
    return HttpResponse(content_type=tipo, headers={"X-Accel-Redirect": destino})


def _con_cabeceras(request, ruta, respuesta):
    """If who reads had to be known, nobody else may keep the answer."""
    if not _tipo(ruta).startswith(EN_LINEA):
        nombre = posixpath.basename(ruta)
        respuesta["Content-Disposition"] = content_disposition_header(True, nombre)
    respuesta["X-Content-Type-Options"] = "nosniff"
    if request.session.accessed:
        patch_cache_control(respuesta, private=True, no_cache=True)
    else:
        # whoever keeps it learns within the minute that it may not be had any more
        patch_cache_control(respuesta, public=True, max_age=UN_MINUTO)
    return respuesta


def _tipo(ruta):
    extension = posixpath.splitext(ruta)[1].lower()
    return TIPOS.get(extension) or mimetypes.guess_type(ruta)[0] or "application/octet-stream"
