"""The spans of days that people ask for by name, as the town counts days today."""

import datetime

from django.db import models

from .calendario import UN_DIA, ultimo_del_mes

DOMINGO = 6  # as `weekday` counts


class Plazo(models.TextChoices):
    HOY = "hoy", "Hoy"
    MANANA = "manana", "Mañana"
    SEMANA = "semana", "Esta semana"
    FIN_DE_SEMANA = "fin-de-semana", "Este fin de semana"
    MES = "mes", "Este mes"


def dias(plazo, hoy):
    """(first day, last day), both in it. What has been is not in any: a week begins today."""
    domingo = hoy + datetime.timedelta(days=DOMINGO - hoy.weekday())
    return {
        Plazo.HOY: (hoy, hoy),
        Plazo.MANANA: (hoy + UN_DIA, hoy + UN_DIA),
        Plazo.SEMANA: (hoy, domingo),
        Plazo.FIN_DE_SEMANA: (max(hoy, domingo - UN_DIA), domingo),
        Plazo.MES: (hoy, ultimo_del_mes(hoy.year, hoy.month)),
    }[Plazo(plazo)]
