"""The forms of an account and of a group: nobody gives back in silence what another took away."""

from wagtail.admin.forms.account import NameEmailForm
from wagtail.users.forms import GroupForm, UserCreationForm, UserEditForm

from acervo.dos_personas.a_la_vez import CampoLeido, SinPisar, en_lista

from . import facultades
from .models import Usuario
from .permissions import PROPIOS

PANELES = "paneles"
UNICOS = {
    "username": "Ya hay una cuenta con ese nombre de usuario: escriba otro.",
    "email": "Ya hay una cuenta con ese correo: escriba otro, o use esa cuenta.",
}


class SinDobles:
    """Capitals do not tell two accounts apart: neither their names nor their mails.

    Two that were already the same stay so until someone changes one of them.
    """

    def clean(self):
        datos = super().clean() or self.cleaned_data
        for campo in UNICOS.keys() & datos.keys() & set(self.changed_data):
            otras = Usuario.objects.filter(**{f"{campo}__iexact": datos[campo]})
            if datos[campo] and otras.exclude(pk=self.instance.pk).exists():
                self.add_error(campo, UNICOS[campo])
        return datos


class FormularioDeMiNombre(SinDobles, SinPisar, NameEmailForm):
    """One's own, in «Mi cuenta»: administration may have changed it meanwhile."""


class FormularioDeAlta(SinDobles, SinPisar, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"area"}


class FormularioDeUsuario(SinDobles, SinPisar, UserEditForm):
    """Without the box that would close an account: that asks for a reason, on its own screen."""

    sin_apuntar = frozenset({"groups"})

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"area"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_active", None)

    def sin_roles(self):
        """It is of somebody whose roles another person changes."""
        self.fields["groups"].disabled = True
        self.fields["groups"].help_text = PROPIOS

    def clean(self):
        datos = super().clean()
        campo, pedidos = self["groups"], self.data.getlist(self.add_prefix("groups"))
        tiene = {str(grupo.pk) for grupo in campo.initial or ()}
        if self.fields["groups"].disabled and pedidos and set(pedidos) != tiene:
            self.add_error("groups", PROPIOS)
        return datos


class FormularioDeGrupo(SinPisar, GroupForm):
    """With what it may do on pages and with files, which its `paneles` write, as one thing."""

    paneles = ()
    sin_apuntar = frozenset({"permissions"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        permisos = self.fields["permissions"]
        permisos.queryset = facultades.nombrados(permisos.queryset)
        self.fields[PANELES] = CampoLeido(
            required=False, label="Permisos sobre páginas y colecciones"
        )

    def dicho(self, objeto):
        suyos = objeto.permissions.filter(pk__in=self.registered_permissions)
        return super().dicho(objeto) | {
            "permissions": en_lista(map(facultades.en_palabras, facultades.nombrados(suyos))),
            PANELES: en_lista(facultades.de_sitios(objeto)),
        }

    def tecleado(self, datos):
        return super().tecleado(datos) | {
            "permissions": en_lista(map(facultades.en_palabras, datos["permissions"])),
            PANELES: en_lista(set(facultades.tecleadas(self.paneles))),
        }

    def clean(self):
        """What the panels say is compared only where it can be read."""
        if all(panel.is_valid() for panel in self.paneles):
            return super().clean()
        return self.cleaned_data

    def en_palabras(self, campo, valor):
        return valor if campo in {"permissions", PANELES} else None
