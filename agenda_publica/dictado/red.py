"""What was left unread in the title of an act, or in its place: a piece of an hour."""

import re

from .horas import HORAS, leer_horas

OTRA_HORA = "Queda una hora sin leer: revise a qué hora es, o si son dos actos."
SIN_LEER = {OTRA_HORA}
PIEZA_DE_HORA = re.compile(
    rf"\b\d{{1,2}}:\d{{2}}\b|(?<![\d.])\d{{1,2}}\s*{HORAS}|\b\d{{1,2}}\s*min(?:utos?)?\b"
    r"|\ba\s+las?\s+\d|\by\s+(?:media|cuarto)\b(?=\W*(?:[,;.]|$))"
    r"|(?:\d{1,2}|cuarto|cinco|diez|veinte)\s+(?:y|o|para)(?:\s+las?)?(?=\s*(?:[,;.]|$))"
    r"|(?:^|[,;.])\s*(?:de|por|en)\s+la\s+(?:mañana|tarde|noche)\b"
    r"|\b(?:tiempo|hora(?:rio)?)\s+(?:del?|local)\s+(?:(?:el|la)\s+)?(?-i:[A-ZÁÉÍÓÚ])",
    re.IGNORECASE,
)

DURA = re.compile(r"\b\d{1,2}\s*horas?\s+de\b", re.IGNORECASE)  # «20 horas de servicio»


def sin_leer(propuesta):
    """[what is doubtful…]"""
    dicho = DURA.sub(" ", f"{propuesta.titulo}. {propuesta.lugar}")
    quedan = leer_horas(dicho)[0] or PIEZA_DE_HORA.search(dicho)
    return [OTRA_HORA] if quedan else []
