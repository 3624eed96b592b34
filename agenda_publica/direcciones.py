"""What names one date of an act in addresses and calendars: its first day and hour, in its zone."""

import re
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.urls import register_converter
from django.urls.converters import StringConverter

FORMATO = "%Y-%m-%d-%H%M"
DOS_HORAS = timedelta(hours=2)  # the clock may give an hour twice


class Cual(StringConverter):
    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{4}"


register_converter(Cual, "cual")
ES_DE_UNA = re.compile(Cual.regex)


def nombre(original, zona):
    """2026-11-23-1100."""
    return f"{original.astimezone(zona):{FORMATO}}"


def leer(acto, pedido):
    """The moment of that name; None for what is no date."""
    try:
        local = datetime.strptime(pedido, FORMATO).replace(tzinfo=acto.en_su_zona())
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def buscar(acto, pedido):
    """The occurrence of that name, with its act and all that its page shows of it, in one query;
    None for what is no date, or not one of its dates."""
    desde = leer(acto, pedido)
    if desde is None:
        return None
    try:
        hasta = desde + DOS_HORAS
    except OverflowError:
        return None
    suyas = Q(clave="", original__gte=desde, original__lt=hasta)
    cerca = acto.ocurrencias.model.objects.filter(suyas | Q(clave=pedido), acto_id=acto.pk)
    return next((una for una in cerca.para_listado() if una.nombre == pedido), None)
