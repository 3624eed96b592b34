"""A message in which an act has several lines, each with its sign: 📅 its day, 📍 its place."""

import re

from .tablas import FECHA, HORA, LUGAR, PRESIDE, nombrar

LARGO = 500  # what is joined is no longer than what is read of a line
SIGNOS = {FECHA: "📅📆🗓", HORA: "⏰⏱⏲🕰⌚\U0001f550-\U0001f567", LUGAR: "📍🗺", PRESIDE: "👤👥🙋"}
SIGNO = re.compile(
    rf"^[\s*]*(?:{'|'.join(f'(?P<{que}>[{signos}])' for que, signos in SIGNOS.items())})"
    r"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*[\s*:]*(?P<dicho>.*)$"
)
ROTULOS = {  # what is said before the place or the person, which the sign says already
    LUGAR: re.compile(r"^(?:(?:lugar|sede|d[oó]nde)\s*:|en\s)\s*", re.IGNORECASE),
    PRESIDE: re.compile(
        r"^(?:presid(?:en?|irá|id[oa] por)|encabezan?|asisten?|a cargo de)\b\s*:?\s*", re.IGNORECASE
    ),
}


def unir(renglones, oir):
    """[line…]: what begins with a sign goes to the act above it, unless that has it already.

    A day that is of no act stays alone, to be that of those below. `oir` reads a line.
    """
    unidos, tiene = [], None  # the signs of the act that is being joined
    for renglon in renglones:
        que, dicho = _signo(renglon)
        if que and tiene == set() and oir(unidos[-1]).es_encabezado:
            tiene = None
        if que:
            cabe = tiene is not None and que not in tiene
        else:
            cabe = bool(tiene) and _es_su_nombre(oir, unidos[-1], dicho)
        if cabe and len(unidos[-1]) + len(dicho) < LARGO:
            unidos[-1] = f"{unidos[-1].strip()}, {dicho}"
            tiene.add(que)
        else:
            unidos.append(dicho)
            tiene = _de_nuevo(que)
    return unidos


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
    """(what its sign says that it is, its words), or ("", the line) if it has none."""
    hallado = SIGNO.match(renglon)
    if hallado is None:
        return "", renglon
    dicho = hallado["dicho"].replace("*", "").strip()
    que = next(cual for cual in SIGNOS if hallado[cual])
    if que in ROTULOS:
        dicho = nombrar(que, ROTULOS[que].sub("", dicho))
    return que, dicho
