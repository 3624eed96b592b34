"""What is done to several accounts at once: a group given, and said in the log."""

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.users.views.bulk_actions import AssignRoleBulkAction

from . import actions, permissions
from .models import Usuario

DE_SUPERUSUARIO = "Solo un superusuario puede cambiar los grupos de otro: no se cambió nada."


class FormularioDeGrupoEnBloque(forms.Form):
    role = forms.ModelChoiceField(label="Grupo", queryset=Group.objects.all())


class AsignarGrupo(AssignRoleBulkAction):
    """The framework's, which neither asks whose account it is nor says in the log what it gave."""

    form_class = FormularioDeGrupoEnBloque

    def check_perm(self, usuario):
        puede = permissions.puede_dar_roles(self.request.user, usuario)
        return super().check_perm(usuario) and puede

    def prepare_action(self, usuarios, objects_without_access):
        if usuarios:
            return None
        pedidas = self.request.GET.getlist("id")
        sola = pedidas == [str(self.request.user.pk)]
        messages.error(self.request, permissions.PROPIOS if sola else DE_SUPERUSUARIO)
        return redirect("wagtailusers_users:index")

    def get_execution_context(self):
        return {**super().get_execution_context(), "por": self.request.user}

    @classmethod
    def execute_action(cls, objects, por=None, **kwargs):
        antes = {usuario.pk: actions.alcance(usuario) for usuario in objects}
        hechos = super().execute_action(objects, **kwargs)
        for usuario in objects:
            actions.anotar_alcance(usuario=usuario, por=por, antes=antes[usuario.pk])
        return hechos


def exigir_iguales(quien, objetos):
    """Raises PermissionDenied if there is an account among them that this person may not touch."""
    cuentas = [objeto for objeto in objetos if isinstance(objeto, Usuario)]
    if not all(permissions.puede_tocar(quien, cuenta) for cuenta in cuentas):
        raise PermissionDenied
