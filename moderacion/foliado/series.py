"""The screen where the numbering of each series is set."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from acervo.dos_personas.a_la_vez import SinPisar
from moderacion.models import Serie

from . import folios

PATRON = (
    "Escriba {{numero}} y {{ejercicio}} donde van; para completar con ceros, {{numero:03}}. "
    "Los folios ya dados no cambian. El siguiente se leerá: {}"
)
PRIMERO = "Con el que empieza una cuenta nueva. La que ya empezó sigue: el siguiente es {}."
REPETIDO = "Ya hay otra serie con ese nombre: escriba uno distinto."
TOPES = {"primero": 99_999, "solo_en": 2099}
FUERA = {
    "primero": "Escriba un número entero, del 1 al 99999.",
    "solo_en": "Escriba el año con sus cuatro cifras, del 2000 al 2099, o déjelo en blanco.",
}


class FormularioDeSerie(SinPisar, WagtailAdminModelForm):
    """With the next number painted as it would be read."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre, tope in TOPES.items():
            campo, dicho = self.fields[nombre], FUERA[nombre]
            campo.validators.append(MaxValueValidator(tope))
            errores = dict.fromkeys(("required", "invalid", "min_value", "max_value"), dicho)
            campo.error_messages.update(errores)
        siguiente = self.instance.siguiente()
        self.fields["patron"].help_text = PATRON.format(siguiente)
        self.fields["primero"].help_text = PRIMERO.format(siguiente)

    def clean_nombre(self):
        nombre = self.cleaned_data["nombre"].strip()
        otras = Serie.objects.exclude(pk=self.instance.pk)
        if otras.filter(nombre__iexact=nombre).exists():
            raise ValidationError(REPETIDO)
        return nombre


class SoloCambian(ModelPermissionPolicy):
    """The program names the series: nobody adds one or takes it away."""

    def user_has_permission(self, user, action):
        return action in {"view", "change"} and super().user_has_permission(user, action)


class Lista(IndexView):
    @cached_property
    def header_buttons(self):
        boton = folios.boton(self.request.user)
        return [*super().header_buttons, *([boton] if boton else [])]


class Cambio(EditView):
    def get_success_message(self):
        return f"Se guardó «{self.object}». El siguiente será {self.object.siguiente()}."


class Series(ModelViewSet):
    model = Serie
    icon = "list-ol"
    menu_label = "Numeración"
    menu_order = 810
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = Lista
    edit_view_class = Cambio
    list_display = ["nombre", "patron", "vuelve_a_empezar", "siguiente"]
    list_export = []
    edit_handler = ObjectList(
        [
            "nombre",
            FieldPanel("patron", heading="Cómo se imprime"),
            "reinicia",
            MultiFieldPanel([FieldRowPanel(["primero", "solo_en"])], "Con qué número empieza"),
        ],
        base_form_class=FormularioDeSerie,
    )

    def get_urlpatterns(self):
        """Only those that read and change."""
        sirven = {"index", "index_results", "edit", "usage", "history", "history_results"}
        return [ruta for ruta in super().get_urlpatterns() if ruta.name in sirven]


Serie.siguiente.short_description = "El siguiente"
Serie.vuelve_a_empezar.short_description = "Vuelve a empezar"
register_permission_policy(Serie, SoloCambian(Serie))
series = Series("series")
