"""What is asked before something is begun from an act: of which of its dates it is."""

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from agenda_publica.caras import dicho

A_ELEGIR = 12  # dates, of those past and of those to come
YA_HAY_UNO = "Ya hay uno: marque si de veras quiere empezar otro."


class FormularioDesdeActo(forms.Form):
    """Of which date, of what has several; and whether another is wanted where there is one."""

    fecha = forms.TypedChoiceField(
        label="De qué fecha",
        coerce=parse_datetime,
        help_text="El texto dice esa fecha, y lo que salga es evidencia de ella.",
        error_messages={
            "required": "Elija la fecha.",
            "invalid_choice": "El acto no se hace en esa fecha: elija otra.",
        },
    )
    otro = forms.BooleanField(label="Empezar otro", required=False)

    def __init__(self, *args, compromiso, pedida, hay=(), **kwargs):
        """`hay`: the dates that have one already; None, of what is of no date in particular."""
        super().__init__(*args, **kwargs)
        self.hay = set(hay)
        if compromiso.citas.count() > 1:
            citas = _a_elegir(compromiso.citas.filter(cancelada=False))
            self.fields["fecha"].choices = [(c.original.isoformat(), _dicha(c)) for c in citas]
            self.initial["fecha"] = pedida.original.isoformat()
        else:
            del self.fields["fecha"]
        if not self.hay:
            del self.fields["otro"]

    def clean(self):
        datos = super().clean()
        if self.hay & {None, datos.get("fecha")} and not datos.get("otro"):
            self.add_error("otro", YA_HAY_UNO)
        return datos


def _dicha(cita):
    """When it is, and whether it is yet to be."""
    cuando = dicho(cita.inicio, cita.compromiso)
    return f"{cuando} (por venir)" if cita.inicio > timezone.now() else cuando


def _a_elegir(citas):
    """The last that have begun and the next, in order of time."""
    ahora = timezone.now()
    empezadas = citas.filter(inicio__lte=ahora).reverse()[:A_ELEGIR]
    return [*reversed(empezadas), *citas.filter(inicio__gt=ahora)[:A_ELEGIR]]
