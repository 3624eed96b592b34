"""Users in the admin: each with its área; only a superuser makes or touches another."""

from django.core.exceptions import PermissionDenied
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from .forms import FormularioDeAlta, FormularioDeUsuario


class SinAscensos:
    """Who manages users cannot give more than they have."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form

    def get_object(self, *args, **kwargs):
        usuario = super().get_object(*args, **kwargs)
        if usuario.is_superuser and not self.request.user.is_superuser:
            raise PermissionDenied
        return usuario


class Alta(SinAscensos, CreateView):
    pass


class Cambio(SinAscensos, EditView):
    pass


class Baja(SinAscensos, DeleteView):
    pass


class Usuarios(UserViewSet):
    add_view_class = Alta
    edit_view_class = Cambio
    delete_view_class = Baja

    def get_form_class(self, for_update=False):
        return FormularioDeUsuario if for_update else FormularioDeAlta
