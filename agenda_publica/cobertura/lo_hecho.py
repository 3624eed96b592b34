"""What was brought back of an act, in words: what, of which date, when, who said it, what came."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from agenda_publica import caras

DIA_Y_HORA = r"j \d\e F \d\e Y, G:i"


def dichos(compromiso, original=None):
    """[«Fotografía: 27 de noviembre de 2026, 10:30, Ramiro Paz»…]; of that date alone, if it is
    said."""
    pedidas = compromiso.coberturas.select_related("hecha_por", "publicacion").order_by("pk")
    marcadas = compromiso.evidencias.select_related("hecha_por").order_by("original", "pk")
    todas = [*(c for c in pedidas if c.esta), *marcadas]
    fue = dict(compromiso.citas.values_list("original", "inicio"))
    dichas = [
        _dicho(una, una.original and caras.dicho(fue.get(una.original, una.original), compromiso))
        for una in todas
        if original is None or una.original == original
    ]
    return [*dichas, *(_donde_estan(c.lote_id) for c in pedidas if c.lote_id and not original)]


def _donde_estan(lote):
    direccion = reverse("lotes:textos", args=[lote])
    return format_html('<a href="{}">Ver las fotografías que se trajeron</a>', direccion)


def _dicho(una, fecha):
    """`fecha`, when that date is held, wherever its series had it."""
    de = f", de la fecha del {fecha}" if fecha else ""
    publicacion = getattr(una, "publicacion", None)
    cuando = una.hecha_el or publicacion.first_published_at
    partes = [_a_tal_hora(cuando), una.hecha_por and str(una.hecha_por)]
    partes.append(publicacion and f"«{publicacion.title}»")
    return f"{una.get_tipo_display()}{de}: {', '.join(p for p in partes if p)}"


def _a_tal_hora(momento):
    return date_format(localtime(momento), DIA_Y_HORA)
