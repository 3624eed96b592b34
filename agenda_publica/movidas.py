"""What was moved once an act was confirmed: its date and place, its series, and each of its other
dates. The log cannot be edited: it has what moved, and nothing that only went with its series."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format

from . import caras
from .identidad import en_orden, parejas
from .models import CambioDeFecha, Compromiso, Estado
from .repetir import repeticion

SEGUIDOS, DE_CUANDO = ("sede", "lugar"), ("inicio", "fin")
DE_LA_SERIE = ("inicio", "fin", "todo_el_dia", "regla", "zona")
DE_CADA_FECHA = ("inicio", "fin", "cancelada", "excluida")


class Fecha(NamedTuple):
    """What one of its other dates says; `original`, the date of the series that it changes."""

    original: object
    inicio: object
    fin: object = None
    cancelada: bool = False
    excluida: bool = False

    @property
    def en_su_sitio(self):
        return self.inicio == self.original


def como_estaba(compromiso):
    """What is followed of it: when, {field: value} of the rest, and its other dates by key.

    The key of what changes in a series is the date that it changes; of one more date, its own.
    """
    serie = Compromiso(**{campo: getattr(compromiso, campo) for campo in DE_LA_SERIE})
    fechas = {s.original or s.pk: _fecha(s, compromiso) for s in compromiso.sesiones.all()}
    valores = {campo: getattr(compromiso, campo) for campo in SEGUIDOS}
    return {"serie": serie, "valores": valores, "fechas": fechas}


def ya_pasadas(compromiso, antes):
    """How many of its dates that are over are said to have been at another time now; 0, of what is
    no series or begins as it did."""
    era = antes["serie"]
    if not (era.regla and compromiso.regla and era.inicio != compromiso.inicio):
        return 0
    return len(era.originales(timezone.now()))


def _fecha(suelta, compromiso):
    """It ends when the others do, if it does not say when."""
    fin = suelta.fin
    if fin is None and suelta.original and compromiso.fin:
        fin = suelta.inicio + (compromiso.fin - compromiso.inicio)
    return Fecha(suelta.original, suelta.inicio, fin, suelta.cancelada, suelta.excluida)


def apuntar(*, compromiso, por, antes):
    """Leaves in the log what is not as it was; of what is only proposed, nothing."""
    if compromiso.estado == Estado.PROPUESTA:
        return
    ahora = como_estaba(compromiso)
    era, es = antes["serie"], ahora["serie"]
    dichos = [
        *_de_cuando(era, es),
        *_pares(None, antes["valores"], ahora["valores"]),
        *_de_las_fechas(antes, ahora),
    ]
    CambioDeFecha.objects.bulk_create(
        CambioDeFecha(compromiso=compromiso, por=por, original=o, campo=c, antes=a, despues=d)
        for o, c, a, d in dichos
    )


def _de_cuando(era, es):
    """Of a series, all of it in one entry."""
    if era.regla or es.regla:
        dichos = [{"regla": _la_serie(cara)} for cara in (era, es)]
        return _pares(None, *dichos)
    dichos = [{c: caras.dicho(getattr(cara, c), cara) for c in DE_CUANDO} for cara in (era, es)]
    return _pares(None, *dichos)


def _la_serie(cara):
    """«Cada lunes, 6 veces, desde el lunes 7 de diciembre, 10:00 a 11:00»."""
    se_repite = repeticion.en_palabras(cara.regla, cara.inicio, cara.en_su_zona())
    fin = f" a {_hasta(cara)}" if cara.fin else ""
    desde = caras.dicho(cara.inicio, cara)
    return f"{se_repite}, desde el {desde}{fin}" if se_repite else f"Una vez, el {desde}{fin}"


def _hasta(cara):
    """Its end; the hour alone, if it is of the same day."""
    inicio, fin = (m.astimezone(cara.en_su_zona()) for m in (cara.inicio, cara.fin))
    if inicio.date() == fin.date() and not cara.todo_el_dia:
        return date_format(fin, "G:i")
    return caras.dicho(cara.fin, cara)


def _pares(original, era, es):
    """(date, field, what it said, what it says) of each in which they differ."""
    for campo in es:
        if era[campo] != es[campo]:
            yield original, campo, caras.dicho(era[campo]), caras.dicho(es[campo])


def _de_las_fechas(antes, ahora):
    era, es = antes["serie"], ahora["serie"]
    eran, son = _ahora_son(antes, es), ahora["fechas"]
    eran, son = _menos(eran, son), _menos(son, eran)
    for clave in {**eran, **son}:
        fecha = eran.get(clave) or son[clave]
        previa = eran.get(clave) or _sin_tocar(fecha, es)
        nueva = son.get(clave) or _sin_tocar(fecha, es)
        original = nueva.original or fecha.inicio
        for campo in _cambian(previa, nueva):
            dichos = [caras.dicho(getattr(f, campo), c) for f, c in ((previa, era), (nueva, es))]
            yield original, campo, *dichos


def _ahora_son(antes, es):
    """{key: date} of what it had, each by the key that it has now; one that its series no longer
    has is told with the series."""
    era, fechas = antes["serie"], antes["fechas"]
    cambian = [fecha.original for fecha in fechas.values() if fecha.original]
    if not cambian or not se_corrio(era, es):
        return fechas
    claves = las_mismas(era, es, max(cambian))
    propias = {clave: fecha for clave, fecha in fechas.items() if not fecha.original}
    dichas = {claves[f.original]: f for f in fechas.values() if f.original in claves}
    return {**propias, **dichas}


def se_corrio(era, es):
    """Whether its dates are not those that they were."""
    return any(getattr(era, campo) != getattr(es, campo) for campo in ("inicio", "regla", "zona"))


def las_mismas(era, es, tope):
    """{date of before: the one it is now}, up to that one."""
    return parejas(*en_orden(era, es, tope))


def _menos(fechas, otras):
    """Those that are not in the others, whatever their key: a calendar writes them all anew."""
    return {clave: fecha for clave, fecha in fechas.items() if fecha not in otras.values()}


def _sin_tocar(fecha, serie):
    """What its rule says of that date; nothing, of one that the rule does not give."""
    original = fecha.original
    dura = serie.fin - serie.inicio if original and serie.fin else None
    return Fecha(original, original, original + dura if dura is not None else None)


def _cambian(era, es):
    """The fields in which that date moved by itself, and not with its series."""
    pares = zip(_dicho(era, era, es), _dicho(es, era, es), DE_CADA_FECHA, strict=True)
    return [campo for de_antes, de_ahora, campo in pares if de_antes != de_ahora]


def _dicho(fecha, *ambas):
    """What is compared of it: of those that their series places, how long they last alone."""
    if all(una.en_su_sitio for una in ambas):
        return None, fecha.fin and fecha.fin - fecha.inicio, fecha.cancelada, fecha.excluida
    return fecha.inicio, fecha.fin, fecha.cancelada, fecha.excluida
