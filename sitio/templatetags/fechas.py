"""Dates and hours as they are said in Mexico: 23 de noviembre de 2026, 11:40."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()


@register.filter(expects_localtime=True)
def fecha(momento):
    """23 de noviembre de 2026."""
    return date_format(momento, r"j \d\e F \d\e Y") if momento else ""


@register.filter(expects_localtime=True)
def fecha_hora(momento):
    """23 de noviembre de 2026, 11:40."""
    return date_format(momento, r"j \d\e F \d\e Y, G:i") if momento else ""


@register.filter(expects_localtime=True)
def dia(momento):
    """Lunes 23 de noviembre; with its year when it is another."""
    if not momento:
        return ""
    de_este = momento.year == timezone.localdate().year
    formato = r"l j \d\e F" if de_este else r"l j \d\e F \d\e Y"
    return date_format(momento, formato).capitalize()


@register.filter(expects_localtime=True)
def dia_corto(momento):
    """23 de noviembre; with its year when it is another."""
    if not momento:
        return ""
    de_este = momento.year == timezone.localdate().year
    return date_format(momento, r"j \d\e F" if de_este else r"j \d\e F \d\e Y")


@register.filter(expects_localtime=True)
def mes(momento):
    """Noviembre de 2026."""
    return date_format(momento, r"F \d\e Y").capitalize()


@register.filter(expects_localtime=True)
def hora(momento):
    """9:00."""
    return date_format(momento, "G:i") if momento else ""


@register.filter(expects_localtime=True)
def maquina(momento):
    """For `datetime=`: 2026-11-23T11:40-06:00."""
    return momento.isoformat(timespec="minutes") if momento else ""
