"""A file of any storage as an answer: whole, the piece asked for, or that it has not changed."""

import re

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

RANGO = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
TROZO = 256 * 1024


def entregar(request, almacen, nombre, tipo):
    """Uses nothing but Django's storage interface. A file that is gone is a 404."""
    try:
        total = almacen.size(nombre)
        cambio = _cambio(almacen, nombre)
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


def _cambio(almacen, nombre):
    """When it changed, in seconds; None where the storage does not know."""
    try:
        return int(almacen.get_modified_time(nombre).timestamp())
    except NotImplementedError:
        return None


def _contenido(request, almacen, nombre, total, sello):
    pedido = request.headers.get("Range", "")
    if request.headers.get("If-Range", sello) != sello:
        pedido = ""
    encontrado = RANGO.fullmatch(pedido.strip())
    if not encontrado or not any(encontrado.groups()):
        return FileResponse(almacen.open(nombre), headers={"Content-Length": total})
    desde, hasta = _limites(*encontrado.groups(), total)
    if desde > hasta:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{total}"})
    archivo = almacen.open(nombre)
    respuesta = StreamingHttpResponse(_trozos(archivo, desde, hasta), status=206)
    respuesta._resource_closers.append(archivo.close)
    respuesta["Content-Length"] = hasta - desde + 1
    respuesta["Content-Range"] = f"bytes {desde}-{hasta}/{total}"
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
