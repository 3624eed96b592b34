"""Days and months as the town counts them, in moments with zone."""

import calendar
import datetime

from django.utils import timezone

UN_DIA = datetime.timedelta(days=1)


def dia_local(dia):
    """The span [start, end) of that day in the town's zone."""
    medianoche = datetime.time.min
    siguiente = dia + UN_DIA
    return (
        timezone.make_aware(datetime.datetime.combine(dia, medianoche)),
        timezone.make_aware(datetime.datetime.combine(siguiente, medianoche)),
    )


def mes_local(anio, mes):
    """The span [start, end) of that month in the town's zone."""
    desde, _fin = dia_local(datetime.date(anio, mes, 1))
    _inicio, hasta = dia_local(ultimo_del_mes(anio, mes))
    return desde, hasta


def ultimo_del_mes(anio, mes):
    return datetime.date(anio, mes, calendar.monthrange(anio, mes)[1])


def semanas(anio, mes):
    """The weeks that touch that month, from Monday, as dates."""
    return calendar.Calendar().monthdatescalendar(anio, mes)
