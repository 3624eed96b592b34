"""A message in which an act has several lines, each with its sign: 📅 its day, 📍 its place."""

import re
from itertools import islice

from .tablas import ASISTE, FECHA, HORA, HORA_SOLA, LUGAR, PRESIDE, nombrar

LARGO = 500  # what is joined is no longer than what is read of a line
SIGNOS = {FECHA: "📅📆🗓", HORA: "⏰⏱⏲🕰⌚\U0001f550-\U0001f567", LUGAR: "📍🗺", PRESIDE: "👤👥🙋"}
SIGNO = re.compile(
    rf"^[\s*]*(?:{'|'.join(f'(?P<{que}>[{signos}])' for que, signos in SIGNOS.items())})"
    r"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*[\s*:]*(?P<dicho>.*)$"
)
# Within a line, where another part of the act begins; «🎤» tells no part, only that it does.
ANTES_DE_OTRO = re.compile(rf"\s*(?:(?=[{''.join(SIGNOS.values())}])|[🎤🎙]\ufe0f?\s*)")
# The same in words: «Lugar: el kiosco».
ROTULADO = (
    r"^[\s*]*(?:(?P<fecha>fecha|d[ií]a)|(?P<hora>hora(?:rio)?)|(?P<lugar>lugar|sede|d[oó]nde)"
    r"|(?P<preside>preside|presidirá|encabeza)|(?P<asiste>asist(?:en?|entes|irán?)))"
    r"[\s*]*:[\s*]*"
)
ROTULO = re.compile(rf"{ROTULADO}(?P<dicho>\S.*)$", re.IGNORECASE)
ROTULO_SOLO = re.compile(rf"{ROTULADO}$", re.IGNORECASE)
OTRO_ROTULO = re.compile(
    r"\b(?:fecha|d[ií]a|hora(?:rio)?|lugar|sede|d[oó]nde|preside|asisten?|evento|acto)\s*:",
    re.IGNORECASE,
)
ROTULOS = {  # what is said before the place or the person, which the sign says already
    LUGAR: re.compile(r"^(?:(?:lugar|sede|d[oó]nde)\s*:|en\s)\s*", re.IGNORECASE),
    PRESIDE: re.compile(
        r"^(?:presid(?:en?|irá|id[oa] por)|encabezan?|asisten?|a cargo de)\b\s*:?\s*", re.IGNORECASE
    ),
}


def unir(renglones, oir):
    """[line…]: what begins with a sign or a label goes to the act above it, unless that has it.

    A day that is of no act stays alone, to be that of those below. A blank line ends an act that
    has its place, as for what is a place. `oir` reads a line.
    """
    unidos, tiene = [], None  # the signs of the act that is being joined
    partes = (parte for renglon in renglones for parte in _partes(renglon))
    for renglon, separado in _separados(_con_lo_suyo(partes)):
        que, dicho = _signo(renglon) if SIGNO.match(renglon) else _rotulo(renglon, oir)
        if que and tiene == set() and oir(unidos[-1]).es_encabezado:
            tiene = None
        if que:
            cabe = tiene is not None and que not in tiene
            dia = not tiene and oir(dicho).dia
            cabe = cabe and not _es_de_otro(oir, unidos, que, dia, separado)
        else:
            cabe = bool(tiene) and _es_su_nombre(oir, unidos[-1], dicho)
        if cabe and len(unidos[-1]) + len(dicho) < LARGO:
            unidos[-1] = f"{unidos[-1].strip()}, {dicho}"
            tiene.add(que)
        else:
            unidos.append(dicho)
            tiene = _de_nuevo(que)
    return unidos


def _partes(renglon):
    """[piece…] of a line: what each sign within it begins, as if it came on its own line."""
    return list(filter(re.compile(r"\w").search, ANTES_DE_OTRO.split(renglon))) or [renglon]


def _con_lo_suyo(renglones):
    """A label alone on its line goes before what is right under it, unless that has its own."""
    solo = ""
    for renglon in renglones:
        if ROTULO_SOLO.match(renglon):
            solo = renglon.strip(" *")
            continue
        if not renglon:
            yield renglon
            continue
        suyo = solo and renglon.strip() and not (ROTULO.match(renglon) or SIGNO.match(renglon))
        yield f"{solo} {renglon}" if suyo else renglon
        solo = ""


def _separados(renglones):
    """(line, whether there is a blank one above it)…"""
    separado = False
    for renglon in renglones:
        if renglon:
            yield renglon, separado
        separado = not renglon


def _es_de_otro(oir, unidos, que, dia, separado):
    """Whether the last act has that day or hour of its own, so that another begins something else;
    one with its hour in its line, under a day alone, is of that day. `dia`: the new one."""
    acto = oir(unidos[-1])
    if que == FECHA and dia and acto.hora and not acto.dia:
        con_dia = (dicho for renglon in reversed(unidos) if (dicho := oir(renglon)).dia)
        return any(dicho.es_encabezado for dicho in islice(con_dia, 1))
    lugar = separado and (acto.sede or acto.lugar)
    return bool({FECHA: acto.dia, HORA: acto.hora, LUGAR: lugar}.get(que))


def _es_su_nombre(oir, acto, renglon):
    """Whether that line is the name of an act of which only its hour or place was said."""
    if oir(acto).titulo:
        return False
    dicho = oir(renglon)
    return bool(dicho.titulo) and not (dicho.es_encabezado or dicho.dia or dicho.hora)


def _de_nuevo(que):
    """Of what begins: an act without its name has no day of its own, for it is under another."""
    if que == FECHA:
        return None
    return {que, FECHA} if que else set()


def _signo(renglon):
    """(what its sign says that it is, its words)."""
    hallado = SIGNO.match(renglon)
    dicho = hallado["dicho"].replace("*", "").strip()
    if rotulo := ROTULO.match(dicho):
        return _nombrado(rotulo)
    que = next(cual for cual in SIGNOS if hallado[cual])
    if que in ROTULOS:
        dicho = nombrar(que, ROTULOS[que].sub("", dicho))
    return que, dicho


def _rotulo(renglon, oir):
    """(what its label says that it is, its words), or ("", the line) if it has none, or if it
    says a whole act: «Lugar: el kiosco. Feria. Hora: 10:00». `oir` reads a line."""
    hallado = ROTULO.match(renglon)
    if hallado is None or OTRO_ROTULO.search(hallado["dicho"]):
        return "", renglon
    acto = oir(renglon)
    if acto.titulo and (acto.hora or (acto.dia and hallado["fecha"])):
        return "", renglon
    return _nombrado(hallado)


def _nombrado(hallado):
    """What is no day nor hour goes after its name; what is, as it was written."""
    que = next(cual for cual in (FECHA, HORA, LUGAR, PRESIDE, ASISTE) if hallado[cual])
    dicho = hallado["dicho"].replace("*", "").strip()
    if que == HORA and HORA_SOLA.fullmatch(dicho):
        return que, f"{dicho} h"
    if que in (FECHA, HORA):
        return que, hallado[0].replace("*", "").strip()
    return que, nombrar(que, dicho)
