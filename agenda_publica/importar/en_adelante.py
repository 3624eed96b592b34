"""What a calendar of others changes in one date «and all that follow» (RANGE=THISANDFUTURE), taken
to each: a series is one rule here, and does not change half way."""

from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format

from agenda_publica import recurrencia

TOPE = 100  # dates that one such change is written in
LEJOS = timedelta(days=366 * 14)
VALE = "El cambio de la fecha del {} vale de ahí en adelante: "
EN_TODAS = VALE + "se puso en esa y en las que siguen, {} más."
EN_UNA = VALE + "{}, y se puso solo en esa; cambie las demás en su ficha."
SIN_FIN, SON_MUCHAS = "la serie no tiene fin", "son muchas fechas"


def repartir(maestro, cambios):
    """[Evento…]: those changes and, of each that goes on, one for each date that follows and is
    not changed by itself. Warns, in the series, of which were taken and which were not."""
    propias = {cambio.original for cambio in cambios} | {*maestro.excluidas}
    copias = {}
    for cambio in sorted(cambios, key=lambda c: c.original):
        if cambio.en_adelante and cambio.original.year in recurrencia.ANIOS:
            siguen = [f for f in _siguen(maestro, cambio.original) if f not in propias]
            por_que_no = _por_que_no(maestro, siguen)
            copias |= {} if por_que_no else {f: _llevado(cambio, f, maestro) for f in siguen}
            maestro.avisos.append(_aviso(cambio, maestro, siguen, por_que_no))
    return [*copias.values(), *cambios]


def _siguen(maestro, original):
    dadas = set(maestro.otras)
    if maestro.regla:
        suya = {"inicio": maestro.inicio, "regla": maestro.regla, "zona": _zona(maestro)}
        dadas |= {*recurrencia.fechas(**suya, hasta=original + LEJOS)}
    return sorted(fecha for fecha in dadas if fecha > original)


def _por_que_no(maestro, siguen):
    if maestro.regla and not {"COUNT", "UNTIL"} & {*recurrencia.leer(maestro.regla)}:
        return SIN_FIN
    return SON_MUCHAS if len(siguen) > TOPE else ""


def _llevado(cambio, fecha, maestro):
    """That change in another date: as much later, by the clocks of the series, and as long."""
    zona = _zona(maestro)
    de_pared = [m.astimezone(zona).replace(tzinfo=None) for m in (cambio.original, cambio.inicio)]
    movida = fecha.astimezone(zona).replace(tzinfo=None) + (de_pared[1] - de_pared[0])
    inicio = movida.replace(tzinfo=zona).astimezone(UTC)
    fin = inicio + (cambio.fin - cambio.inicio) if cambio.fin else None
    return replace(cambio, original=fecha, inicio=inicio, fin=fin, avisos=[])


def _aviso(cambio, maestro, siguen, por_que_no):
    dia = date_format(cambio.original.astimezone(_zona(maestro)), r"j \d\e F \d\e Y")
    return EN_UNA.format(dia, por_que_no) if por_que_no else EN_TODAS.format(dia, len(siguen))


def _zona(maestro):
    if maestro.zona and not maestro.todo_el_dia:
        return ZoneInfo(maestro.zona)
    return timezone.get_default_timezone()
