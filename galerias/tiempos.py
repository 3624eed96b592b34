"""A moment of a recording, as people type it: 1:23.4, 83.4 or 1:02:05."""

import re

from django import forms
from django.core.exceptions import ValidationError

from sitio.datos import exacto

MAL_ESCRITO = "Escríbalo en minutos y segundos, como 1:23.4"
FORMA = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)", re.ASCII)
MINUTO = 60


def leer(texto):
    """Its seconds; nothing if it is not a moment."""
    dicho = FORMA.fullmatch(texto.strip())
    if dicho is None:
        return None
    horas, minutos, segundos = dicho[1], dicho[2], float(dicho[3].replace(",", "."))
    if minutos and segundos >= MINUTO:
        return None
    if horas and int(minutos) >= MINUTO:
        return None
    return round(int(horas or 0) * 3600 + int(minutos or 0) * MINUTO + segundos, 3)


class Momento(forms.CharField):
    """Seconds, with their tenth."""

    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 9})

    def __init__(self, **kwargs):
        super().__init__(max_length=12, help_text="Por ejemplo, 1:23.4", **kwargs)

    def prepare_value(self, value):
        return exacto(value) if isinstance(value, int | float) else value

    def clean(self, value):
        segundos = leer(super().clean(value))
        if segundos is None:
            raise ValidationError(MAL_ESCRITO)
        return segundos
