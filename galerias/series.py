"""The series of capsules, to see one alone; nonsense in the address is ignored."""

from functools import cache

import django_filters

from sitio.models import Clase, Publicacion


def series():
    """Those of which something may be seen, in order of their names."""
    publicadas = Publicacion.objects.publicadas().filter(clase=Clase.CAPSULA)
    nombres = publicadas.exclude(capsula__serie="").values_list("capsula__serie", flat=True)
    return [(nombre, nombre) for nombre in nombres.order_by("capsula__serie").distinct()]


class FiltroDeCapsulas(django_filters.FilterSet):
    """By series."""

    serie = django_filters.ChoiceFilter(
        label="Serie", empty_label="Todas", choices=series, field_name="capsula__serie"
    )

    def __init__(self, *args, **kwargs):
        """They are asked once, to check the choice and to paint it."""
        super().__init__(*args, **kwargs)
        self.filters["serie"].extra["choices"] = self.series = cache(series)

    def puesta(self):
        """The series in force, or nothing."""
        if not self.is_bound:
            return ""
        self.form.is_valid()
        return self.form.cleaned_data.get("serie", "")
