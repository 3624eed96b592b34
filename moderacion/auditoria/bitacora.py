"""The log, whole: who did what, when, from where and why. It is read, and nothing else."""

from dataclasses import dataclass
from itertools import islice

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, Value
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from wagtail.admin import messages
from wagtail.admin.filters import ContentTypeFilter
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.log_actions import registry
from wagtail.models import BaseLogEntry, ModelLogEntry, Page, PageLogEntry

from ayuntamiento.models import Usuario
from ayuntamiento.origen import CLAVE
from moderacion import permissions
from sitio.busqueda.en_columnas import con_sus_palabras
from sitio.fechas import ANIOS

LIBROS = (PageLogEntry, ModelLogEntry)
DE_UNA_VEZ = 500
NO_ES_FECHA = "No se entiende esa fecha: escriba día, mes y año, como 25/11/2026."
RAZONES = ("motivo", "destino", "explicacion", "comment", "nota", "texto")


@dataclass(frozen=True)
class Asiento:
    """An entry of the log as it is read, on the screen and in the sheet alike."""

    entrada: BaseLogEntry
    url: str = ""

    @property
    def cuando(self):
        return timezone.localtime(self.entrada.timestamp)

    @property
    def quien(self):
        """Whom the log names; what comes from outside unnamed is not the program's doing."""
        if self.entrada.user_id:
            return str(self.entrada.user_display_name)
        return "Sin identificar" if self.desde else "El programa"

    @property
    def que(self):
        return str(self.entrada.message) if self.entrada.formatter else self.entrada.action

    @property
    def sobre(self):
        return self.entrada.label

    @property
    def tipo(self):
        if self.entrada.action == "pregon.exportar":
            return "hoja de datos"  # its entry hangs from who took it out
        modelo = self.entrada.content_type and self.entrada.content_type.model_class()
        return str(modelo._meta.verbose_name) if modelo else ""

    @property
    def desde(self):
        return self.entrada.data.get(CLAVE, "")

    @property
    def razon(self):
        """Why, as it was written; or what changed, where that is what it tells."""
        datos = self.entrada.data
        dichas = [str(datos[clave]) for clave in RAZONES if datos.get(clave)]
        dichas += datos.get("cambios", [])
        if "antes" in datos and "ahora" in datos:
            dichas.append(f"{_lista(datos['antes'])} → {_lista(datos['ahora'])}")
        for clave in ("dados", "quitados"):
            if datos.get(clave):
                dichas.append(f"{clave.capitalize()}: {_lista(datos[clave])}")
        return ". ".join(dichas)


def _existe(dia):
    """Whether a filter may look for it: a day of the calendar that the office may have lived."""
    try:
        leido = parse_date(dia or "2000-01-01") or parse_date("-".join(dia.split("/")[::-1]))
    except ValueError:
        return False
    return leido is not None and leido.year in ANIOS


def _lista(nombres):
    return ", ".join(nombres) if nombres else "ninguno"


class FiltroDeBitacora(SiteHistoryReportFilterSet):
    """By person, action, dates and object; whoever reads the log reads all of it."""

    label = django_filters.CharFilter(label="Nombre", method="filter_label")
    object_type = ContentTypeFilter(
        label="Clase", method="filter_object_type", queryset=lambda request: _clases()
    )
    is_commenting_action = None

    def filter_label(self, queryset, name, value):
        return con_sus_palabras(queryset, value, name)

    def get_action_choices(self):
        usadas = set().union(*(libro.objects.all().get_actions() for libro in LIBROS))
        return [(clave, rotulo) for clave, rotulo in registry.get_choices() if clave in usadas]

    def get_users_queryset(self):
        quienes = set().union(*(libro.objects.all().get_user_ids() for libro in LIBROS))
        return Usuario.objects.filter(pk__in=quienes - {None}).order_by("username")


def _clases():
    claves = set().union(*(libro.objects.all().get_content_type_ids() for libro in LIBROS))
    return ContentType.objects.filter(pk__in=claves - {None}).order_by("model")


class Bitacora(LogEntriesView):
    """Every entry of both of the framework's books, the newest first."""

    http_method_names = ["get", "head"]
    page_title = "Bitácora"
    results_template_name = "moderacion/bitacora.html"
    filterset_class = FiltroDeBitacora
    index_url_name = "moderacion:bitacora"
    index_results_url_name = "moderacion:bitacora_resultados"
    FORMATS = ("csv",)
    export_headings = {
        "cuando": "Cuándo",
        "quien": "Quién",
        "que": "Qué hizo",
        "sobre": "Sobre qué",
        "tipo": "Clase",
        "desde": "Desde dónde",
        "razon": "Motivo",
    }
    list_export = list(export_headings)

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_ver_bitacora(request.user):
            raise PermissionDenied
        if not all(_existe(request.GET.get(f"timestamp_{lado}")) for lado in ("from", "to")):
            messages.error(request, NO_ES_FECHA)
            return redirect("moderacion:bitacora")
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self):
        return f"bitacora-{timezone.localdate():%Y-%m-%d}"

    @property
    def header_more_buttons(self):
        return [boton for boton in super().header_more_buttons if "xlsx" not in boton.url]

    def get_filtered_queryset(self):
        partes = [
            self.filter_queryset(
                libro.objects.values("pk", "timestamp").annotate(
                    libro=Value(n, output_field=IntegerField())
                )
            ).order_by()
            for n, libro in enumerate(LIBROS)
        ]
        return partes[0].union(*partes[1:], all=True).order_by("-timestamp", "-libro", "-pk")

    def decorate_paginated_queryset(self, filas):
        """The entries themselves; a few hundred at a time, so that a whole year goes out too."""
        if self.is_export:
            return self._asientos(filas.iterator())
        return list(self._asientos(filas))

    def _asientos(self, filas):
        filas = iter(filas)
        while tanda := list(islice(filas, DE_UNA_VEZ)):
            hallados = {}
            for n, libro in enumerate(LIBROS):
                claves = [fila["pk"] for fila in tanda if fila["libro"] == n]
                enteras = libro.objects.select_related("user", "content_type").filter(pk__in=claves)
                hallados |= {(n, entrada.pk): entrada for entrada in enteras}
            yield from self._con_enlaces(hallados[fila["libro"], fila["pk"]] for fila in tanda)

    def _con_enlaces(self, entradas):
        entradas = list(entradas)
        quedan = set()
        if permissions.es_de_direccion(self.request.user):
            claves = {e.page_id for e in entradas if isinstance(e, PageLogEntry)}
            quedan = set(Page.objects.filter(pk__in=claves).values_list("pk", flat=True))
        for entrada in entradas:
            pk = getattr(entrada, "page_id", None)
            url = reverse("wagtailadmin_pages:history", args=[pk]) if pk in quedan else ""
            yield Asiento(entrada, url)


class ItemDeBitacora(MenuItem):
    def is_shown(self, request):
        return permissions.puede_ver_bitacora(request.user)
