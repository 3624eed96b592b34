"""The registers of what was recorded, as lists to look at and as sheets to keep."""

import django_filters
from django.urls import path, reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from acervo.models import Imagen, Multimedia
from sitio.datos import exacto, reloj

PERMISOS = ["add", "change", "delete"]
TIPOS = {"video": "Video", "audio": "Audio"}


class Registro(ReportView):
    """All that whoever looks may change, newest first; the framework's own sheets, CSV and XLSX."""

    any_permission_required = PERMISOS
    is_searchable = False
    traen = ("collection", "uploaded_by_user")

    def get_base_queryset(self):
        suyas = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change", "delete"]
        )
        return suyas.select_related(*self.traen).order_by("-created_at", "-pk")


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


def _si_o_no(valor):
    return "Sí" if valor else "No"


def _subtitulos(grabacion):
    return _si_o_no(grabacion.subtitulos)


def _menores(imagen):
    return _si_o_no(imagen.menores)


def _texto(imagen):
    return imagen.description or "Falta"


def _cortado_de(grabacion):
    if grabacion.desde is None:
        return ""
    de = grabacion.de.title if grabacion.de else "Un audio que ya no está"
    return f"{de}, {exacto(grabacion.desde)} a {exacto(grabacion.hasta)}"


def _subio(grabacion):
    return str(grabacion.uploaded_by_user or "")


def _en_las_dos(como):
    return {ReportView.FORMAT_CSV: como, ReportView.FORMAT_XLSX: como}


class Grabaciones(Registro):
    """Videos and audios."""

    page_title = "Videos y audios"
    header_icon = "media"
    model = Multimedia
    index_url_name = "grabaciones"
    index_results_url_name = "grabaciones_filas"
    filterset_class = FiltroDeGrabaciones
    traen = (*Registro.traen, "de")
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
        "subtitulos": _en_las_dos(_si_o_no),
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


QUE_FOTOGRAFIAS = {
    "sin_texto": ("Sin texto alternativo", lambda filas: filas.sin_texto()),
    "menores": ("Aparecen menores", lambda filas: filas.filter(menores=True)),
    "retiradas": ("Consentimiento retirado", lambda filas: filas.filter(retirada=True)),
}


class FiltroDeFotografias(WagtailFilterSet):
    """By what they lack or show."""

    cuales = django_filters.ChoiceFilter(
        label="Cuáles",
        choices=[(clave, rotulo) for clave, (rotulo, _) in QUE_FOTOGRAFIAS.items()],
        empty_label="Todas",
        method="de_esas",
    )

    class Meta:
        model = Imagen
        fields = []

    def de_esas(self, filas, _nombre, cuales):
        _rotulo, elegir = QUE_FOTOGRAFIAS[cuales]
        return elegir(filas)


class Fotografias(Registro):
    page_title = "Registro de fotografías"
    header_icon = "image"
    model = Imagen
    index_url_name = "registro_de_fotografias"
    index_results_url_name = "registro_de_fotografias_filas"
    filterset_class = FiltroDeFotografias
    export_filename = "fotografias"
    list_export = [
        "title",
        "description",
        "pie",
        "credito",
        "tomada",
        "menores",
        "retirada",
        "width",
        "height",
        "collection.name",
        "created_at",
        "uploaded_by_user",
    ]
    export_headings = {
        "title": "Título",
        "description": "Texto alternativo",
        "pie": "Pie de foto",
        "credito": "Crédito",
        "tomada": "Tomada el",
        "menores": "Aparecen menores",
        "retirada": "Consentimiento retirado",
        "width": "Ancho (pixeles)",
        "height": "Alto (pixeles)",
        "collection.name": "Colección",
        "created_at": "Subida el",
        "uploaded_by_user": "La subió",
    }
    custom_field_preprocess = {
        "menores": _en_las_dos(_si_o_no),
        "retirada": _en_las_dos(_si_o_no),
        "uploaded_by_user": _en_las_dos(lambda quien: str(quien or "")),
    }
    columns = [
        TitleColumn("title", label="Título", url_name="wagtailimages:edit"),
        Column("texto", label="Texto alternativo", accessor=_texto),
        Column("credito", label="Crédito"),
        DateColumn("tomada", label="Tomada el"),
        Column("menores", label="Aparecen menores", accessor=_menores),
        Column("coleccion", label="Colección", accessor="collection"),
        Column("subio", label="La subió", accessor=_subio),
        DateColumn("created_at", label="Subida el"),
    ]


class EnElMenu(MenuItem):
    """Of a register: whoever has something to do with what it lists."""

    def __init__(self, registro, **datos):
        self.registro = registro
        url = reverse(registro.index_url_name)
        nombre, icono = registro.index_url_name, registro.header_icon
        super().__init__(registro.page_title, url, name=nombre, icon_name=icono, **datos)

    def is_shown(self, request):
        politica = policy_registry.get_by_type(self.registro.model)
        return politica.user_has_any_permission(request.user, PERMISOS)


REGISTROS = (Fotografias, Grabaciones)


def direcciones():
    """Of each register: the list, and its rows alone."""
    for registro in REGISTROS:
        lista, filas = registro.index_url_name, registro.index_results_url_name
        ruta = lista.replace("_", "-")
        yield path(f"{ruta}/", registro.as_view(), name=lista)
        yield path(f"{ruta}/filas/", registro.as_view(results_only=True), name=filas)
