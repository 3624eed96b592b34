"""Whether two values say the same to who reads them, whatever a form does to them on its way."""

import re

from django.utils.dateparse import parse_datetime

CLAVE_DE_PARRAFO = re.compile(r' data-block-key="[^"]*"')
SIN_TEXTO = "<p></p>"  # how the editor sends nothing
SIN_IMPORTANCIA = {"pk", "sort_order", "id"}


def igual(uno, otro):
    """A form keeps minutes, and names the paragraphs of a text anew."""
    return uno is otro or sin_ruido(uno) == sin_ruido(otro)


def sin_ruido(valor):
    if isinstance(valor, list):
        return [sin_ruido(v) for v in valor]
    if isinstance(valor, dict):
        return {c: sin_ruido(v) for c, v in valor.items() if c not in SIN_IMPORTANCIA}
    return _texto_sin_ruido(valor) if isinstance(valor, str) else valor


def _texto_sin_ruido(texto):
    try:
        momento = parse_datetime(texto)
    except ValueError:
        momento = None
    if momento:
        return momento.replace(second=0, microsecond=0)
    texto = CLAVE_DE_PARRAFO.sub("", texto).replace("\r\n", "\n").strip()
    return "" if texto == SIN_TEXTO else texto
