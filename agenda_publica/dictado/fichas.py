"""An act told in a block, each line with its label: «Fecha: …», «Evento: …», «Hora: …», «Lugar: …».

Whatever the order of its labels, what it says is of that act and of no other: it is one line.
"""

import re

from .partes import LARGO, en_limpio
from .rotulos import ACTO, CUAL, FECHA, HORA, ROTULOS, que_es
from .tablas import FIN, LUGAR, NOTAS, columna, con_unidad, nombrar

ROTULO = re.compile(rf"\W*(?:{CUAL})\W*?:", re.IGNORECASE)
DE_OTRO_ROTULO = re.compile(r"\W*(?P<cual>[^\W\d_]{4,}(?:\s+[^\W\d_]+){0,3})\W*?:(?!\d)")
COLUMNAS = {"dia": FECHA, FECHA: FECHA, HORA: HORA, FIN: FIN, LUGAR: LUGAR, "acto": ACTO}
SE_CUBRE = re.compile(r"\W*(?:cobertura|(?:se\s+)?cubr\w+)", re.IGNORECASE)
SUELTO = "suelto"  # a line without label, that may be its name
ORDEN = {FECHA: 0, HORA: 1, FIN: 2, ACTO: 3, SUELTO: 3}
DE_MAS = 4  # what follows, in the order in which it came
BASTAN = 3  # labelled lines


class Ficha(str):
    """A line that is a whole act: nothing is parted from it, nor goes to it."""

    __slots__ = ()


def juntar(renglones, oir):
    """[line…], each block of labels as one Ficha; the rest as it came. `oir` reads a line."""
    juntos, bloque = [], []
    for renglon in [*renglones, ""]:
        que = _que_es(renglon)
        if not renglon or _empieza_otro(bloque, que):
            arriba, suyos = _encabezado(bloque, que, oir)
            juntos += [*arriba, *_cerrar(suyos, oir)]
            bloque = []
        if renglon:
            bloque.append((que, renglon))
        else:
            juntos.append("")
    return juntos[:-1]


def _que_es(renglon):
    if hallado := ROTULO.match(renglon):
        return next(que for que in ROTULOS if hallado[que])
    hallado = DE_OTRO_ROTULO.match(renglon)
    return COLUMNAS.get(columna(hallado["cual"]), NOTAS) if hallado else SUELTO


def _empieza_otro(bloque, que):
    """Whether that label was said already; notes may be several."""
    dichos = [suyo for suyo, _renglon in bloque]
    return que not in (NOTAS, SUELTO) and que in dichos


def _encabezado(bloque, sigue, oir):
    """([its first line], the rest), if that is the day of what follows too: alone, or of an act
    under which another begins without its own."""
    if not bloque:
        return [], []
    (que, primero), *resto = bloque
    de_varios = que == FECHA and sigue not in (FECHA, SUELTO)
    tiene_nombre = any(suyo == ACTO for suyo, _renglon in resto)
    es_de_todos = de_varios or (que == SUELTO and (tiene_nombre or oir(primero).es_encabezado))
    return ([primero], resto) if es_de_todos else ([], bloque)


def _cerrar(bloque, oir):
    """[Ficha], if those lines tell an act by their labels; if not, they as they came."""
    renglones = [renglon for _que, renglon in bloque]
    largo = len("".join(renglones)) + len(NOTAS) * len(renglones)
    if largo >= LARGO or not _es_una([que for que, _renglon in bloque]):
        return renglones
    if any(que == SUELTO and oir(dicho).hora for que, dicho in bloque):
        return renglones
    suyos = sorted(bloque, key=lambda una: ORDEN.get(una[0], DE_MAS))
    dichos = (f"{' a ' if que == FIN else ', '}{_dicho(que, dicho, oir)}" for que, dicho in suyos)
    return [Ficha("".join(dichos).removeprefix(", "))]


def _es_una(dichos):
    """Whether those labels tell an act, and one alone: its name, when, and something else."""
    con_rotulo = [que for que in dichos if que not in (NOTAS, SUELTO)]
    nombres = dichos.count(ACTO) + dichos.count(SUELTO)
    bastan = len(con_rotulo) + (ACTO not in dichos) >= BASTAN
    if FIN in dichos and HORA not in dichos:
        return False
    return nombres == 1 and bastan and not {FECHA, HORA}.isdisjoint(dichos)


def _dicho(que, renglon, oir):
    """As it is read within a line; what has a label that is not known goes to the notes."""
    if que == SUELTO:
        return en_limpio(renglon)
    limpio = renglon.replace("*", "").strip()
    suyo, dicho = que_es(limpio, oir)
    if suyo or SE_CUBRE.match(limpio):
        return dicho
    valor = limpio.partition(":")[2].strip()
    if que in ORDEN:
        return con_unidad(valor) if que == HORA else valor
    return nombrar(que, valor if que == LUGAR else limpio)
