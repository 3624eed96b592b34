"""The months that a list may be asked by."""

from datetime import date
from functools import cache

from django.utils import timezone
from django.utils.formats import date_format


def desde(primera):
    """From this month back to that moment's, as ("2026-11", "Noviembre de 2026"); none of None."""
    if primera is None:
        return []
    de, a = (_cuenta(timezone.localtime(momento)) for momento in (primera, timezone.now()))
    return [_nombrado(*divmod(cuenta, 12)) for cuenta in range(a, de - 1, -1)]


def _cuenta(momento):
    return momento.year * 12 + momento.month - 1


@cache
def _nombrado(anio, mes):
    dia = date(anio, mes + 1, 1)
    return f"{dia:%Y-%m}", date_format(dia, r"F \d\e Y").capitalize()
