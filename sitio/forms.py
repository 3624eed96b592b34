"""What a page's form asks before it may be sent to review; a draft may lack it."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

SIN_ALT = (
    "Diga qué se ve en la fotografía, para quien no puede verla: aquí, o en la ficha de la "
    "fotografía."
)


class FormularioDePagina(WagtailAdminPageForm):
    """`cuentas` names the fields that show how many characters they have, and how many suit."""

    cuentas = {"title": 90, "seo_title": 60, "search_description": 160, "resumen": 220}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for campo in self.fields.values():
            # Asked for where a default is computed (`fecha`), and never painted by the admin:
            # the form would always seem changed, and no approval would find the text it read.
            campo.show_hidden_initial = False
        if "slug" in self.fields:
            self.fields["slug"].required = False  # in blank, it is made from the title
        for nombre, limite in self.cuentas.items():
            if nombre in self.fields:
                self.fields[nombre].widget.attrs["data-cuenta"] = limite

    def clean(self):
        datos = super().clean()
        if not self.is_deferred_validation:
            self.exigir(datos)
        return datos

    def exigir(self, datos):
        """What only a page that is to be published must have. Adds errors to its fields."""


class FormularioDePublicacion(FormularioDePagina):
    """A lead picture is told in words."""

    def exigir(self, datos):
        imagen = datos.get("imagen")
        if imagen and not (datos.get("imagen_alt") or imagen.description):
            self.add_error("imagen_alt", ValidationError(SIN_ALT))
