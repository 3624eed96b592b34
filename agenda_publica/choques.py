"""Two things at once: the same official or the same place, with the time it takes to get there."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

from .fechas import SIN_HORA_DE_FIN
from .models import Estado

TRASLADO = timedelta(minutes=30)  # between two places, for who has to be at both
OCUPAN = {Estado.PROPUESTA, Estado.CONFIRMADA}


def choques(citas):
    """{key of a Cita: [sentence…]} of those that cannot both be attended, or held.

    `citas` come with their record and its officials; what lasts the whole day clashes with nothing.
    """
    dichos = defaultdict(list)
    ocupan = [
        c for c in citas if c.compromiso.estado in OCUPAN and not (c.cancelada or c.todo_el_dia)
    ]
    for nombre, suyas in _por_recurso(ocupan).items():
        for antes, despues in pairwise(sorted(suyas, key=lambda c: c.inicio)):
            if dicho := _chocan(nombre, antes, despues):
                dichos[antes.pk].append(dicho.format(despues.compromiso))
                dichos[despues.pk].append(dicho.format(antes.compromiso))
    return dict(dichos)


def _ocupa(cita):
    return cita.compromiso.estado in OCUPAN and not (cita.cancelada or cita.todo_el_dia)


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
    fin = antes.fin or antes.inicio + SIN_HORA_DE_FIN
    mismo_lugar = antes.compromiso.sede_id == despues.compromiso.sede_id
    if despues.inicio < fin:
        return f"A la misma hora, {recurso}: «{{}}»"
    if not mismo_lugar and despues.inicio < fin + TRASLADO:
        return f"Sin tiempo de llegar, {recurso}: «{{}}»"
    return ""
