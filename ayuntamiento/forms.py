"""The form of whoever logs in: with the área for which an enlace speaks."""

from wagtail.users.forms import UserCreationForm, UserEditForm


class FormularioDeAlta(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"area"}


class FormularioDeUsuario(UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"area"}
