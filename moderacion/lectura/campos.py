"""What a field says, in words, from the JSON of a revision."""

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from wagtail.fields import RichTextField

from sitio.texto import dia_y_hora

from .bloques import de_html

SI_O_NO = {True: "Sí", False: "No"}


def de_campo(campo, valor, nombres):
    """Its words, a thing a line; «» where it says nothing."""
    if valor in (None, ""):
        return ""
    if isinstance(campo, models.BooleanField):
        return SI_O_NO[bool(valor)]
    if isinstance(campo, models.ForeignKey):
        return nombres.nombre(campo.related_model, valor)
    if campo.choices:
        return str(dict(campo.flatchoices).get(valor, valor))
    if isinstance(campo, RichTextField):
        return de_html(valor)
    return _fecha(campo, valor) or "\n".join(str(valor).splitlines())


def _fecha(campo, valor):
    if isinstance(campo, models.DateTimeField):
        momento = parse_datetime(valor) if isinstance(valor, str) else valor
        return dia_y_hora(momento) if momento else ""
    if isinstance(campo, models.DateField):
        dia = parse_date(valor) if isinstance(valor, str) else valor
        return date_format(dia, r"j \d\e F \d\e Y") if dia else ""
    return ""
