"""The pieces of a line, and what is left at their edges once something was read."""

import re

from . import abreviaturas

LARGO = 500  # of what is read of a line, or joined to be one
PARTE = re.compile(r"(?:,|;|\.(?=\s|$)|\s[-–—]\s)")
# Of a list: «1.», «2)», «3.-», or the sign that a message has in its place.
NUMERO = re.compile(
    r"^\s*(?:(?:[▪◾◽➡⭐\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*\s*)+|\d\ufe0f?\u20e3"
    r"|\d{1,2}(?:\s*\)|\.-?)(?=\s)(?!\s*(?:hrs?|h|horas?)\b))\s*",
    re.IGNORECASE,
)
NEGRITAS = re.compile(r"\*([^*]+)\*")
HUECO = re.compile(r"(?<=\()[\s,;.]+|[\s,;]+(?=\))")  # what was read at the edge of a parenthesis
DE_QUE_ES = re.compile(
    r"^[^\w\"«“(¿¡]*(?:qu[eé]|acto|evento|asunto|tema|actividad)\s*:\s*", re.IGNORECASE
)
ORILLAS = " ,;.:–—-•*·()\t"
SIN_PARENTESIS = ORILLAS.replace("()", "")


def como_titulo(resto):
    sin_tachar = resto.replace("~", "")
    dicho = abreviaturas.devolver(orillar(", ".join(en_partes(sin_tachar, en=","))))
    dicho = DE_QUE_ES.sub("", dicho)
    return dicho[:1].upper() + dicho[1:]


def en_partes(resto, en=PARTE):
    sin_huecos = HUECO.sub("", resto).replace("()", ",")
    partes = [parte.strip(SIN_PARENTESIS) for parte in re.split(en, sin_huecos)]
    return [parte for parte in partes if parte.strip(ORILLAS)]


def en_limpio(renglon):
    sin_negritas = NEGRITAS.sub(r"\1", re.sub(r"\s+", " ", renglon))
    return orillar(NUMERO.sub("", sin_negritas))


def orillar(dicho):
    """Without what is left at its edges, save the parenthesis that has its pair within."""
    limpio = dicho.strip(ORILLAS)
    sobran = limpio.count("(") - limpio.count(")")
    if sobran == 1 and ")" in dicho[dicho.index(limpio) + len(limpio) :]:
        return f"{limpio})"
    if sobran == -1 and "(" in dicho[: dicho.index(limpio)]:
        return f"({limpio}"
    return limpio
