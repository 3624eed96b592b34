"""The internal records of acts: to write them, to look for one, to decide what becomes of it."""

from django.forms import HiddenInput
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from acervo.dos_personas.listas import Lista
from sitio.busqueda.en_columnas import con_sus_palabras
from sitio.templatetags.fechas import dia_corto
from sitio.texto import dia_y_hora

from . import actions, caras, movidas
from .fechas import DIA
from .forms import FormularioDeCompromiso
from .models import Compromiso
from .situacion import PanelDeSituacion

EN_SU_SITIO = "En blanco, a la hora que dice la serie."
NUEVO, COMPARAR = "Nuevo acto", "Comparar con su página"
SE_REPITE_HASTA = (
    "La serie se pasó a otro día, y su última fecha con ella: ahora se repite hasta el {}."
)
YA_PASARON = (
    "También cambió en sus fechas que ya pasaron ({}). Si es solo de aquí en adelante, déjela como "
    "estaba, póngale en «Hasta el» su último día, y anote la que sigue con «Nuevo acto»."
)
YA_ESTABA = "«{}» ya estaba así: no se repitió nada."


class NadieBorra(ModelPermissionPolicy):
    """A record is rejected or cancelled, with its reason; it is never deleted."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class FiltroDeCompromisos(WagtailFilterSet):
    class Meta:
        model = Compromiso
        fields = ["estado", "prioridad", "area"]


def _cuando(compromiso):
    """Of what is of all day, its days alone."""
    if not compromiso.todo_el_dia:
        return dia_y_hora(compromiso.inicio)
    dias = [dia_corto(timezone.localtime(m)) for m in (compromiso.inicio, compromiso.fin) if m]
    return f"{' al '.join(dict.fromkeys(dias))}, todo el día"


class Registro(IndexView):
    page_title = "Registro de actos"
    add_item_label = NUEVO

    @cached_property
    def columns(self):
        cuando = Column("inicio", label="Empieza", accessor=_cuando, sort_key="inicio")
        return [cuando if c.name == "inicio" else c for c in super().columns]

    @cached_property
    def header_buttons(self):
        tablero = HeaderButton(
            "Ver en el tablero", url=reverse("agenda:tablero"), icon_name="calendar-alt"
        )
        return [*super().header_buttons, tablero]

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return con_sus_palabras(queryset, self.search_query, *self.search_fields)


class SigueAbierto:
    """What is saved stays in sight, with what may be done with it."""

    def get_success_url(self):
        return reverse("compromisos:edit", args=[self.object.pk])


class Alta(SigueAbierto, CreateView):
    page_title = NUEVO

    def get_page_subtitle(self):
        return ""

    def get_breadcrumbs_items(self):
        *antes, este = super().get_breadcrumbs_items()
        return [*antes, {**este, "label": NUEVO}]

    def save_instance(self):
        self.form.instance.creado_por = self.request.user
        compromiso = super().save_instance()
        actions.guardar(compromiso=compromiso, por=self.request.user)
        return compromiso


class Cambio(SigueAbierto, EditView):
    def get_success_buttons(self):
        """Its page, if it says something else now."""
        if caras.por_llevar(self.object):
            return [messages.button(reverse("agenda:pagina", args=[self.object.pk]), COMPARAR)]
        return super().get_success_buttons()

    def save_instance(self):
        for lista in self.form.ya_estaban:
            messages.info(self.request, YA_ESTABA.format(capfirst(lista)))
        if hasta := self.form.se_repite_hasta:
            messages.info(self.request, SE_REPITE_HASTA.format(date_format(hasta, DIA)))
        antes = movidas.como_estaba(Compromiso.objects.get(pk=self.object.pk))
        compromiso = super().save_instance()
        actions.guardar(compromiso=compromiso, por=self.request.user, antes=antes)
        if cuantas := movidas.ya_pasadas(compromiso, antes):
            messages.warning(self.request, YA_PASARON.format(cuantas))
        return compromiso


class Compromisos(ModelViewSet):
    model = Compromiso
    icon = "calendar-check"
    menu_label = "Registro de actos"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = Registro
    add_view_class = Alta
    edit_view_class = Cambio
    filterset_class = FiltroDeCompromisos
    list_display = ["titulo", "inicio", "donde", "estado", "prioridad", "area"]
    list_export = []
    ordering = ["-inicio"]
    search_fields = ["titulo", "solicita", "lugar"]
    edit_handler = ObjectList(
        [
            PanelDeSituacion(),
            "titulo",
            MultiFieldPanel(
                [
                    FieldRowPanel(["inicio", "fin"]),
                    "todo_el_dia",
                    FieldPanel("regla", widget=HiddenInput, classname="pregon-oculto"),
                    FieldPanel("cada"),
                    FieldRowPanel([FieldPanel("repite_hasta"), FieldPanel("veces")]),
                    "zona",
                ],
                "Cuándo",
            ),
            Lista(
                "sesiones",
                panels=[
                    "original",
                    FieldRowPanel([FieldPanel("inicio", help_text=EN_SU_SITIO), "fin"]),
                    "titulo",
                    FieldRowPanel(["cancelada", "motivo_publico"]),
                    "excluida",
                ],
                heading="Otras fechas, y las que cambian",
                label="fecha",
            ),
            MultiFieldPanel(["sede", "lugar"], "Dónde"),
            MultiFieldPanel(["solicita", "area"], "De quién es"),
            Lista(
                "presentes",
                panels=[FieldRowPanel(["funcionario", "papel"]), "en_nombre_de"],
                heading="Quiénes asisten",
                label="persona",
            ),
            MultiFieldPanel([FieldRowPanel(["prioridad", "por_que"])], "Qué tan importante es"),
            Lista(
                "coberturas",
                panels=[FieldRowPanel(["tipo", "encargada"]), "publicacion"],
                heading="Qué se cubre",
                label="cosa",
            ),
            MultiFieldPanel(
                ["sin_prensa", FieldPanel("asignados"), "vehiculo", "contacto", "notas"],
                "Para cubrirlo",
            ),
        ],
        base_form_class=FormularioDeCompromiso,
    )

    def get_urlpatterns(self):
        """Only those that read and write: nothing is deleted."""
        sirven = {"index", "index_results", "add", "edit", "usage", "history", "history_results"}
        return [ruta for ruta in super().get_urlpatterns() if ruta.name in sirven]


Compromiso.donde.fget.short_description = "dónde"
register_permission_policy(Compromiso, NadieBorra(Compromiso))
compromisos = Compromisos("compromisos")
