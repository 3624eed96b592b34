"""What came from an área says so, wherever it is worked on; and its files say that they are here.

The sentence has a link for who attends the buzón.
"""

from django.urls import reverse

from buzon import permissions
from buzon.models import Adjunto, Estado, Uso
from sitio.origen import Origen

VIENE_DE = "Viene de la solicitud {} de {}"
YA_NO = "{}, que el área retiró: pídale permiso antes de usarlo"
GUARDA = "la solicitud {} del buzón"
SIN_ENVIAR = "un borrador de {} en el buzón"


def de_acto(compromiso, user):
    return _origenes(user, compromiso=compromiso.pk)


def de_pagina(pagina, user):
    """Its own; of the page of an act, that of its record."""
    compromiso = getattr(pagina, "compromiso", None) if hasattr(pagina, "inicio") else None
    return [
        *_origenes(user, publicacion=pagina.pk),
        *(_origenes(user, compromiso=compromiso.pk) if compromiso else []),
    ]


def _origenes(user, **de_que):
    if not permissions.puede_atender_el_buzon(user):
        return []
    usos = Uso.objects.filter(**de_que).select_related("solicitud__area")
    return [_origen(uso.solicitud) for uso in usos]


def _origen(solicitud):
    frase = VIENE_DE.format(solicitud.recibo, solicitud.area)
    if solicitud.estado == Estado.RETIRADA:
        frase = YA_NO.format(frase)
    return Origen(frase, reverse("solicitudes:una", args=[solicitud.pk]))


def de_archivo(archivo):
    """Where that photograph, document or recording is kept in the buzón: it is not deleted."""
    return [_guarda(adjunto.solicitud) for adjunto in _adjuntos(archivo)]


def del_archivo(archivo, user):
    """From which solicitud that photograph, document or recording came."""
    if not permissions.puede_atender_el_buzon(user):
        return []
    return [_origen(adjunto.solicitud) for adjunto in _adjuntos(archivo)]


def _adjuntos(archivo):
    campo = CAMPOS.get(archivo._meta.model_name)
    if campo is None:
        return []
    return Adjunto.objects.filter(**{campo: archivo.pk}).select_related("solicitud__area")


CAMPOS = {"imagen": "imagen", "documento": "documento", "multimedia": "grabacion"}


def _guarda(solicitud):
    if solicitud.estado == Estado.BORRADOR:
        return SIN_ENVIAR.format(solicitud.area)
    return GUARDA.format(solicitud.recibo)
