"""What says that an act is moved or called off is no new one, but a change of one that is there."""

import re

from .fechas import DIA

ES_UN_CAMBIO = (
    "Parece un cambio de un acto que ya está: búsquelo en la agenda y muévalo o cancélelo ahí."
)
HECHO = r"(?:cancelad|suspendid|pospuest|aplazad|reprogramad|reagendad)[oa]s?"
CAMBIO = re.compile(
    r"\bse\s+(?:cancel|suspend|posp|aplaz|reprogram|reagend|difier|recorr)\w+"
    rf"|^\W*(?:{HECHO}|(?:cancelaci|reprogramaci)ón)\b|\b(?:queda|est[aá]|fue)n?\s+{HECHO}"
    r"|^\W*(?:hay\s+|aviso\s+de\s+)?cambios?\b[^:]{0,40}:|\bcambian?\s+de\s+(?:d[ií]a|fecha|hora|sede)"
    rf"|\b(?:pasa|se\s+mueve|se\s+cambia)n?\s+(?:al?|para)\s+(?:el\s+)?(?:{DIA}|\d|las?\b|mañana\b)",
    re.IGNORECASE,
)


def es_un_cambio(renglon):
    return CAMBIO.search(renglon) is not None
