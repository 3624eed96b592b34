"""What was left unread in the title of an act, or in its place: an hour, or another day."""

import re

from .fechas import DIA, DIA_POR_OTRO, POR_OTRO, Fechas, siguiente
from .horas import DE_OTRA_ZONA, HORAS, leer_horas

OTRA_HORA = "Queda una hora sin leer: revise a qué hora es, o si son dos actos."
OTRO_DIA = "Se dicen dos días: revise cuál es."
SIN_LEER = {OTRA_HORA, OTRO_DIA, DIA_POR_OTRO}
PIEZA_DE_HORA = re.compile(
    rf"\b\d{{1,2}}:\d{{2}}\b|(?<![\d.])\d{{1,2}}\s*{HORAS}|\b\d{{1,2}}\s*min(?:utos?)?\b"
    r"|\ba\s+las?\s+\d|\by\s+(?:media|cuarto)\b(?=\W*(?:[,;.]|$))"
    r"|(?:\d{1,2}|cuarto|cinco|diez|veinte)\s+(?:y|o|para)(?:\s+las?)?(?=\s*(?:[,;.]|$))"
    r"|(?:^|[,;.])\s*(?:de|por|en)\s+la\s+(?:mañana|tarde|noche)\b"
    rf"|\b(?:tiempo|horas?|horario){DE_OTRA_ZONA}",
    re.IGNORECASE,
)

DURA = re.compile(r"\b\d{1,2}\s*horas?\s+de\b", re.IGNORECASE)  # «20 horas de servicio»


POR_SABER = re.compile(
    r"\bpendiente\b|\brespectivamente\b|\b(?:fecha|d[ií]a|hora)\s+por\s+(?:confirmar|definir)\b"
    r"|(?:^|[.,;]\s*)por\s+(?:confirmar|definir)(?=\s*(?:[,.;]|$))"
    r"|\bpor\s+(?:confirmar|definir)\s+(?:la\s+)?(?:fecha|hora|d[ií]a)\b",
    re.IGNORECASE,
)


def sin_leer(propuesta, fechas):
    """[what is doubtful…]"""
    dicho = f"{propuesta.titulo}. {propuesta.lugar}"
    sin_duracion = DURA.sub(" ", dicho)
    dudas = {
        OTRA_HORA: leer_horas(sin_duracion)[0] or PIEZA_DE_HORA.search(sin_duracion),
        OTRO_DIA: _dice_otro_dia(propuesta, fechas),
        DIA_POR_OTRO: POR_SABER.search(dicho) or POR_OTRO.search(dicho),
    }
    return [duda for duda, suena in dudas.items() if suena and duda not in propuesta.dudas]


def _dice_otro_dia(propuesta, fechas):
    """Whether another day is left in the title, or a weekday in the place, that may be a street of
    any date. The weekday of its own day is no other: «Miércoles ciudadano»."""
    if propuesta.dia is None:
        return False
    lugar = propuesta.lugar if re.search(DIA, propuesta.lugar, re.IGNORECASE) else ""
    otro, _resto, duda = Fechas(fechas.hoy).leer(f"{propuesta.titulo}. {lugar}")
    el_suyo = siguiente(fechas.hoy, propuesta.dia.weekday())
    return bool(duda) or otro not in (None, propuesta.dia, el_suyo)
