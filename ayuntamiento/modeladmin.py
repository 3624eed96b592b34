"""The registers: departments, officials and places, searched without minding accents."""

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousOperation
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst, slugify
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.coreutils import multigetattr
from wagtail_modeladmin.helpers import WagtailBackendSearchHandler
from wagtail_modeladmin.mixins import ThumbnailMixin
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import HistoryView, IndexView

from .models import Area, Funcionario, Sede

SIN_FILTRO = "No se entendió ese filtro: se muestra la lista entera."


class PorArea(SimpleListFilter):
    """The framework's filter of a relation wants Django's own admin, which is not installed."""

    title = "área"
    parameter_name = "area"

    def lookups(self, request, model_admin):
        return [(str(area.pk), area.nombre) for area in Area.objects.only("nombre")]

    def queryset(self, request, queryset):
        elegida = dict(self.lookup_choices).get(self.value())
        return queryset.filter(area=int(self.value())) if elegida else queryset


class ListaDeRegistro(IndexView):
    """A filter that nobody offers is answered with the whole list."""

    export_buttons_template_name = "ayuntamiento/_exportar.html"

    @property
    def page_title(self):
        return capfirst(self.opts.verbose_name_plural)

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except (IncorrectLookupParameters, SuspiciousOperation):
            messages.error(request, SIN_FILTRO)
            return redirect(self.index_url)

    def to_row_dict(self, item):
        return {campo: multigetattr(item, campo) for campo in self.list_export}

    def get_heading(self, queryset, field):
        return capfirst(self.model._meta.get_field(field).verbose_name)

    def get_filename(self):
        return f"{slugify(self.page_title)}-{timezone.localdate():%Y-%m-%d}"


class Historia(HistoryView):
    """With the name of its record, and its columns in Spanish."""

    columns = [
        Column("message", label="Qué se hizo"),
        UserColumn("user", blank_display_name="El programa", label="Quién"),
        DateColumn("timestamp", label="Cuándo"),
    ]

    def get_breadcrumbs_items(self):
        lista = {"url": self.index_url, "label": capfirst(self.verbose_name_plural)}
        ficha = {"url": self.edit_url, "label": str(self.instance)}
        aqui = {"url": "", "label": "Historial", "sublabel": str(self.instance)}
        return [*self.breadcrumbs_items, lista, ficha, aqui]


class Registro(ModelAdmin):
    """Searched by the site's own search engine, which folds accents."""

    index_view_class = ListaDeRegistro
    history_view_class = Historia
    search_handler_class = WagtailBackendSearchHandler
    search_fields = ()
    add_to_admin_menu = False
    list_per_page = 50


class Areas(Registro):
    model = Area
    menu_label = "Áreas"
    menu_icon = "group"
    list_display = ("nombre", "siglas", "titular", "telefono", "estado")
    list_export = (
        "nombre",
        "siglas",
        "titular",
        "funciones",
        "telefono",
        "correo",
        "domicilio",
        "horario",
        "activa",
    )
    list_filter = ("activa",)
    list_select_related = ("titular",)
    prepopulated_fields = {"slug": ("nombre",)}
    form_fields_exclude = ()
    edit_handler = ObjectList(
        [
            "nombre",
            FieldRowPanel(["siglas", "slug"]),
            "titular",
            "funciones",
            MultiFieldPanel(
                [FieldRowPanel(["telefono", "correo"]), "domicilio", "horario"], "Contacto"
            ),
            "activa",
        ]
    )

    def estado(self, area):
        return "En el directorio" if area.activa else "Cerrada"

    estado.admin_order_field = "activa"


class Funcionarios(ThumbnailMixin, Registro):
    model = Funcionario
    menu_label = "Funcionarios"
    menu_icon = "user"
    list_display = ("admin_thumb", "nombre", "cargo", "area", "inicio", "fin")
    list_display_add_buttons = "nombre"
    list_export = ("nombre", "cargo", "area", "inicio", "fin", "semblanza")
    list_filter = (PorArea,)
    list_select_related = ("area", "foto")
    thumb_image_field_name = "foto"
    thumb_image_filter_spec = "fill-60x60"
    thumb_image_width = 40
    thumb_col_header_text = "Fotografía"
    prepopulated_fields = {"slug": ("nombre",)}
    edit_handler = ObjectList(
        [
            FieldPanel("nombre", help_text="Como debe leerse en los boletines."),
            "slug",
            "cargo",
            "area",
            MultiFieldPanel([FieldRowPanel(["inicio", "fin"])], "Periodo en el cargo"),
            "foto",
            "semblanza",
        ]
    )


class Sedes(Registro):
    model = Sede
    menu_label = "Sedes"
    menu_icon = "site"
    list_display = ("nombre", "colonia", "domicilio", "aforo")
    list_export = (
        "nombre",
        "domicilio",
        "colonia",
        "telefono",
        "aforo",
        "accesible",
        "accesibilidad",
    )
    list_filter = ("colonia",)
    edit_handler = ObjectList(
        [
            "nombre",
            "domicilio",
            FieldRowPanel(["colonia", "telefono"]),
            "aforo",
            "accesible",
            "accesibilidad",
        ]
    )


class Registros(ModelAdminGroup):
    menu_label = "Registros"
    menu_icon = "list-ul"
    menu_order = 500
    items = (Areas, Funcionarios, Sedes)
