"""The dates that an act was public with and no longer has: its series was moved, or they were
taken off. Whoever has one in a calendar is told."""

from django.utils.dateparse import parse_datetime
from wagtail.models import PageLogEntry

from . import direcciones, recurrencia
from .models import Acto, Ocurrencia, Sesion

VERSIONES = 100  # published, the newest: as far back as it is looked for
YA_NO = "Ya no se realiza en esta fecha. Las vigentes están en la página del acto."
DEL_ACTO = ("inicio", "fin", "todo_el_dia", "regla", "zona", "primer_inicio", "sesiones")
DE_LA_SESION = ("original", "inicio", "fin", "excluida")
MOMENTOS = {"inicio", "fin", "primer_inicio", "original"}


def buscar(acto, pedido):
    """The occurrence that had that name in some version that people could read, as one that was
    cancelled; None, if none had it. It says no more of it than when it was."""
    original = direcciones.leer(acto, pedido)
    if original is None or original.year not in recurrencia.ANIOS:
        return None
    era = _la_ultima(acto, pedido)
    return era and Ocurrencia(
        acto=acto,
        original=original,
        clave=pedido,
        inicio=era.inicio,
        fin=era.fin,
        todo_el_dia=era.todo_el_dia,
        cancelada=True,
        motivo=YA_NO,
    )


def _la_ultima(acto, pedido):
    """The date of that name, as the last version that had it said; each version calls its dates
    as the one before it did."""
    previas, ultima = [], None
    for version in reversed(list(_publicadas(acto))):
        version.recordadas = previas
        previas = version.fechas()
        ultima = next((una for una in previas if una.nombre == pedido), ultima)
    return ultima


def _publicadas(acto):
    """[Acto…], unsaved, with what each published version said of when; the newest first.

    The log says what was published, and nobody purges it; the text is read without its body.
    """
    veces = PageLogEntry.objects.filter(page=acto.pk, action="wagtail.publish").exclude(
        revision=None
    )
    claves = [f"revision__content__{clave}" for clave in DEL_ACTO]
    dichas = veces.order_by("-timestamp", "-pk").values_list(*claves)[:VERSIONES]
    vistas = []
    for dicho in dichas:
        if dicho[0] and dicho not in vistas:
            vistas.append(dicho)
            yield _version(dict(zip(DEL_ACTO, dicho, strict=True)))


def _version(dicho):
    sesiones = dicho.pop("sesiones") or []
    version = Acto(**_leidos(dicho, dicho))
    version.sesiones = [Sesion(**_leidos(sesion, DE_LA_SESION)) for sesion in sesiones]
    return version


def _leidos(dicho, campos):
    """{field: value} of JSON; what was not yet a field is left as the model has it."""
    return {
        campo: parse_datetime(valor) if campo in MOMENTOS else valor
        for campo in campos
        if (valor := dicho.get(campo)) is not None
    }
