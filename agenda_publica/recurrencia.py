"""Rules of repetition (RFC 5545), read with dateutil and kept within what a town hall can do."""

import re
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from django.utils import timezone

TOPE = 5000  # dates of one rule, past and to come
HORIZONTE = timedelta(days=400)  # how far the rows of a rule without end are made
FRECUENCIAS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTES = {
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
}
# dateutil looks for the next date of a rule until the year 9999, though there be none: the calendar
# repeats itself every 400 years, so it is asked 7,600 years later, where the end is near.
LEJOS = 7600
ANIOS = range(1900, 2390)
RANGOS = {
    "INTERVAL": range(1, 1000),
    "COUNT": range(1, TOPE + 1),
    "BYMONTH": range(1, 13),
    "BYMONTHDAY": range(-31, 32),
    "BYSETPOS": range(-366, 367),
}
PARTE = re.compile(r"^[A-Z]+=[A-Z0-9,+-]+$")
NO_SE_ENTIENDE = "No se entiende cómo se repite: elija cada cuánto, y hasta cuándo."
MUY_SEGUIDO = "Un acto se repite por días, semanas, meses o años; no más seguido."
FUERA_DE_ANIOS = "Revise el año de la fecha."


def leer(regla):
    """{part: value} of a rule's text. ValidationError, in words, if it is not one of ours."""
    partes = regla.upper().removeprefix("RRULE:").strip().split(";")
    if not all(PARTE.match(parte) for parte in partes):
        raise ValidationError(NO_SE_ENTIENDE)
    leida = dict(parte.split("=") for parte in partes)
    if leida.get("FREQ") not in FRECUENCIAS or leida.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        seguido = leida.get("FREQ") in {*FRECUENCIAS, "SECONDLY", "MINUTELY", "HOURLY"}
        raise ValidationError(MUY_SEGUIDO if seguido else NO_SE_ENTIENDE)
    if len(leida) < len(partes) or leida.keys() - PARTES or not _en_rango(leida):
        raise ValidationError(NO_SE_ENTIENDE)
    return leida


def _en_rango(leida):
    """Whether each of its numbers is one that exists; dateutil takes any."""
    try:
        return all(
            int(numero) in rango and int(numero) != 0
            for clave, rango in RANGOS.items()
            for numero in leida.get(clave, "1").split(",")
        )
    except ValueError:
        return False


def validar(regla):
    """For a field: the text is a rule that can be followed."""
    _seguir(leer(regla), datetime(2026, 1, 1, 9), ZoneInfo("UTC"))  # noqa: DTZ001


def fechas(*, inicio, regla, zona, hasta=None):
    """The moments of a rule, in order, from `inicio` itself to `hasta` (the horizon, if none).

    The hour of the wall is kept: an act at 11:00 is at 11:00 on both sides of a change of hour.
    A rule that a form would refuse raises ValidationError.
    """
    hasta = hasta or max(inicio, timezone.now()) + HORIZONTE
    local = _de_pared(inicio, zona)
    if local.year not in ANIOS:
        raise ValidationError(FUERA_DE_ANIOS)
    tope = _de_pared(hasta, zona)
    dadas = takewhile(lambda fecha: fecha <= tope, islice(_seguir(leer(regla), local, zona), TOPE))
    return [_con_zona(fecha, zona) for fecha in sorted({local, *dadas})]


def primera(*, inicio, regla, zona):
    """The first moment that the rule itself gives, which may not be `inicio`; or None."""
    local = _de_pared(inicio, zona)
    fecha = next(iter(_seguir(leer(regla), local, zona)), None)
    return _con_zona(fecha, zona) if fecha else None


def en_icalendar(*, regla, zona, por_dias):
    """{part: value} as RFC 5545 wants it: UNTIL in UTC where dates have an hour, else a day."""
    partes = {clave: valor.split(",") for clave, valor in leer(regla).items()}
    if "UNTIL" in partes:
        ultima = _ultima(partes["UNTIL"][0], zona)
        partes["UNTIL"] = [ultima.date() if por_dias else _con_zona(ultima, zona)]
    return partes


def ultimo_dia(hasta, zona):
    """The day of that zone until which a rule goes, of what its UNTIL says."""
    return _ultima(hasta, zona).date()


def seguir(partes, local, zona=UTC):
    """The moments of the wall that those parts give, from that one on."""
    return islice(_seguir(partes, local, zona), TOPE)


def _de_pared(momento, zona):
    return momento.astimezone(zona).replace(tzinfo=None)


def _con_zona(fecha, zona):
    return fecha.replace(tzinfo=zona).astimezone(UTC)


def _seguir(partes, local, zona):
    """The dates of a rule, as dateutil follows it in hours of the wall."""
    if "UNTIL" in partes:
        ultima = _mover(_ultima(partes["UNTIL"], zona), LEJOS)
        partes = {**partes, "UNTIL": f"{ultima:%Y%m%dT%H%M%S}"}
    texto = ";".join(f"{clave}={valor}" for clave, valor in partes.items())
    try:
        dadas = rrulestr(texto, dtstart=_mover(local, LEJOS))
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise ValidationError(NO_SE_ENTIENDE) from error
    return (_mover(fecha, -LEJOS) for fecha in dadas)


def _mover(fecha, anios):
    return fecha.replace(year=fecha.year + anios)


def _ultima(valor, zona):
    """The last moment of a rule, in hours of the wall; a day alone is whole."""
    try:
        if "T" not in valor:
            dia = datetime.strptime(valor, "%Y%m%d")  # noqa: DTZ007
            momento = dia.replace(hour=23, minute=59, second=59)
        else:
            momento = datetime.strptime(valor.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        raise ValidationError(NO_SE_ENTIENDE) from error
    if momento.year not in ANIOS:
        return momento.replace(year=ANIOS[-1], month=1, day=1)
    return _de_pared(momento.replace(tzinfo=UTC), zona) if valor.endswith("Z") else momento
