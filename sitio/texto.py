"""Small rules about text that hold everywhere."""

import re
import unicodedata

from django.utils import timezone
from django.utils.formats import date_format

# Some turn around what is read after them, and a title would lie; some cannot be seen, and two
# titles that look the same would differ. U+200C and U+200D stay: emoji are made of them.
DE_SENTIDO = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLES = r"\u200b\u2060\ufeff"
CONTROLES = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff{DE_SENTIDO}{INVISIBLES}]")


def sin_controles(texto):
    """Without the control characters that pasting brings, XML refuses or hide what is said."""
    return CONTROLES.sub("", texto)


def con_punto(texto):
    """As a sentence, which another may follow."""
    return f"{texto}." if texto and texto[-1] not in ".!?…" else texto


def sin_saltos(texto):
    """On one line, as a subject of mail or a title must be."""
    return " ".join(texto.split())


def desde_cuando(momento):
    """The hour, if it is of today: «las 19:20»; else the day and the hour."""
    local = timezone.localtime(momento)
    if local.date() != timezone.localdate():
        return f"el {dia_y_hora(momento)}"
    return f"{'la' if local.hour == 1 else 'las'} {local.hour}:{local.minute:02}"


def dia_y_hora(momento):
    """A moment as a person says it: «25 de noviembre a las 9:00»."""
    local = timezone.localtime(momento)
    dia = date_format(local, r"j \d\e F")
    if local.year != timezone.localdate().year:
        dia += f" de {local.year}"
    articulo = "la" if local.hour == 1 else "las"
    return f"{dia} a {articulo} {local.hour}:{local.minute:02}"


def sin_acentos(texto):
    """In lower case and without accents: what a person types when she looks for a name."""
    letras = unicodedata.normalize("NFKD", texto.lower())
    return "".join(letra for letra in letras if not unicodedata.combining(letra))
