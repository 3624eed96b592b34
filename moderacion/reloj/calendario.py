"""The calendar of what the clock will publish and withdraw, month by month."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from moderacion import permissions
from moderacion.electoral import veda
from moderacion.filas import paginas, tipo_de_pagina
from moderacion.models import Aprobacion, Fallo, Veda
from moderacion.views import Pantalla

ANIOS = range(2000, 2100)


class FormaDeMes(forms.Form):
    mes = forms.DateField(input_formats=["%Y-%m"])


@dataclass
class Suceso:
    """A page that will come out or go away, at its hour."""

    cuando: datetime
    sale: bool
    titulo: str
    pagina: Page
    aprobacion: Aprobacion | None = None
    revision_id: int | None = None
    fallo: bool = False
    aviso: str = ""  # what an electoral ban will do with it

    @property
    def editar(self):
        return reverse("wagtailadmin_pages:edit", args=[self.pagina.pk])

    @property
    def cancelar(self):
        return reverse(
            "wagtailadmin_pages:revisions_unschedule", args=[self.pagina.pk, self.revision_id]
        )


def sucesos(desde, hasta):
    """All that is scheduled in [desde, hasta), in order; always the same six queries."""
    vedas = list(Veda.objects.por_venir())
    programadas = Revision.objects.filter(
        approved_go_live_at__isnull=False, base_content_type=tipo_de_pagina()
    ).annotate(vence=KeyTextTransform("expire_at", "content"))
    programadas = list(programadas if vedas else programadas.defer("content"))
    vencen = paginas().live().filter(expire_at__gte=desde, expire_at__lt=hasta)
    hechos = [Suceso(p.expire_at, False, p.title, p) for p in vencen]
    hechos += _de_programadas(programadas, vedas)
    en_el_mes = [s for s in hechos if desde <= s.cuando < hasta]
    return sorted(en_el_mes, key=lambda s: (s.cuando, s.pagina.pk))


def _de_programadas(revisiones, vedas):
    por_pk = paginas().in_bulk([int(r.object_id) for r in revisiones])
    claves = [r.pk for r in revisiones]
    aprobadas = Aprobacion.objects.filter(revision__in=claves).select_related("por")
    aprobadas = {a.revision_id: a for a in aprobadas.order_by("pk")}
    fallidas = set(Fallo.objects.filter(revision__in=claves).values_list("revision", flat=True))
    for revision in revisiones:
        pagina = por_pk.get(int(revision.object_id))
        if pagina is None:
            continue
        comunes = (revision.object_str, pagina, aprobadas.get(revision.pk), revision.pk)
        fallo = revision.pk in fallidas
        aviso = veda.aviso(revision, vedas)
        yield Suceso(revision.approved_go_live_at, True, *comunes, fallo, aviso)
        if vence := revision.vence and parse_datetime(revision.vence):
            yield Suceso(vence, False, *comunes)


class Programa(Pantalla):
    """The month, as a grid; on a telephone, as a list of the days that have something."""

    template_name = "moderacion/programa.html"
    page_title = "Programa de publicaciones"

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_proponer(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def mes(self):
        """The first day of the month asked for; nonsense is this month."""
        forma = FormaDeMes(self.request.GET)
        pedido = forma.cleaned_data["mes"] if forma.is_valid() else timezone.localdate()
        if pedido.year not in ANIOS:
            pedido = timezone.localdate()
        return pedido.replace(day=1)

    def get_context_data(self, **kwargs):
        mes = self.mes()
        siguiente = (mes + timedelta(days=32)).replace(day=1)
        hechos = sucesos(_al_empezar(mes), _al_empezar(siguiente))
        return super().get_context_data(
            mes=mes,
            anterior=(mes - timedelta(days=1)).replace(day=1),
            siguiente=siguiente,
            hoy=timezone.localdate(),
            dias=_dias(mes, hechos),
            empieza=mes.isoweekday(),
            cuantos=len(hechos),
            dirige=permissions.es_de_direccion(self.request.user),
            **kwargs,
        )


def _al_empezar(dia):
    return timezone.make_aware(datetime.combine(dia, time()))


def _dias(mes, hechos):
    """Each day of the month with what happens on it."""
    ultimo = calendar.monthrange(mes.year, mes.month)[1]
    dias = {date(mes.year, mes.month, n): [] for n in range(1, ultimo + 1)}
    for suceso in hechos:
        dias[timezone.localdate(suceso.cuando)].append(suceso)
    return dias.items()
