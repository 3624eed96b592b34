"""The register of videos and audios, as a list to look at and as a sheet to keep."""

import django_filters
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from acervo.models import Multimedia
from sitio.datos import exacto, reloj

PERMISOS = ["add", "change", "delete"]
TIPOS = {"video": "Video", "audio": "Audio"}


def puede(usuario):
    """Whoever may see the recordings in the panel."""
    politica = policy_registry.get_by_type(Multimedia)
    return politica.user_has_any_permission(usuario, PERMISOS)


class FiltroDeGrabaciones(WagtailFilterSet):
    """By kind."""

    type = django_filters.ChoiceFilter(
        label="Tipo", choices=list(TIPOS.items()), empty_label="Todos"
    )

    class Meta:
        model = Multimedia
        fields = ["type"]


def _tipo(grabacion):
    return TIPOS.get(grabacion.type, "")


def _dura(grabacion):
    return reloj(grabacion.duration)


def _subtitulos(grabacion):
    return "Sí" if grabacion.subtitulos else "No"


def _cortado_de(grabacion):
    if grabacion.desde is None:
        return ""
    de = grabacion.de.title if grabacion.de else "Un audio que ya no está"
    return f"{de}, {exacto(grabacion.desde)} a {exacto(grabacion.hasta)}"


def _subio(grabacion):
    return str(grabacion.uploaded_by_user or "")


def _en_las_dos(como):
    return {ReportView.FORMAT_CSV: como, ReportView.FORMAT_XLSX: como}


class Grabaciones(ReportView):
    """All of them, newest first; the framework's own sheets, CSV and XLSX."""

    page_title = "Videos y audios"
    header_icon = "media"
    model = Multimedia
    any_permission_required = PERMISOS
    index_url_name = "grabaciones"
    index_results_url_name = "grabaciones_filas"
    filterset_class = FiltroDeGrabaciones
    is_searchable = False
    export_filename = "videos-y-audios"
    list_export = [
        "title",
        "type",
        "duration",
        "credito",
        "subtitulos",
        "cortado_de",
        "collection.name",
        "created_at",
        "uploaded_by_user",
    ]
    export_headings = {
        "title": "Título",
        "type": "Tipo",
        "duration": "Duración (segundos)",
        "credito": "Crédito",
        "subtitulos": "Subtítulos",
        "cortado_de": "Cortado de",
        "collection.name": "Colección",
        "created_at": "Subido el",
        "uploaded_by_user": "Lo subió",
    }
    custom_field_preprocess = {
        "type": _en_las_dos(lambda tipo: TIPOS.get(tipo, tipo)),
        "subtitulos": _en_las_dos(lambda archivo: "Sí" if archivo else "No"),
        "uploaded_by_user": _en_las_dos(lambda quien: str(quien or "")),
    }
    columns = [
        TitleColumn("title", label="Título", url_name="wagtailmedia:edit"),
        Column("tipo", label="Tipo", accessor=_tipo),
        Column("dura", label="Duración", accessor=_dura),
        Column("subtitulos", label="Subtítulos", accessor=_subtitulos),
        Column("corte", label="Cortado de", accessor=_cortado_de),
        Column("credito", label="Crédito"),
        Column("subio", label="Lo subió", accessor=_subio),
        DateColumn("created_at", label="Subido el"),
    ]

    def get_base_queryset(self):
        suyas = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change", "delete"]
        )
        return suyas.select_related("collection", "uploaded_by_user", "de").order_by(
            "-created_at", "-pk"
        )


class EnElMenu(MenuItem):
    def is_shown(self, request):
        return puede(request.user)


def boton():
    return EnElMenu(
        "Videos y audios",
        reverse("grabaciones"),
        name="grabaciones",
        icon_name="media",
        order=120,
    )
