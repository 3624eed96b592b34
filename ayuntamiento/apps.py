from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AyuntamientoConfig(AppConfig):
    name = "ayuntamiento"
    verbose_name = "Ayuntamiento"
    default = True

    def ready(self):
        from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
        from wagtail.models.audit_log import BaseLogEntryManager
        from wagtail.users.views.bulk_actions import DeleteBulkAction, SetActiveStateBulkAction

        from . import cuenta, entrada, facultades, origen

        cuenta.coser()
        facultades.coser()
        origen.anotar(BaseLogEntryManager)
        user_logged_in.connect(entrada.al_entrar, dispatch_uid="entrada")
        user_logged_out.connect(entrada.al_salir, dispatch_uid="entrada")
        user_login_failed.connect(entrada.al_fallar, dispatch_uid="entrada")
        from axes.signals import user_locked_out  # connects the lock's own receivers: after ours

        user_locked_out.connect(entrada.al_bloquear, dispatch_uid="entrada")
        DeleteBulkAction.models = []  # accounts are closed one by one, with a reason
        SetActiveStateBulkAction.models = []


class UsuariosConfig(WagtailUsersAppConfig):
    """The framework's app of users and groups, with our form, and a log of who may do what."""

    user_viewset = "ayuntamiento.viewsets.Usuarios"
    group_viewset = "ayuntamiento.viewsets.Grupos"
