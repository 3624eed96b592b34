from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AyuntamientoConfig(AppConfig):
    name = "ayuntamiento"
    verbose_name = "Ayuntamiento"
    default = True


class UsuariosConfig(WagtailUsersAppConfig):
    """The framework's app of users, with our form."""

    user_viewset = "ayuntamiento.viewsets.Usuarios"
