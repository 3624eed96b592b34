"""The years that a person means when she writes a date, and no others.

Near the ends of the calendar a date cannot be taken to another zone, and is an error of the
program; and a year 1 is a slip of the finger.
"""

from django import forms
from django.core.exceptions import ValidationError

ANIOS = range(1900, 2101)
REVISE = f"Revise el año: escriba uno entre {ANIOS[0]} y {ANIOS[-1]}."


def revisar_anio(fecha):
    if fecha.year not in ANIOS:
        raise ValidationError(REVISE)


def conectar():
    """Called once, when the program starts: it holds for each date of any form or filter."""
    for campo in (forms.DateField, forms.DateTimeField):
        campo.default_validators = [revisar_anio]
