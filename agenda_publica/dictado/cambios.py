"""What says that an act is moved or called off is no new one, but a change of one that is there."""

import re

from .fechas import DIA

ES_UN_CAMBIO = (
    "Parece un cambio de un acto que ya está: búsquelo en la agenda y muévalo o cancélelo ahí."
)
HECHO = r"(?:cancelad|suspendid|pospuest|aplazad|reprogramad|reagendad)[oa]s?"
SERA = r"(?:van?|se|hay|habr[aá]|ser[aá]n?)\b"
CAMBIO = re.compile(
    r"\bse\s+(?:cancel|suspend|posp|aplaz|reprogram|reagend|difier|recorr|adelant|retras|atras)\w+"
    r"|(?:^\W*|\b(?:avis|inform|coment)\w+\s+que\s+)se\s+cambi(?:a|an|ó|aron|ará)\b"
    rf"|\b(?:ya\s+no|siempre\s+(?:s[ií]|no))\s+{SERA}|\bquedan?\s+sin\s+efectos?\b"
    r"|\bser[aá]n?\s[^.;]*,\s*(?:y\s+)?(?:ya\s+)?no\s+(?:en|el|las?|los|a)\b"
    r"|\bno\s+ser[aá]n?\s[^.;]*\bsino\b"
    rf"|^\W*(?:{HECHO}|(?:cancelaci|reprogramaci)ón)\b|\b(?:queda|est[aá]|fue)n?\s+{HECHO}"
    r"|^\W*(?:hay\s+|aviso\s+de\s+)?cambios?\b[^:]{0,40}:|\bcambian?\s+de\s+(?:d[ií]a|fecha|hora|sede)"
    rf"|\b(?:pasa|se\s+mueve|se\s+cambia)n?\s+(?:al?|para)\s+(?:el\s+)?(?:{DIA}|\d|las?\b|mañana\b)",
    re.IGNORECASE,
)


def es_un_cambio(renglon):
    return CAMBIO.search(renglon) is not None
