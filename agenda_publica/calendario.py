"""Days and months as the town counts them, in moments with zone."""

import calendar
import datetime

from django.utils import timezone

UN_DIA = datetime.timedelta(days=1)


def momento(dia, hora):
    """That hour of that day, by the clocks of the town."""
    return timezone.make_aware(datetime.datetime.combine(dia, hora))


def dia_local(dia):
    """The span [start, end) of that day in the town's zone."""
    return momento(dia, datetime.time.min), momento(dia + UN_DIA, datetime.time.min)


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
