"""A file of any storage as an answer: whole, the piece asked for, or that it has not changed."""

import re

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

RANGO = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
TROZO = 256 * 1024


def entregar(request, almacen, nombre, tipo):
    """Uses Django's storage interface. A file that is gone is a 404.

    A storage that says `estado` and `tramo` (acervo/s3.py) is asked for the piece alone; another
    is opened.
    """
    try:
        total, cambio = _estado(almacen, nombre)
        sello = quote_etag(f"{cambio or 0:x}-{total:x}")
        respuesta = get_conditional_response(request, sello, cambio)
        if respuesta is None:
            respuesta = _contenido(request, almacen, nombre, total, sello)
            respuesta["Content-Type"] = tipo
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404 from error
    respuesta["ETag"] = sello
    respuesta["Accept-Ranges"] = "bytes"
    if cambio:
        respuesta["Last-Modified"] = http_date(cambio)
    return respuesta


def _estado(almacen, nombre):
    """(size, when it changed in seconds); None for when, where the storage does not know."""
    if hasattr(almacen, "estado"):
        return almacen.estado(nombre)
    total = almacen.size(nombre)
    try:
        return total, int(almacen.get_modified_time(nombre).timestamp())
    except NotImplementedError:
        return total, None


def _contenido(request, almacen, nombre, total, sello):
    pedido = request.headers.get("Range", "")
    if request.headers.get("If-Range", sello) != sello:
        pedido = ""
    encontrado = RANGO.fullmatch(pedido.strip())
    if not encontrado or not any(encontrado.groups()):
        return _entero(request, almacen, nombre, total)
    desde, hasta = _limites(*encontrado.groups(), total)
    if desde > hasta:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{total}"})
    respuesta = _pieza(request, almacen, nombre, desde, hasta, status=206)
    respuesta["Content-Length"] = hasta - desde + 1
    respuesta["Content-Range"] = f"bytes {desde}-{hasta}/{total}"
    return respuesta


def _entero(request, almacen, nombre, total):
    if not hasattr(almacen, "tramo"):
        return FileResponse(almacen.open(nombre), headers={"Content-Length": total})
    respuesta = _pieza(request, almacen, nombre, 0, total - 1)
    respuesta["Content-Length"] = total
    return respuesta


def _pieza(request, almacen, nombre, desde, hasta, status=200):
    """Those bytes, read as they are sent; by HEAD, none."""
    if request.method == "HEAD" or hasta < desde:
        return HttpResponse(status=status)
    if hasattr(almacen, "tramo"):
        cuerpo = almacen.tramo(nombre, desde, hasta)
        trozos = iter(lambda: cuerpo.read(TROZO), b"")
    else:
        cuerpo = almacen.open(nombre)
        trozos = _trozos(cuerpo, desde, hasta)
    respuesta = StreamingHttpResponse(trozos, status=status)
    respuesta._resource_closers.append(cuerpo.close)
    return respuesta


def _limites(primero, ultimo, total):
    """First and last byte of `bytes=a-b`, `bytes=a-` or `bytes=-n`; crossed if there is none."""
    if primero:
        return int(primero), min(int(ultimo or total), total - 1)
    return max(total - int(ultimo), 0), total - 1


def _trozos(archivo, desde, hasta):
    archivo.seek(desde)
    faltan = hasta - desde + 1
    while faltan > 0 and (trozo := archivo.read(min(TROZO, faltan))):
        faltan -= len(trozo)
        yield trozo
