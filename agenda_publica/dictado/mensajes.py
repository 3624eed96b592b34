"""A message in which an act has several lines, each with its sign: 📅 its day, 📍 its place."""

import re
from itertools import islice

from .conocidos import SON_LUGARES
from .fichas import Ficha
from .partes import LARGO, en_limpio
from .rotulos import CHINCHE, ROTULO_SOLO, en_partes, que_es, trae
from .tablas import FECHA, HORA, LUGAR, NOTAS, nombrar

ES_UN_LUGAR = re.compile(
    r"(?:en\s+)?(?:(?:el|la|los|las)\s+)?(?!(?:foro|mercado|teatro)\s+de\s+(?!la\b|los\b|las\b)(?-i:[a-z]))"
    rf"{SON_LUGARES}[^,;:.()¿?¡!\d]{{0,60}}",
    re.IGNORECASE,
)


def unir(renglones, oir):
    """[line…]: what begins with a sign or a label goes to the act above it, unless that has it.

    A day that is of no act stays alone, to be that of those below. A blank line ends an act that
    has its place, as for what is a place. `oir` reads a line.
    """
    unidos, tiene = [], None  # the signs of the act that is being joined
    partes = (parte for renglon in renglones for parte in _en_partes(renglon))
    for renglon, separado in _separados(_con_lo_suyo(partes)):
        if isinstance(renglon, Ficha):
            unidos, tiene = [*unidos, str(renglon)], None
            continue
        es_otro = _es_vineta(oir, renglon, tiene and unidos[-1])
        que, dicho = ("", renglon) if es_otro else que_es(renglon, oir)
        if que and tiene == set() and oir(unidos[-1]).es_encabezado:
            tiene = None
        if que:
            cabe = _es_suyo(oir, unidos, tiene, (que, dicho), separado)
        else:
            dicho, cabe = _sin_rotulo(oir, unidos, tiene, en_limpio(dicho), separado)
        if cabe and len(unidos[-1]) + len(dicho) < LARGO:
            unidos[-1] = f"{unidos[-1].strip()}, {dicho}"
            tiene = (tiene or set()) | {que}
        else:
            unidos.append(dicho)
            tiene = _de_nuevo(que, oir(dicho))
    return unidos


def _en_partes(renglon):
    return [renglon] if isinstance(renglon, Ficha) else en_partes(renglon)


def _con_lo_suyo(renglones):
    """A label alone on its line goes before what is right under it, unless that has its own."""
    solo = ""
    for renglon in renglones:
        if ROTULO_SOLO.match(renglon):
            solo = renglon.replace("*", "").strip()
            continue
        if not renglon:
            yield renglon
            continue
        suyo = solo and not trae(renglon)
        yield f"{solo} {renglon}" if suyo else renglon
        solo = ""


def _separados(renglones):
    """(line, whether there is a blank one above it)…"""
    separado = False
    for renglon in renglones:
        if renglon:
            yield renglon, separado
        separado = not renglon


def _es_vineta(oir, renglon, acto):
    """Whether its pin begins another act, and tells no place of the one above it, if there is one
    with its signs."""
    if not renglon.lstrip(" *").startswith(CHINCHE):
        return False
    dicho = oir(renglon)
    return bool(not acto or dicho.dia or dicho.hora or not oir(acto).titulo)


def _es_suyo(oir, unidos, tiene, parte, separado):
    """Whether that sign or label, and what it says, is of the last act."""
    que, dicho = parte
    if tiene is None or (que != NOTAS and que in tiene):
        return False
    dia = not tiene and oir(dicho).dia
    return not _es_de_otro(oir, unidos, que, dia, separado)


def _es_de_otro(oir, unidos, que, dia, separado):
    """Whether the last act has that day or hour of its own, so that another begins something else;
    one with its hour in its line, under a day alone, is of that day. `dia`: the new one."""
    acto = oir(unidos[-1])
    if que == FECHA and dia and acto.hora and not acto.dia:
        con_dia = (dicho for renglon in reversed(unidos) if (dicho := oir(renglon)).dia)
        return any(dicho.es_encabezado for dicho in islice(con_dia, 1))
    lugar = separado and (acto.sede or acto.lugar)
    return bool({FECHA: acto.dia, HORA: acto.hora, LUGAR: lugar}.get(que))


def _sin_rotulo(oir, unidos, tiene, dicho, separado):
    """(what that line says, whether it goes to the act above it): its name, its place or who
    presides."""
    falta = tiene or (not separado and _falta_su_nombre(oir, unidos))
    if falta and _es_su_nombre(oir, unidos[-1], dicho):
        return dicho, True
    if separado or not unidos:
        return dicho, False
    suyo = _como_lugar(oir, unidos[-1], dicho)
    return suyo, _es_lo_suyo(oir, unidos[-1], suyo)


def _falta_su_nombre(oir, unidos):
    """Whether the last line is an hour alone, above what it is of: not below it, as it is if the
    act above has none."""
    acto, *antes = [oir(renglon) for renglon in reversed(unidos[-2:])] or [None]
    if not acto or acto.titulo or not acto.hora:
        return False
    return all(otro.hora or otro.es_encabezado for otro in antes)


def _como_lugar(oir, acto, renglon):
    """That line as the place of the act above it, if it only names one and the act has none."""
    suyo = oir(acto)
    if not (suyo.hora and suyo.titulo) or suyo.sede or suyo.lugar:
        return renglon
    return nombrar(LUGAR, renglon) if ES_UN_LUGAR.fullmatch(renglon) else renglon


def _es_su_nombre(oir, acto, renglon):
    """Whether that line is the name of an act of which only its hour or place was said."""
    if oir(acto).titulo:
        return False
    dicho = oir(renglon)
    es_otro = dicho.es_encabezado or dicho.dia or dicho.hora or dicho.se_desmarca
    return bool(dicho.titulo) and not es_otro


def _es_lo_suyo(oir, acto, renglon):
    """Whether that line says only where it is, or who presides, of an act that does not."""
    dicho, suyo = oir(renglon), oir(acto)
    if dicho.titulo or dicho.dia or dicho.hora or not (suyo.hora and suyo.titulo):
        return False
    donde, suyo_donde = (d.sede or d.lugar for d in (dicho, suyo))
    quien, suyo_quien = (d.preside or d.asisten for d in (dicho, suyo))
    return bool((donde and not suyo_donde) or (quien and not suyo_quien))


def _de_nuevo(que, acto):
    """Of what begins: an act without its name has no day of its own, for it is under another; a
    day alone is of no act."""
    if que == FECHA and acto.es_encabezado:
        return None
    return {que, FECHA} if que else set()
