"""The only door of files: it asks whether this reader may have this one."""

import mimetypes

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from .models import Documento, Imagen, Multimedia, Rendicion

CARPETAS = {
    "images": (Rendicion, "file", "image__collection_id"),
    "original_images": (Imagen, "file", "collection_id"),
    "documents": (Documento, "file", "collection_id"),
    "media": (Multimedia, "file", "collection_id"),
    "media_thumbnails": (Multimedia, "thumbnail", "collection_id"),
    "subtitulos": (Multimedia, "subtitulos", "collection_id"),
}
INTERNAS = {"original_images"}
EN_LINEA = ("image/", "video/", "audio/", "application/pdf", "text/vtt")
UNA_HORA = 3600


@require_safe
def archivo(request, ruta):
    """One file of the media storage. What the reader may not have does not exist (404)."""
    carpeta = ruta.split("/", 1)[0]
    if carpeta not in CARPETAS or "\x00" in ruta:
        raise Http404
    modelo, campo, de_coleccion = CARPETAS[carpeta]
    coleccion = modelo.objects.filter(**{campo: ruta}).values_list(de_coleccion, flat=True).first()
    interna = carpeta in INTERNAS
    if coleccion is None or (interna and not request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    if not import_string(settings.PUEDE_LEER_ARCHIVO)(request, coleccion):
        raise Http404
    return _servir(request, ruta, privado=interna or request.user.is_authenticated)


def _servir(request, ruta, privado):
    tipo = mimetypes.guess_type(ruta)[0] or "application/octet-stream"
    if settings.MEDIOS_X_ACCEL:
        respuesta = HttpResponse(content_type=tipo)
        respuesta["X-Accel-Redirect"] = f"{settings.MEDIOS_X_ACCEL.rstrip('/')}/{ruta}"
    else:
        respuesta = _del_almacen(request, ruta, tipo)
    if not tipo.startswith(EN_LINEA):
        respuesta["Content-Disposition"] = "attachment"
    respuesta["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(respuesta, private=privado, public=not privado, max_age=UNA_HORA)
    return respuesta


def _del_almacen(request, ruta, tipo):
    try:
        modificado = default_storage.get_modified_time(ruta)
        sello = quote_etag(f"{modificado.timestamp():x}-{default_storage.size(ruta):x}")
        if request.headers.get("If-None-Match") == sello:
            respuesta = HttpResponse(status=304)
        else:
            respuesta = FileResponse(default_storage.open(ruta), content_type=tipo)
            respuesta["Last-Modified"] = http_date(modificado.timestamp())
    except FileNotFoundError as error:
        raise Http404 from error
    respuesta["ETag"] = sello
    return respuesta
