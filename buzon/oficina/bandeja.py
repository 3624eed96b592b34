"""The tray: what waits, what is overdue first; the rest, for who asks for it."""

from django.db.models import Subquery
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from buzon import permissions
from buzon.filters import FiltroDeSolicitudes
from buzon.models import Solicitud

from . import mesa, verbos
from .una import Una

POR_PAGINA = 30
NADIE = "Nadie todavía"


class Atienden(ModelPermissionPolicy):
    """Redacción and dirección, by the one predicate; a row is never added, changed nor deleted by
    a form of its own."""

    def user_has_permission(self, user, action):
        return action == "view" and permissions.puede_atender_el_buzon(user)

    def user_has_any_permission(self, user, actions):
        return "view" in actions and permissions.puede_atender_el_buzon(user)


class ColumnaDeTitulo(TitleColumn):
    """With its receipt under it."""

    cell_template_name = "buzon/oficina/_celda.html"


class ColumnaDeDia(Column):
    cell_template_name = "buzon/oficina/_dia.html"


def quien_atiende(solicitud):
    return solicitud.asignada_a or NADIE


def cuando_llego(solicitud):
    return date_format(timezone.localtime(solicitud.enviada), "j M Y").lower()


class Bandeja(IndexView):
    page_title = "Buzón"
    header_icon = "clipboard-list"
    any_permission_required = ["view"]
    is_searchable = True

    @property
    def columns(self):
        return [
            ColumnaDeTitulo(
                "titulo",
                label="Qué envían",
                accessor=str,
                get_url=lambda una: reverse("solicitudes:una", args=[una.pk]),
            ),
            ColumnaDeDia("para_cuando", label="Para cuándo"),
            Column("clase", label="Qué es", accessor="get_clase_display"),
            Column("area", label="Área"),
            Column("estado", label="Estado", accessor="get_estado_display"),
            Column("asignada_a", label="La atiende", accessor=quien_atiende),
            Column("enviada", label="Llegó", accessor=cuando_llego),
        ]

    def get_base_queryset(self):
        con_todo = Solicitud.objects.enviadas().select_related("area", "asignada_a")
        return con_todo.annotate(esperan=Subquery(mesa.cuantas_esperan()))

    def get_context_data(self, **kwargs):
        """The rows say too how many wait: the menu does not ask again."""
        contexto = super().get_context_data(**kwargs)
        if primera := next(iter(contexto["object_list"]), None):
            mesa.se_sabe(primera.esperan or 0)
        return contexto

    def order_queryset(self, queryset):
        """What is overdue, then what is wanted sooner; of what is done with, the latest."""
        return (
            queryset.por_atender()
            if self._solo_las_que_esperan()
            else queryset.order_by("-enviada", "-pk")
        )

    def filter_queryset(self, queryset):
        filtradas = super().filter_queryset(queryset)
        return filtradas.abiertas() if self._solo_las_que_esperan() else filtradas

    def _solo_las_que_esperan(self):
        forma = self.filters.form
        pedido = forma.is_valid() and forma.cleaned_data.get("estado")
        return not (pedido or self.is_searching)

    def search_queryset(self, queryset):
        return queryset.que_dicen(self.search_query) if self.is_searching else queryset


class Solicitudes(ModelViewSet):
    model = Solicitud
    url_prefix = "buzon"
    icon = "clipboard-list"
    add_to_admin_menu = False
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = Bandeja
    index_template_name = "buzon/oficina/bandeja.html"
    filterset_class = FiltroDeSolicitudes
    list_per_page = POR_PAGINA
    list_export = []
    search_fields = ["titulo"]
    form_fields = ["titulo"]

    def get_urlpatterns(self):
        """The tray, one, and the verbs on it; nothing is written by the framework's own forms."""
        sirven = {"index", "index_results"}
        suyas = [ruta for ruta in super().get_urlpatterns() if ruta.name in sirven]
        return [
            *suyas,
            path("<int:pk>/", Una.as_view(), name="una"),
            path("<int:pk>/tomar/", verbos.Tomar.as_view(), name="tomar"),
            path("<int:pk>/asignar/", verbos.Asignar.as_view(), name="asignar"),
            path("<int:pk>/pedir/", verbos.Pedir.as_view(), name="pedir"),
            path("<int:pk>/rechazar/", verbos.Rechazar.as_view(), name="rechazar"),
            path("<int:pk>/nota/", verbos.Nota.as_view(), name="nota"),
            path("<int:pk>/unir/", verbos.Unir.as_view(), name="unir"),
            path("<int:pk>/reabrir/", verbos.Reabrir.as_view(), name="reabrir"),
            path("<int:pk>/usar/<slug:tipo>/", verbos.Usar.as_view(), name="usar"),
            path("<int:pk>/deshacer/<slug:tipo>/", verbos.Deshacer.as_view(), name="deshacer"),
        ]


register_permission_policy(Solicitud, Atienden(Solicitud))
solicitudes = Solicitudes("solicitudes")
