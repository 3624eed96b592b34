"""What a record said and what it says now, for the log: «Teléfono: en blanco → 444 1000»."""

import datetime
from functools import wraps

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime

from .igualdad import igual

LARGO = 200  # characters of each side that the log keeps
QUE_DICEN = {"wagtail.create", "wagtail.edit"}


def renglon(rotulo, antes, ahora):
    """One of them."""
    return f"{capfirst(rotulo)}: {_corto(antes)} → {_corto(ahora)}"


def de_formulario(forma, antes, ahora):
    """Those that this form made; `antes` is the record as it was read under its lock."""
    eran, son = forma.dicho(antes), forma.dicho(ahora)
    for nombre in eran.keys() - forma.sin_apuntar:
        dicho = en_palabras(ahora, nombre)
        if dicho is not None and not igual(eran[nombre], son[nombre]):
            yield renglon(forma.fields[nombre].label, en_palabras(antes, nombre), dicho)


def dejar(objeto, renglones):
    """Those changes go with the next entry of the log that says that it was made or edited."""
    objeto.cambios_por_apuntar = [*getattr(objeto, "cambios_por_apuntar", ()), *renglones]


def en_palabras(objeto, nombre):
    """What that field of the record says to a person; None if it is not a field of it."""
    try:
        campo = objeto._meta.get_field(nombre)
    except FieldDoesNotExist:
        return None
    propias = getattr(objeto, "en_palabras", None)  # of when, that of its own clocks
    if propias and (dicho := propias(nombre)) is not None:
        return dicho
    valor = getattr(objeto, nombre)
    if campo.many_to_many:
        return ", ".join(sorted(str(cosa) for cosa in valor.all()))
    if isinstance(campo, models.FileField):
        return valor.name.rpartition("/")[2] if valor else ""
    de_lista = getattr(objeto, f"get_{nombre}_display", None)
    return _dicho(de_lista() if de_lista else valor)


def _dicho(valor):
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, datetime.datetime):
        return date_format(localtime(valor), r"j \d\e F \d\e Y, G:i")
    if isinstance(valor, datetime.date):
        return date_format(valor, r"j \d\e F \d\e Y")
    return "" if valor is None else " ".join(strip_tags(str(valor)).split())


def _corto(texto):
    return Truncator(texto).chars(LARGO) or "en blanco"


def anotar(gestor):
    """Makes every entry of this manager that edits a record say what changed. Once, at start."""
    if not hasattr(gestor.log_action, "con_cambios"):
        gestor.log_action = _con_cambios(gestor.log_action)


def _con_cambios(metodo):
    @wraps(metodo)
    def log_action(self, instance, action, **kwargs):
        cambios = vars(instance).pop("cambios_por_apuntar", None) if action in QUE_DICEN else None
        if cambios:
            kwargs["data"] = {**(kwargs.get("data") or {}), "cambios": cambios}
        return metodo(self, instance, action, **kwargs)

    log_action.con_cambios = True
    return log_action
