"""All the photographs of a gallery to take away, with what must be said of each."""

from functools import partial
from io import BytesIO

from django import forms
from django.core.files.storage import default_storage
from django.http import Http404, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime

from acervo.permissions import colecciones_cerradas_a
from sitio.models import Ajustes

from .paquete import Entrada, empaquetar

NOMBRE = "fotos.zip"
TAMANO = "impresion"
LEAME = "Créditos y uso.txt"
UN_MINUTO = 60


class Pedido(forms.Form):
    """What its address may ask: all of them, or those chosen for the media."""

    seleccion = forms.ChoiceField(required=False, choices=[("medios", "medios")])

    def solo_de_medios(self):
        """Nonsense is as if it was not asked."""
        self.is_valid()
        return bool(self.cleaned_data.get("seleccion"))


def entregar(request, galeria):
    """The answer, which goes out as it is made; 404 if this reader may have none of them."""
    solo_de_medios = Pedido(request.GET).solo_de_medios()
    fotos = descargables(request, galeria, solo_de_medios=solo_de_medios)
    if not fotos:
        raise Http404
    cabeceras = {"Content-Type": "application/zip", "X-Robots-Tag": "noindex"}
    entradas = _entradas(galeria, fotos, Ajustes.for_request(request))
    # of one that is only asked about, nothing is made, and how long it is is not said
    trozos = [] if request.method == "HEAD" else empaquetar(entradas)
    respuesta = StreamingHttpResponse(trozos, headers=cabeceras)
    cual = "-medios" if solo_de_medios else ""
    nombre = f"{galeria.slug}{cual}.zip"
    respuesta["Content-Disposition"] = content_disposition_header(True, nombre)
    if galeria.visible:
        patch_cache_control(respuesta, public=True, max_age=UN_MINUTO)
    else:  # whoever reads had to be known
        patch_cache_control(respuesta, private=True, no_store=True)
    return respuesta


def descargables(request, galeria, *, solo_de_medios=False):
    """Those whose size for print is made and that this reader may have now, in their order."""
    fotos = galeria.de_medios() if solo_de_medios else galeria.para_pagina()
    cerradas = colecciones_cerradas_a(request)
    return [
        foto
        for foto in fotos
        if TAMANO in foto.imagen.variantes and foto.imagen.collection_id not in cerradas
    ]


def _entradas(galeria, fotos, ajustes):
    """What it says first, so that it arrives even if the rest is cut short."""
    fecha = localtime(galeria.fecha).timetuple()[:6]
    cifras = max(2, len(str(max(foto.numero for foto in fotos))))
    nombres = [f"{galeria.slug}-{foto.numero:0{cifras}}.jpg" for foto in fotos]
    leame = _leame(galeria, zip(nombres, fotos, strict=True), ajustes)
    yield Entrada(LEAME, partial(BytesIO, leame.encode("utf-8-sig")), fecha)
    for nombre, foto in zip(nombres, fotos, strict=True):
        archivo, _ancho, _alto = foto.imagen.variantes[TAMANO]
        yield Entrada(nombre, partial(default_storage.open, archivo), fecha)


def _leame(galeria, fotos, ajustes):
    """Captions, credits and what may be done with them, as Windows' notepad reads it."""
    cabeza = [
        galeria.title,
        f"{ajustes.nombre}, {ajustes.dependencia}",
        date_format(localtime(galeria.fecha), r"j \d\e F \d\e Y"),
        galeria.full_url,
        f"Permiso: {ajustes.uso_permitido}",
    ]
    de_cada_una = [
        [
            nombre,
            f"Pie: {foto.dicho}" if foto.dicho else "",
            f"Crédito: {foto.de_quien or ajustes.nombre}",
            f"Qué se ve: {foto.texto_alternativo}" if foto.texto_alternativo else "",
        ]
        for nombre, foto in fotos
    ]
    return "\r\n\r\n".join("\r\n".join(filter(None, parte)) for parte in [cabeza, *de_cada_una])
