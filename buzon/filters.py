"""How the tray of the buzón is narrowed."""

from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from ayuntamiento.models import Area

from . import permissions
from .models import Estado, Solicitud

TODAS, NADIE = "todas", "nadie"
ESTADOS = [(TODAS, "Todas"), *(par for par in Estado.choices if par[0] != Estado.BORRADOR)]


class FiltroDeSolicitudes(WagtailFilterSet):
    """What is not asked for is what waits for somebody."""

    estado = ChoiceFilter(
        label="Estado", choices=ESTADOS, empty_label="Las que esperan", method="en_estado"
    )
    area = ModelChoiceFilter(label="Área", queryset=Area.objects.all(), empty_label="Todas")
    asignada_a = ModelChoiceFilter(
        label="Quién la atiende",
        queryset=lambda _: permissions.quienes_atienden(),
        empty_label="Cualquiera",
        null_label="Nadie todavía",
        null_value=NADIE,
    )

    class Meta:
        model = Solicitud
        fields = ["clase", "estado", "area", "asignada_a", "para_cuando"]

    def en_estado(self, consulta, _nombre, estado):
        return consulta if estado == TODAS else consulta.filter(estado=estado)
