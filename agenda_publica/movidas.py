"""What was moved once an act was confirmed: its date and place, and each of its other dates."""

from . import caras
from .models import CambioDeFecha, Estado

SEGUIDOS = ("inicio", "fin", "sede", "lugar")
DE_CADA_FECHA = ("inicio", "fin", "cancelada")


def como_estaba(compromiso):
    """What is followed of it: {field: value}, and of its other dates {key: (original, values)}.

    The key of what changes in a series is the date that it changes; of one more date, its own.
    """
    dicho = {campo: getattr(compromiso, campo) for campo in SEGUIDOS}
    sueltas = compromiso.sesiones.all()
    dicho["fechas"] = {s.original or s.pk: (s.original, _valores(s)) for s in sueltas}
    return dicho


def _valores(fecha):
    return {campo: getattr(fecha, campo) for campo in DE_CADA_FECHA}


def apuntar(*, compromiso, por, antes):
    """Leaves in the log what is not as it was; of what is only proposed, nothing."""
    if compromiso.estado == Estado.PROPUESTA:
        return
    ahora = como_estaba(compromiso)
    eran, son = antes.pop("fechas"), ahora.pop("fechas")
    eran, son = _menos(eran, son), _menos(son, eran)
    pares = [(None, antes, ahora)]
    pares += [_par(compromiso, eran.get(c), son.get(c)) for c in {**eran, **son}]
    CambioDeFecha.objects.bulk_create(
        CambioDeFecha(
            compromiso=compromiso,
            original=original,
            campo=campo,
            antes=caras.dicho(era[campo], compromiso),
            despues=caras.dicho(es[campo], compromiso),
            por=por,
        )
        for original, era, es in pares
        for campo in es
        if era[campo] != es[campo]
    )


def _menos(fechas, otras):
    """Those that are not in the others, whatever their key: a calendar writes them all anew."""
    return {clave: fecha for clave, fecha in fechas.items() if fecha not in otras.values()}


def _par(compromiso, era, es):
    """(the date it is, what it said, what it says) of one that is there, or was."""
    original, valores = era or es
    return (
        original or valores["inicio"],
        era[1] if era else _sin_tocar(compromiso, original),
        es[1] if es else _sin_tocar(compromiso, original),
    )


def _sin_tocar(compromiso, original):
    """What its rule says of that date; nothing, of one that the rule does not give."""
    dura = compromiso.fin - compromiso.inicio if original and compromiso.fin else None
    fin = original + dura if dura is not None else None
    return {"inicio": original, "fin": fin, "cancelada": False}
