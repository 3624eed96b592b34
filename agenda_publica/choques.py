"""Two things at once: the same official or the same place, with the time it takes to get there."""

from collections import defaultdict
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.text import capfirst

from .fechas import SIN_HORA_DE_FIN
from .models import Estado

TRASLADO = timedelta(minutes=30)  # between two places, for who has to be at both
OCUPAN = {Estado.PROPUESTA, Estado.CONFIRMADA}


def choques(citas):
    """{key of a Cita: [sentence…]} of those that cannot both be attended, or held.

    `citas` come with their record and its officials; what lasts the whole day clashes with nothing.
    """
    dichos = defaultdict(list)
    for nombre, suyas in _por_recurso(filter(_ocupa, citas)).items():
        siguen = []  # those before it that are not over, nor is there time to leave them
        for despues in sorted(suyas, key=lambda c: (c.inicio, c.pk)):
            siguen = [c for c in siguen if despues.inicio < _fin(c) + TRASLADO]
            for antes in siguen:
                if dicho := _chocan(nombre, antes, despues):
                    dichos[antes.pk].append(f"{dicho}: «{despues.compromiso}»")
                    dichos[despues.pk].append(f"{dicho}: «{antes.compromiso}»")
            siguen.append(despues)
    return dict(dichos)


def _ocupa(cita):
    return cita.compromiso.estado in OCUPAN and not (cita.cancelada or cita.todo_el_dia)


def _fin(cita):
    return cita.fin or cita.inicio + SIN_HORA_DE_FIN


def _por_recurso(citas):
    """{(official or place): its dates}."""
    suyas = defaultdict(list)
    for cita in citas:
        for presente in cita.compromiso.presentes.all():
            suyas[presente.funcionario].append(cita)
        if cita.compromiso.sede:
            suyas[cita.compromiso.sede].append(cita)
    return suyas


def _chocan(recurso, antes, despues):
    """How, and on which day if either lasts several; blank, if they do not."""
    if despues.inicio < _fin(antes):
        como = "a la misma hora"
    elif _en_el_mismo_lugar(antes.compromiso, despues.compromiso):
        return ""
    else:
        como = "sin tiempo de llegar"
    varios = any(cita.ultimo_dia > cita.dia for cita in (antes, despues))
    el_dia = f"el {date_format(despues.dia, 'l j')}, " if varios else ""
    return capfirst(f"{el_dia}{como}, {recurso}")


def _en_el_mismo_lugar(uno, otro):
    """In one place of the list; out of it, where the same was written. Nothing said is no place."""
    if uno.sede_id or otro.sede_id:
        return uno.sede_id == otro.sede_id
    return bool(uno.lugar) and uno.lugar.casefold() == otro.lugar.casefold()
