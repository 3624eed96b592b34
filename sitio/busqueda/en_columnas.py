"""Search of what is in no index, by its columns: each word in one of them, accents or not."""

import re
from functools import reduce
from operator import or_

from django.db.models import Q

from sitio.texto import sin_acentos

from .palabras import palabras

# Both cases of each: the engine may not know the other case of a letter that is not English.
PARECIDAS = {"a": "aáàâäãAÁÀÂÄÃ", "e": "eéèêëEÉÈÊË", "i": "iíìîïIÍÌÎÏ", "o": "oóòôöõOÓÒÔÖÕ"}
PARECIDAS |= {"u": "uúùûüUÚÙÛÜ", "n": "nñNÑ", "c": "cçCÇ"}


def con_sus_palabras(filas, dicho, *campos):
    """Those rows in which each word of what was typed is in some of those fields; none, if nothing
    typed is a word."""
    buscadas = palabras(dicho)
    if not buscadas:
        return filas.none()
    for palabra in buscadas:
        patron = _patron(palabra)
        filas = filas.filter(reduce(or_, (Q(**{f"{campo}__iregex": patron}) for campo in campos)))
    return filas


def _patron(palabra):
    return "".join(
        f"[{PARECIDAS[letra]}]" if letra in PARECIDAS else re.escape(letra)
        for letra in sin_acentos(palabra)
    )
