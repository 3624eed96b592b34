"""The public agenda as machines read it: calendars, JSON, a sheet."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from acervo.permissions import colecciones_cerradas
from ayuntamiento.models import Area, Funcionario
from sitio.hojas import csv_de
from sitio.models import Ajustes

from . import direcciones, fechas_quitadas, ics
from .filters import FiltroDeAgenda
from .listas import COLUMNAS, EN_JSON, EN_LA_HOJA, ficha, fila
from .models import Acto, Ocurrencia

PASADO = timedelta(days=366)
DE_UNA_VEZ, FILAS_DE_UNA_VEZ = 700, 2000  # acts held in memory
UN_MINUTO = 60
# What of an act's calendar may change without its page being published again.
DEL_SELLO = (
    *("pk", "last_published_at", "zona", "inicio", "sede__nombre", "sede__domicilio"),
    *("sede__colonia", "preside__nombre", "preside__cargo"),
)
# The same of the sheet, date by date.
DEL_SELLO_DE_LA_HOJA = (
    *("acto__last_published_at", "acto__sede__nombre", "acto__sede__domicilio"),
    *("acto__sede__colonia", "acto__sede__accesible", "acto__sede__accesibilidad"),
    *("acto__preside__nombre", "acto__area__nombre"),
)
publica = cache_control(public=True, max_age=UN_MINUTO)


@require_safe
@publica
def todo(request):
    """Every act that anyone may read, a year of past kept."""
    return _calendario(request, _recientes(), "calendario", f"Agenda de {_municipio(request)}")


@require_safe
@publica
def de_area(request, slug):
    area = get_object_or_404(Area, slug=slug)
    return _calendario(request, _recientes().filter(area=area), slug, f"Agenda: {area.nombre}")


@require_safe
@publica
def de_funcionario(request, slug):
    """The acts that this person presides; whoever presides none in view is not even named."""
    quien = get_object_or_404(Funcionario, slug=slug)
    actos = _recientes().filter(preside=quien)
    nombre = quien.nombre if actos.exists() else _municipio(request)
    return _calendario(request, actos, slug, f"Agenda: {nombre}")


@require_safe
@publica
def de_acto(request, slug):
    acto = _acto(slug)
    actos = _publicos().filter(pk=acto.pk)
    return _calendario(request, actos, slug, acto.title)


@require_safe
@publica
def de_una(request, slug, cual):
    """One date of an act by itself; that it is cancelled, of one that it no longer has."""
    acto = _acto(slug)
    una = direcciones.buscar(acto, cual) or fechas_quitadas.buscar(acto, cual)
    if una is None:
        raise Http404
    actos = _publicos().filter(pk=acto.pk)
    eventos = [ics.suelto(una, request)]
    return _calendario(request, actos, f"{slug}-{cual}", una.dice, eventos)


def _publicos():
    """With what a calendar says of them, and nothing heavier."""
    actos = Acto.objects.publicadas().de_veras_publicas().order_by("inicio", "pk")
    return actos.select_related("sede", "preside").defer("cuerpo")


def _recientes():
    """Those of which some date is not older than a year."""
    suyas = Ocurrencia.objects.order_by().entre(timezone.now() - PASADO)
    return _publicos().filter(Exists(suyas.filter(acto=OuterRef("pk"))))


def _acto(slug):
    return get_object_or_404(_publicos(), slug=slug)


def _municipio(request):
    return Ajustes.for_request(request).nombre


def _calendario(request, actos, nombre, titulo, eventos=None):
    """The answer, by pieces; or that it has not changed."""
    filas = list(actos.values_list(*DEL_SELLO))
    sello = _sello(titulo, filas)
    respuesta = get_conditional_response(request, sello)
    if respuesta is None:
        texto = ics.calendario(
            titulo=titulo,
            direccion=request.build_absolute_uri(request.path),
            zonas={
                timezone.get_default_timezone_name(),
                *(zona for _, _, zona, *_ in filas if zona),
            },
            desde=min((inicio for _, _, _, inicio, *_ in filas), default=timezone.now()),
            eventos=_de_todos(actos, request) if eventos is None else eventos,
        )
        respuesta = StreamingHttpResponse(texto, content_type="text/calendar; charset=utf-8")
        respuesta["Content-Disposition"] = content_disposition_header(False, f"{nombre}.ics")
    respuesta["ETag"] = sello
    return respuesta


def _sello(titulo, filas):
    """No date of change goes with it: what was withdrawn would look like nothing had changed."""
    dicho = repr((ics.PRODUCTO, titulo, timezone.now().year, settings.SITIO_URL, filas))
    return quote_etag(hashlib.sha256(dicho.encode()).hexdigest())


def _de_todos(actos, request):
    particulares = Prefetch("ocurrencias", Ocurrencia.objects.particulares(), to_attr="recordadas")
    actos = actos.prefetch_related("sesiones", particulares)
    for acto in actos.iterator(chunk_size=DE_UNA_VEZ):
        yield from ics.eventos_de(acto, request)


@require_safe
@publica
def json(request):
    """What comes, date by date; the filters of the pages hold here."""
    vienen, cerradas = _por_venir(request)[:EN_JSON], colecciones_cerradas()
    actos = [ficha(una, request, cerradas) for una in vienen]
    return JsonResponse({"actos": actos}, json_dumps_params={"ensure_ascii": False})


@require_safe
def csv(request):
    vienen, cerradas = _por_venir(request)[:EN_LA_HOJA], colecciones_cerradas()
    dichas = vienen.prefetch_related(None).values_list("pk", "inicio", *DEL_SELLO_DE_LA_HOJA)
    sello = _sello(sorted(cerradas), list(dichas))
    respuesta = get_conditional_response(request, sello)
    if respuesta is None:
        filas = (
            fila(una, request, cerradas) for una in vienen.iterator(chunk_size=FILAS_DE_UNA_VEZ)
        )
        respuesta = csv_de("agenda", COLUMNAS, filas)
    respuesta["Cache-Control"] = f"public, max-age={UN_MINUTO}"
    respuesta["ETag"] = sello
    return respuesta


def _por_venir(request):
    publicas = Ocurrencia.objects.publicadas()
    filtro = FiltroDeAgenda(request.GET, queryset=publicas, con_plazo=True)
    filas = filtro.qs.para_listado().prefetch_related("acto__documentos__documento")
    return filas.entre(*filtro.por_venir())
