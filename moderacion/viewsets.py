"""The outbox, to be read: what was sent, what waits, what could not be; and to be tried again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import linebreaksbr
from django.urls import path, reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.models import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from sitio.texto import dia_y_hora

from . import permissions
from .models import Correo
from .salida.correo import volver_a_intentar

REINTENTAR = "Volver a intentar"
TODAVIA_NO = "Todavía no"


def cuando_salio(correo):
    return dia_y_hora(correo.enviado) if correo.enviado else TODAVIA_NO


class SoloLectura(ModelPermissionPolicy):
    """Nobody writes, changes nor deletes a message by hand, whoever they are."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)


class ListaDeCorreos(IndexView):
    def get_list_more_buttons(self, instance):
        botones = super().get_list_more_buttons(instance)
        if permissions.puede_volver_a_intentar(self.request.user, instance):
            url = reverse("correos:reintentar", args=[instance.pk])
            botones.append(MenuItem(REINTENTAR, url=url, icon_name="rotate", priority=10))
        return botones


class FichaDeCorreo(InspectView):
    @property
    def header_more_buttons(self):
        if not permissions.puede_volver_a_intentar(self.request.user, self.object):
            return []
        url = reverse("correos:reintentar", args=[self.object.pk])
        return [Button(REINTENTAR, url=url, icon_name="rotate")]

    def get_field_label(self, field_name, field):
        rotulos = {"error": "Qué falló", "situacion": "Estado", "intentado": "Intentos"}
        return rotulos.get(field_name) or super().get_field_label(field_name, field)

    def get_fields(self):
        """What failed is not asked of what went out."""
        campos = super().get_fields()
        falla = Correo.objects.filter(pk=self.pk).exclude(error="").exists()
        return campos if falla else [campo for campo in campos if campo != "error"]

    def get_field_display_value(self, field_name, field):
        valor = super().get_field_display_value(field_name, field)
        if valor is None:
            return TODAVIA_NO
        return dia_y_hora(valor) if isinstance(valor, datetime) else valor

    def get_texto_display_value(self):
        """A link to a new password is its owner's alone, whoever looks after the outbox."""
        if self.object.es_personal:
            return "No se enseña: lleva un enlace que solo debe abrir quien lo recibe."
        return linebreaksbr(self.object.texto)


class Reintentar(WagtailAdminTemplateMixin, TemplateView):
    """Asks on GET, puts the message back in the queue on POST."""

    template_name = "moderacion/reintentar.html"
    page_title = REINTENTAR

    def dispatch(self, request, *args, **kwargs):
        self.correo = get_object_or_404(Correo, pk=kwargs["pk"])
        if not permissions.puede_ver_los_correos(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(correo=self.correo, volver=self.volver(), **kwargs)

    def volver(self):
        return get_valid_next_url_from_request(self.request) or reverse("correos:index")

    def post(self, request, **kwargs):
        try:
            volver_a_intentar(correo=self.correo, por=request.user)
        except permissions.NoSePuede as motivo:
            messages.error(request, str(motivo))
        else:
            messages.success(request, f"«{self.correo.asunto}» saldrá en uno o dos minutos.")
        return redirect(self.volver())


class Correos(ModelViewSet):
    model = Correo
    icon = "mail"
    menu_label = "Correos"
    menu_order = 800
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ListaDeCorreos
    inspect_view_class = FichaDeCorreo
    inspect_view_enabled = True
    inspect_view_fields = [
        "para",
        "asunto",
        "texto",
        "situacion",
        "intentado",
        "error",
        "creado",
        "enviado",
    ]
    list_display = [
        *("asunto", "para"),
        Column("situacion", label="Estado", accessor="situacion", sort_key="estado"),
        "creado",
        Column("enviado", label="Enviado", accessor=cuando_salio, sort_key="enviado"),
    ]
    list_filter = ["estado"]
    search_fields = ["asunto", "para"]
    ordering = ["-pk"]
    form_fields = ["para", "asunto", "texto"]

    def get_urlpatterns(self):
        """Only those that read, and the one that tries again."""
        leen = {"index", "index_results", "inspect"}
        rutas = [ruta for ruta in super().get_urlpatterns() if ruta.name in leen]
        return [*rutas, path("reintentar/<int:pk>/", Reintentar.as_view(), name="reintentar")]


register_permission_policy(Correo, SoloLectura(Correo))
correos = Correos("correos")
