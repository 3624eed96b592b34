"""The only door of files: it asks whether this reader may have this one."""

import mimetypes
import posixpath
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.db.models import F, Value
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from .entrega import entregar
from .models import Documento, Imagen, Multimedia, Rendicion
from .permissions import puede_leer, puede_leer_originales


@dataclass(frozen=True)
class Carpeta:
    """A folder of the storage: the rows that name what is in it, and whose files they are.

    `hasta` leads from that row to that of the photograph, document or recording.
    """

    modelo: type
    campo: str = "file"
    de: type = None
    hasta: str = ""

    @property
    def dueno(self):
        return self.de or self.modelo


@dataclass(frozen=True)
class Ficha:
    """What the row of a file says of it."""

    carpeta: Carpeta
    coleccion: int
    clave: int
    cerrado: bool
    retirada: bool


CARPETAS = {
    "images": Carpeta(Rendicion, de=Imagen, hasta="image__"),
    "original_images": Carpeta(Imagen),
    "documents": Carpeta(Documento),
    "media": Carpeta(Multimedia),
    "media_thumbnails": Carpeta(Multimedia, "thumbnail"),
    "mp3": Carpeta(Multimedia, "mp3"),
    "subtitulos": Carpeta(Multimedia, "subtitulos"),
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
SE_RETIRO = "Esta fotografía se retiró: quien aparece en ella ya no consiente que se muestre.\n"


@require_safe
def archivo(request, ruta):
    """One file of the media storage. What the reader may not have does not exist (404).

    A file is known by the row that holds its name, never by a path on a disk. What was withdrawn
    is gone (410), whoever asks.
    """
    ficha = buscar(ruta)
    if ficha and ficha.retirada:
        return ya_no(request)
    try:
        if not _puede_tenerla(request, ruta, ficha):
            raise Http404
        return _con_cabeceras(request, ruta, contenido(request, ruta))
    except Http404:
        return _no_esta(request)


def buscar(ruta):
    """What is known of that file, in one query; None if no row names it."""
    carpeta = CARPETAS.get(ruta.split("/", 1)[0])
    if carpeta is None or "\x00" in ruta:
        return None
    hasta = carpeta.hasta
    retirada = F(f"{hasta}retirada") if carpeta.dueno is Imagen else Value(False)
    cerrado = import_string(settings.ARCHIVO_CERRADO)(carpeta.dueno, f"{hasta}pk")
    de_quien = {carpeta.campo: ruta, f"{hasta}sin_entregar": False}
    filas = carpeta.modelo.objects.filter(**de_quien).order_by()
    fila = filas.values_list(f"{hasta}collection_id", f"{hasta}pk", cerrado, retirada).first()
    return fila and Ficha(carpeta, *fila)


def puede_tener(request, ruta, *, aun_cerrado=False):
    """Whether that file exists and this reader may have it.

    `aun_cerrado`: what it shows on is not asked, by who lends it under an address of its own.
    """
    ficha = buscar(ruta)
    if ficha and ficha.retirada:
        return False
    return _puede_tenerla(request, ruta, ficha, aun_cerrado=aun_cerrado)


def _puede_tenerla(request, ruta, ficha, *, aun_cerrado=False):
    if ficha is None or not _puede(request, ruta.split("/", 1)[0], ficha.coleccion):
        return False
    if aun_cerrado or not ficha.cerrado:
        return True
    lee = import_string(settings.PUEDE_LEER_LO_CERRADO)
    return lee(request, ficha.carpeta.dueno, ficha.clave)


def contenido(request, ruta):
    """That file as an answer; whoever calls has asked who may have it. 404 if it is gone."""
    carpeta = CARPETAS[ruta.split("/", 1)[0]]
    return _respuesta(request, ruta, carpeta.modelo._meta.get_field(carpeta.campo).storage)


def ya_no(request):
    """What was withdrawn: gone by every address, and kept by nobody."""
    respuesta = HttpResponse(SE_RETIRO, status=410, content_type="text/plain; charset=utf-8")
    respuesta["X-Robots-Tag"] = "noindex"
    patch_cache_control(respuesta, no_store=True)
    return respuesta


def _no_esta(request):
    """Nobody keeps it: it may be public in a minute."""
    respuesta = render(request, "404.html", status=404)
    patch_cache_control(respuesta, no_store=True)
    return respuesta


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
