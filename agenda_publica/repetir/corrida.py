"""A rule of another calendar, without its end, taken to another day: only if all its dates go."""

import re
from datetime import timedelta
from itertools import islice

from agenda_publica import recurrencia

DIAS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SEMANA, CINCO = timedelta(days=7), 5
ORDINAL = re.compile(r"(?:-1|[1-4])[A-Z]{2}")
ULTIMO = 28  # the last day that every month has
A_PRUEBA = 60  # dates in which it is seen whether they all go along


def correr(regla, era, es):
    """The rule of a series that began at `era` and begins at `es`, moments of the same clocks;
    None, where no rule gives all its dates so much later."""
    partes = sin_fin(regla)
    movida = _movida(partes, era.date(), es.date()) if era.date() != es.date() else partes
    if movida is None or not _van_juntas(partes, movida, era, es):
        return None
    return ";".join(f"{clave}={valor}" for clave, valor in movida.items())


def sin_fin(regla):
    """Its parts, but until when."""
    partes = recurrencia.leer(regla)
    return {clave: valor for clave, valor in partes.items() if clave not in ("UNTIL", "COUNT")}


def _movida(partes, era, es):
    """Its parts, as they would be; None, of those that are not known how."""
    propias = {clave for clave in partes if clave.startswith("BY")}
    if partes["FREQ"] in ("DAILY", "WEEKLY") and propias <= {"BYDAY"}:
        return _por_semana(partes, (es - era).days)
    if partes["FREQ"] == "MONTHLY" and propias == {"BYMONTHDAY"}:
        return _por_mes(partes, es.day - era.day)
    if partes["FREQ"] == "MONTHLY" and propias == {"BYDAY"} and ORDINAL.fullmatch(partes["BYDAY"]):
        return _por_ordinal(partes, es)
    return partes if not propias else None


def _por_semana(partes, dias):
    """Each of its days, and the one that begins its weeks, as much later."""
    semana = {"WKST": DIAS[0], **partes}
    suyas = {clave: semana[clave].split(",") for clave in ("BYDAY", "WKST") if clave in semana}
    if not all(set(valores) <= set(DIAS) for valores in suyas.values()):
        return None
    if "INTERVAL" not in partes:  # where a week begins says nothing
        del suyas["WKST"]
    movidas = {clave: ",".join(_corrido(d, dias) for d in suyos) for clave, suyos in suyas.items()}
    return {**partes, **movidas}


def _corrido(dia, dias):
    return DIAS[(DIAS.index(dia) + dias) % 7]


def _por_mes(partes, dias):
    numeros = [int(n) + dias for n in partes["BYMONTHDAY"].split(",")]
    if not all(0 < abs(n) <= ULTIMO for n in numeros):
        return None
    return {**partes, "BYMONTHDAY": ",".join(map(str, numeros))}


def _por_ordinal(partes, es):
    """The same place in the month that its first day has: the last, if it was of the last."""
    orden, ultima = (es.day - 1) // 7 + 1, (es + SEMANA).month != es.month
    if partes["BYDAY"].startswith("-"):
        orden = -1 if ultima else 0
    return {**partes, "BYDAY": f"{orden}{DIAS[es.weekday()]}"} if -1 <= orden < CINCO else None


def _van_juntas(partes, movida, era, es):
    eran, son = (_primeras(*una) for una in ((partes, era), (movida, es)))
    if not eran or eran[0] != era or son[:1] != [es]:
        return False
    if partes["FREQ"] == "MONTHLY":
        return True
    corrida = timedelta(days=(es.date() - era.date()).days)
    return [d.date() + corrida for d in eran] == [d.date() for d in son]


def _primeras(partes, inicio):
    return list(islice(recurrencia.seguir(partes, inicio), A_PRUEBA))
