"""What says that an act is moved or called off is no new one, but a change of one that is there."""

import re

from .fechas import DIA

ES_UN_CAMBIO = (
    "Parece un cambio de otro acto, o que algo no se hace: si ya está en la agenda, muévalo o "
    "cancélelo ahí."
)
ESE_DIA_CAMBIA = "Arriba se dice que ese día se cancela o cambia: márquelo solo si se hace."
HECHO = r"(?:cancelad|suspendid|pospuest|aplazad|reprogramad|reagendad)[oa]s?"
SERA = r"(?:van?|se|hay|habr[aá]|ser[aá]n?)\b"
CUANDO = r"(?:d[ií]a|fecha|hora|horario|lugar|sede)\b"
# What the heading of a day says of it: «Miércoles 2 (cancelado)».
DEL_DIA = re.compile(
    rf"(?<=\w)\s*[(,:;–—-]*\s*(?:{HECHO}|se\s+(?:cancela|suspende|pospone)n?|cambios?\s+de\s+{CUANDO})\W*$",
    re.IGNORECASE,
)
# «No», that is neither of a number, «No. 12», nor of what a campaign is against.
DENEGADO = re.compile(
    r"\bno\b(?!\.\s*\w|\s*\d|\s+(?:a\s+la\s+)?(?:violencia|discriminación)\b)"
    r"|\btampoco\b|\bsin\s+(?:actividades|actos|agenda|eventos)\b",
    re.IGNORECASE,
)
# «Campaña No es de hombres»: what it is called denies nothing.
SE_LLAMA = re.compile(
    r"\b(?:obra|campaña|película|programa|taller|foro|plática|conferencia)"
    r"(?:\s*:|\s+[«“\"]?(?-i:[A-ZÁÉÍÓÚ][a-záéíóú]))[^;.]*",
    re.IGNORECASE,
)
EN_VEZ = (
    r"\ben\s+(?:vez|lugar)\s+de\b|\bahora\s+(?:en|es|ser[aá]|va|el|a\s+las?)\b"
    r"|\bantes\s+(?:era|iba|en|a\s+las?|\d)|\(\s*antes\b"
)
ENMIENDA = r"\bcorrij\w+|(?<!\bde )\bcorrección\b|(?<!\bdel )\bperdón\b|\bnota\s*:"
CAMBIO = re.compile(
    r"\bse\s+(?:cancel|suspend|posp|aplaz|reprogram|reagend|difier|recorr|adelant|retras|atras)\w+"
    r"|(?:^\W*|\b(?:avis|inform|coment)\w+\s+que\s+)se\s+cambi(?:a|an|ó|aron|ará)\b"
    rf"|\bsiempre\s+s[ií]\s+{SERA}|\bquedan?\s+sin\s+efectos?\b"
    rf"|\b{HECHO}\b|^\W*~.+~\W*$|^\W*(?:cancelaci|reprogramaci)ón\b|{EN_VEZ}|{ENMIENDA}"
    rf"|^\W*(?:hay\s+|aviso\s+de\s+)?cambios?\b[^:]{{0,40}}:|\bcambi(?:an?|os?)\s+de\s+{CUANDO}"
    rf"|^\W*nuev[ao]\s+{CUANDO}|\bnuev[ao]\s+(?:fecha|hora|horario)\b|\bpasan?\s+del\b"
    rf"|\b(?:pasa|se\s+mueve|se\s+cambia)n?\s+(?:al?|para)\s+(?:el\s+)?(?:{DIA}|\d|las?\b|mañana\b)",
    re.IGNORECASE,
)


def es_un_cambio(renglon):
    deniega = DENEGADO.search(SE_LLAMA.sub(" ", renglon))
    return bool(deniega or CAMBIO.search(renglon))
