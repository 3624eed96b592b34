"""The outbox, to be read: what was sent, what waits, what could not be."""

from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import Correo


class SoloLectura(ModelPermissionPolicy):
    """Nobody writes, changes nor deletes a message by hand, whoever they are."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)


class Correos(ModelViewSet):
    model = Correo
    icon = "mail"
    menu_label = "Correos"
    menu_order = 800
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["para", "asunto", "texto", "estado", "intentos", "error", "enviado"]
    list_display = ["asunto", "para", "estado", "creado", "enviado"]
    list_filter = ["estado"]
    search_fields = ["asunto", "para"]
    ordering = ["-pk"]
    form_fields = ["para", "asunto", "texto"]

    def get_urlpatterns(self):
        """Only those that read."""
        leen = {"index", "index_results", "inspect"}
        return [ruta for ruta in super().get_urlpatterns() if ruta.name in leen]


register_permission_policy(Correo, SoloLectura(Correo))
correos = Correos("correos")
