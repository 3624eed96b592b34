"""What differs between two readings of a page, word by word, in the order of the newer one."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

IGUAL, QUITA, PONE = "igual", "quita", "pone"
PALABRAS = re.compile(r"\S+|\s+")
ALREDEDOR = 16  # words and spaces kept at each side of a change
DEMASIADAS = 6000  # words and spaces from which a whole text is said to be another
PUNTOS = "…"


@dataclass(frozen=True)
class Cambio:
    """A piece that is not as it was: `segmentos` are (igual|quita|pone, text)."""

    clave: str
    rotulo: str
    segmentos: tuple
    fotos_de_antes: tuple = ()
    fotos: tuple = ()
    aviso: str = ""


def comparar(antes, despues):
    """The changes between two lists of pieces, in reading order; what was moved says so."""
    viejos = {trozo.clave: trozo for trozo in antes}
    nuevas = [trozo.clave for trozo in despues]
    casa = SequenceMatcher(None, [trozo.clave for trozo in antes], nuevas, autojunk=False)
    cambios = []
    for operacion, i1, i2, j1, j2 in casa.get_opcodes():
        cambios += [_quitado(viejo) for viejo in antes[i1:i2] if viejo.clave not in nuevas]
        for nuevo in despues[j1:j2]:
            cambios.append(_uno(viejos.get(nuevo.clave), nuevo, movido=operacion != "equal"))
    return [cambio for cambio in cambios if cambio]


def _quitado(trozo):
    return Cambio(
        trozo.clave, trozo.rotulo, ((QUITA, trozo.texto),) if trozo.texto else (), trozo.fotos
    )


def _uno(viejo, nuevo, movido):
    if viejo is None:
        segmentos = ((PONE, nuevo.texto),) if nuevo.texto else ()
        return Cambio(nuevo.clave, nuevo.rotulo, segmentos, (), nuevo.fotos)
    if viejo.texto == nuevo.texto and viejo.fotos == nuevo.fotos:
        aviso = "Cambió de lugar." if movido else ""
        return Cambio(nuevo.clave, nuevo.rotulo, (), aviso=aviso) if aviso else None
    fotos = (viejo.fotos, nuevo.fotos) if viejo.fotos != nuevo.fotos else ((), ())
    return Cambio(nuevo.clave, nuevo.rotulo, palabra_por_palabra(viejo.texto, nuevo.texto), *fotos)


def palabra_por_palabra(antes, despues):
    """Segments of a text that changed; what stays the same far from a change is left out."""
    if antes == despues:
        return ()
    segmentos = segmentar(antes, despues)
    ultimo = len(segmentos) - 1
    return tuple((que, _corto(que, p, n == 0, n == ultimo)) for n, (que, p) in enumerate(segmentos))


def segmentar(antes, despues):
    """All of both texts as [(igual|quita|pone, words and spaces)]."""
    viejas, nuevas = PALABRAS.findall(antes), PALABRAS.findall(despues)
    if len(viejas) + len(nuevas) > DEMASIADAS:
        return [(QUITA, viejas), (PONE, nuevas)]
    segmentos = []
    casa = SequenceMatcher(None, viejas, nuevas, autojunk=False)
    for operacion, i1, i2, j1, j2 in casa.get_opcodes():
        if operacion == "equal":
            segmentos.append((IGUAL, viejas[i1:i2]))
            continue
        segmentos += [(QUITA, viejas[i1:i2])] if i2 > i1 else []
        segmentos += [(PONE, nuevas[j1:j2])] if j2 > j1 else []
    return segmentos


def _corto(que, palabras, primero, ultimo):
    if que != IGUAL or len(palabras) <= 2 * ALREDEDOR:
        return "".join(palabras)
    izquierda = "" if primero else "".join(palabras[:ALREDEDOR])
    derecha = "" if ultimo else "".join(palabras[-ALREDEDOR:])
    return f"{izquierda}{PUNTOS}{derecha}"
