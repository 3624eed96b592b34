"""Users in the admin: each with its área; only a superuser makes or touches another."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import RadioSelect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.models import InspectView
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.users.views import groups
from wagtail.users.views.users import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    UserFilterSet,
    UserViewSet,
)

from . import actions, facultades, permissions
from .cuentas import PANELES, FormularioDeAlta, FormularioDeGrupo, FormularioDeUsuario
from .models import Usuario
from .models.usuario import SE_CIERRA

NADA = "Nada en el panel"


class SinAscensos:
    """Who manages users cannot give more than they have; what they give is in the log."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        if form.instance.pk and not permissions.puede_dar_roles(self.request.user, form.instance):
            form.sin_roles()
        return form

    def get_object(self, *args, **kwargs):
        usuario = super().get_object(*args, **kwargs)
        if not permissions.puede_tocar(self.request.user, usuario):
            raise PermissionDenied
        return usuario

    def save_instance(self):
        guardado = Usuario.objects.filter(pk=self.form.instance.pk).first()
        antes = actions.alcance(guardado) if guardado else []
        usuario = super().save_instance()
        actions.anotar_alcance(usuario=usuario, por=self.request.user, antes=antes)
        return usuario


class Lista(IndexView):
    @cached_property
    def columns(self):
        estado = Column(
            "is_active",
            label="Cuenta",
            accessor=lambda usuario: "Abierta" if usuario.is_active else "Cerrada",
            sort_key="is_active",
            width="10%",
        )
        return [estado if c.name == "is_active" else c for c in super().columns]

    def get_delete_url(self, instance):
        return None


class Alta(SinAscensos, CreateView):
    pass


class Cambio(SinAscensos, EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    @cached_property
    def header_more_buttons(self):
        botones = list(super().header_more_buttons)
        if not permissions.puede_cuidar(self.request.user, self.object):
            return botones
        verbos = [("Sesiones", "sesiones", "desktop")]
        if settings.SEGUNDO_PASO:
            verbos.append(("Reponer el segundo paso", "reponer_segundo_paso", "key"))
        if self.object.is_active:
            verbos.append(("Cerrar cuenta", "cerrar_cuenta", "lock"))
        else:
            verbos.append(("Volver a abrir", "reabrir_cuenta", "lock-open"))
        for orden, (rotulo, nombre, icono) in enumerate(verbos):
            url = reverse(nombre, args=[self.object.pk])
            botones.append(Button(rotulo, url, icon_name=icono, priority=40 + orden))
        return botones


class Baja(SinAscensos, DeleteView):
    """Whoever comes to this address is told what to do instead."""

    def dispatch(self, request, *args, **kwargs):
        if not self.user_has_permission("change"):
            raise PermissionDenied
        messages.error(request, SE_CIERRA)
        return redirect("wagtailusers_users:edit", self.get_object().pk)


class FiltroDeUsuarios(UserFilterSet):
    """What is a yes or a no is read so, also when it is already chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre in ("is_active", "is_superuser"):
            self.filters[nombre] = ChoiceFilter(
                field_name=nombre,
                label=self.filters[nombre].label,
                choices=[("True", "Sí"), ("False", "No")],
                widget=RadioSelect,
            )


class Usuarios(UserViewSet):
    filterset_class = FiltroDeUsuarios
    index_view_class = Lista
    add_view_class = Alta
    edit_view_class = Cambio
    delete_view_class = Baja

    def get_form_class(self, for_update=False):
        return FormularioDeUsuario if for_update else FormularioDeAlta


class CambioDeGrupo(groups.EditView):
    """The group's row is locked while its panels are saved: they are part of what was read."""

    def get_form(self, *args, **kwargs):
        forma = super().get_form(*args, **kwargs)
        forma.paneles = self.permission_panel_forms
        return forma

    @transaction.atomic
    def process_form(self):
        antes = facultades.de(self.object)
        respuesta = super().process_form()
        ahora = facultades.de(self.object)
        if antes != ahora:
            datos = {"dados": sorted(ahora - antes), "quitados": sorted(antes - ahora)}
            log(self.object, "pregon.permisos", user=self.request.user, data=datos)
        return respuesta

    def form_valid(self, form):
        respuesta = super().form_valid(form)
        if PANELES not in form.cleaned_data:
            self.permission_panel_forms = []  # they stay as another person left them
        return respuesta


class BajaDeGrupo(groups.DeleteView):
    """Whoever was in it loses what it gave: each of them is told of in the log."""

    @transaction.atomic
    def delete_action(self):
        antes = {usuario: actions.alcance(usuario) for usuario in self.object.user_set.all()}
        super().delete_action()
        for usuario, tenia in antes.items():
            actions.anotar_alcance(usuario=usuario, por=self.request.user, antes=tenia)


class ListaDeGrupos(groups.IndexView):
    """Whoever may not change a role reads what it may do."""

    @cached_property
    def columns(self):
        nombre, *otras = super().columns
        if not self.user_has_permission("change"):
            nombre = TitleColumn(
                "name", label=nombre.label, sort_key="name", url_name=self.inspect_url_name
            )
        return [nombre, *otras]


class FichaDeGrupo(InspectView):
    """What a role may do, in words, and who has it."""

    page_title = "Qué puede hacer"

    def get_fields(self):
        return ["name", "facultades", "personas"]

    def get_field_label(self, field_name, field):
        rotulos = {"facultades": "Qué puede hacer", "personas": "Quiénes lo tienen"}
        return rotulos.get(field_name) or super().get_field_label(field_name, field)

    def get_facultades_display_value(self):
        dichas = sorted(facultades.de(self.object))
        return format_html_join("\n", "<p>{}</p>", [(d,) for d in dichas]) or NADA

    def get_personas_display_value(self):
        abiertas = self.object.user_set.filter(is_active=True)
        return ", ".join(sorted(str(persona) for persona in abiertas)) or "Nadie"


class Grupos(groups.GroupViewSet):
    index_view_class = ListaDeGrupos
    edit_view_class = CambioDeGrupo
    delete_view_class = BajaDeGrupo
    inspect_view_class = FichaDeGrupo
    inspect_view_enabled = True

    def get_form_class(self, for_update=False):
        return FormularioDeGrupo
