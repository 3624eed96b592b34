"""How the tray of the buzón is narrowed."""

from django.db.models import CharField, Value
from django.db.models.functions import Concat
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from ayuntamiento.models import Area

from . import permissions
from .models import Estado, Solicitud

TODAS, NADIE = "todas", "nadie"
ESTADOS = [(TODAS, "Todas"), *(par for par in Estado.choices if par[0] != Estado.BORRADOR)]
AREA, PERSONA = 1, 2


def opciones():
    """([(key, área)], [(key, person)]), asked at once."""
    nombre = Concat("first_name", Value(" "), "last_name", output_field=CharField())
    personas = permissions.quienes_atienden().order_by()
    de_personas = personas.values_list(Value(PERSONA), "pk", nombre, "username")
    de_areas = Area.objects.order_by().values_list(Value(AREA), "pk", "nombre", Value(""))
    filas = de_areas.union(de_personas, all=True)
    dichas = [(que, str(pk), nombre.strip() or usuario) for que, pk, nombre, usuario in filas]
    ordenadas = sorted(dichas, key=lambda dicha: dicha[2].casefold())
    return [[d[1:] for d in ordenadas if d[0] == que] for que in (AREA, PERSONA)]


class FiltroDeSolicitudes(WagtailFilterSet):
    """What is not asked for is what waits for somebody."""

    estado = ChoiceFilter(
        label="Estado", choices=ESTADOS, empty_label="Las que esperan", method="en_estado"
    )
    area = ChoiceFilter(label="Área", empty_label="Todas")
    asignada_a = ChoiceFilter(
        label="Quién la atiende",
        empty_label="Cualquiera",
        null_label="Nadie todavía",
        null_value=NADIE,
    )
    para_cuando = DateFromToRangeFilter(label="Para cuándo", widget=DateRangePickerWidget)

    class Meta:
        model = Solicitud
        fields = ["estado", "clase", "area", "asignada_a", "para_cuando"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        areas, personas = opciones()
        self.filters["area"].extra["choices"] = areas
        self.filters["asignada_a"].extra["choices"] = personas

    def en_estado(self, consulta, _nombre, estado):
        return consulta if estado == TODAS else consulta.filter(estado=estado)
