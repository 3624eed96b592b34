"""The years that a person means when she writes a date, and no others.

Near the ends of the calendar a date cannot be taken to another zone, and is an error of the
program; and a year 1 is a slip of the finger.
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

ANIOS = range(1900, 2101)
REVISE = f"Revise el año: escriba uno entre {ANIOS[0]} y {ANIOS[-1]}."

UN_MINUTO = timedelta(minutes=1)
PRIMER_ANIO = 1990  # the first of which the town hall says anything here, as in its agenda
FUTURA = (
    "Esa fecha todavía no llega: escriba una que ya haya pasado, o déjela en blanco para que lleve "
    "la de su publicación."
)
MUY_VIEJA = f"Revise el año de la fecha que lleva: escriba uno de {PRIMER_ANIO} en adelante."


def error_de_la_que_lleva(fecha, sale=None):
    """What is wrong, in a sentence, with the date that a publication carries; nothing, of most.

    It orders what is read and numbers it, so that it cannot be later than when it comes out.
    """
    ahora = timezone.now() + UN_MINUTO  # what a clock may be ahead of another
    if fecha > max(ahora, sale or ahora):
        return FUTURA
    return MUY_VIEJA if timezone.localtime(fecha).year < PRIMER_ANIO else ""


def revisar_anio(fecha):
    if fecha.year not in ANIOS:
        raise ValidationError(REVISE)


def conectar():
    """Called once, when the program starts: it holds for each date of any form or filter."""
    for campo in (forms.DateField, forms.DateTimeField):
        campo.default_validators = [revisar_anio]
