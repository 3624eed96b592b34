"""Compares what is public with the ledger: what the guard cannot see is found here.

`QuerySet.update`, `loaddata` and SQL save nothing that the guard hears, and code may publish again
a revision that was approved once. Reads only; a batch of pages at a time, whatever their number.
"""

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models import Count, Max, Min
from wagtail.models import Page, PageLogEntry, Revision

from moderacion.models import Aprobacion, Contador, Direccion, Folio, Retiro

from . import libro

LOTE = 100


@dataclass(frozen=True)
class Hallazgo:
    """`regla` says which rule is broken, and is the same each night; `dicho`, for a person."""

    pagina: int | None
    regla: str
    dicho: str


class Lote:
    """So many pages with all that is asked of them, in as many queries as if they were one."""

    def __init__(self, claves):
        self.paginas = list(Page.objects.filter(pk__in=claves).specific())
        vivas = [pagina.live_revision_id for pagina in self.paginas]
        self.revisiones = Revision.objects.in_bulk([pk for pk in vivas if pk])
        libro_de_todas = Aprobacion.objects.filter(pagina__in=claves).order_by("pk")
        self.entradas = {entrada.revision_id: entrada for entrada in libro_de_todas}
        salieron = PageLogEntry.objects.filter(page_id__in=claves, action="wagtail.publish")
        self.salieron = set(salieron.values_list("revision_id", flat=True))
        retiros = Retiro.objects.filter(pagina__in=claves).exclude(motivo=Retiro.Motivo.SUPERADA)
        self.retiros = {retiro.pagina_id: retiro for retiro in retiros.order_by("pk")}
        rutas = [pagina.url_path for pagina in self.paginas]
        self.direcciones = dict(
            Direccion.objects.filter(ruta__in=rutas).values_list("ruta", "pagina_id")
        )
        padres = Page.objects.filter(path__in=[p.path[: -p.steplen] for p in self.paginas])
        self.padres = dict(padres.values_list("path", "url_path"))
        folios = Folio.objects.filter(publicacion__in=claves)
        self.numeradas = set(folios.values_list("publicacion_id", flat=True))

    def entrada(self, pagina):
        return self.entradas.get(pagina.live_revision_id)


def sin_aprobacion(pagina, lote):
    revision = lote.revisiones.get(pagina.live_revision_id)
    if revision is None or revision.object_id != str(pagina.pk):
        return "está a la vista y no dice qué versión suya se aprobó."
    entrada = lote.entrada(pagina)
    if entrada is None:
        return "está a la vista y el libro de aprobaciones no tiene esa versión."
    if entrada.huella != libro.huella(revision.content):
        return "la versión aprobada se cambió después de que se aprobó."
    return ""


def otro_texto(pagina, lote):
    revision = lote.revisiones.get(pagina.live_revision_id)
    campos = libro.difiere(pagina, revision) if revision else []
    nombres = ", ".join(_nombre(pagina, campo) for campo in campos)
    return f"lo que se ve no es lo que se aprobó: {nombres}." if campos else ""


def version_vieja(pagina, lote):
    """One approved later was public, and this one came back without anybody's approval."""
    suya = lote.entrada(pagina)
    despues = (
        otra
        for otra in lote.entradas.values()
        if suya and otra.pagina_id == pagina.pk and otra.pk > suya.pk
    )
    if any(otra.revision_id in lote.salieron for otra in despues):
        return "se volvió a publicar una versión anterior sin aprobarla otra vez."
    return ""


def retirada(pagina, lote):
    retiro, entrada = lote.retiros.get(pagina.pk), lote.entrada(pagina)
    if retiro is None:
        return ""
    if retiro.levantado is None:
        return "está retirada y se ve."
    if entrada and entrada.cuando < retiro.cuando:
        return "se retiró, y se volvió a publicar sin aprobarla otra vez."
    return ""


def otra_direccion(pagina, lote):
    padre = lote.padres.get(pagina.path[: -pagina.steplen])
    if padre is not None and pagina.url_path != f"{padre}{pagina.slug}/":
        return "su dirección no es la que le toca por el lugar donde está."
    if lote.direcciones.get(pagina.url_path, pagina.pk) != pagina.pk:
        return "su dirección fue de otra página publicada."
    return ""


def sin_numero(pagina, lote):
    serie = getattr(pagina, "serie_de_folio", lambda: "")()
    return "se publicó sin su número." if serie and pagina.pk not in lote.numeradas else ""


REGLAS = [sin_aprobacion, otro_texto, version_vieja, retirada, otra_direccion, sin_numero]


def cotejar():
    """Yields a Hallazgo for whatever is public and should not be as it is."""
    for claves in _lotes():
        dudosas = {h.pagina for h in _de_paginas(claves)}
        for clave in sorted(dudosas):
            yield from _confirmar(clave)
    yield from _de_folios()


def _lotes():
    """Keys of the live pages, a batch at a time; the framework's own page of welcome, not."""
    ultima = 0
    vivas = Page.objects.live().filter(depth__gt=1).exclude(content_type__app_label="wagtailcore")
    while claves := list(
        vivas.filter(pk__gt=ultima).order_by("pk").values_list("pk", flat=True)[:LOTE]
    ):
        yield claves
        ultima = claves[-1]


def _de_paginas(claves):
    lote = Lote(claves)
    for pagina in lote.paginas:
        for regla in REGLAS:
            if dicho := regla(pagina, lote):
                frase = f"«{pagina.title}»: {dicho}"
                yield Hallazgo(pagina.pk, regla.__name__.replace("_", "-"), frase)


@transaction.atomic
def _confirmar(clave):
    """Read again with its row locked: it may have been published between two of our reads."""
    if not Page.objects.select_for_update().live().filter(pk=clave).exists():
        return []
    return list(_de_paginas([clave]))


def _de_folios():
    """Each series and year whose numbers are not one after another up to its counter."""
    ultimos = {(c.serie, c.ejercicio): c.ultimo for c in Contador.objects.all()}
    grupos = Folio.objects.order_by("serie", "ejercicio").values("serie", "ejercicio")
    for g in grupos.annotate(primero=Min("numero"), mayor=Max("numero"), cuantos=Count("pk")):
        clave = (g["serie"], g["ejercicio"])
        if not ultimos.get(clave) == g["mayor"] == g["primero"] - 1 + g["cuantos"]:
            dicho = "Los números de «{}» de {} no van seguidos hasta el último dado.".format(*clave)
            yield Hallazgo(None, "folios-{}-{}".format(*clave), dicho)


def _nombre(pagina, campo):
    """What a person calls that field."""
    try:
        uno = pagina._meta.get_field(campo)
    except FieldDoesNotExist:
        return campo
    nombre = getattr(uno, "verbose_name", None) or uno.related_model._meta.verbose_name_plural
    return str(nombre).lower()
