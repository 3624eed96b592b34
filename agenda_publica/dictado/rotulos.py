"""What a line says that it is, by its sign or its label: 📅 the day, «Lugar:» the place."""

import re

from .tablas import ASISTE, FECHA, HORA, HORA_SOLA, LUGAR, NOTAS, PRESIDE, con_unidad, nombrar

ACTO, QUIEN = "acto", "quien"
CHINCHE = "📌"  # also before an act, as a bullet: within a line it begins no part
SIGNOS = {
    FECHA: "📅📆🗓",
    HORA: "⏰⏱⏲🕰⌚\U0001f550-\U0001f567",
    LUGAR: f"📍🗺🏛🏢🏫🏟{CHINCHE}",
    PRESIDE: "👤🙋",
    ASISTE: "👥🗣",
    NOTAS: "📝⚠☎📞📱ℹ",
}
SIGNO = re.compile(
    rf"^[\s*]*(?:{'|'.join(f'(?P<{que}>[{signos}])' for que, signos in SIGNOS.items())})"
    r"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*[\s*:]*(?P<dicho>.*)$"
)
# Within a line, where another part of the act begins; «🎤» tells no part, only that it does.
QUE_EMPIEZAN = "".join(SIGNOS.values()).replace(CHINCHE, "")
ANTES_DE_OTRO = re.compile(rf"\s*(?:(?=[{QUE_EMPIEZAN}])|[🎤🎙]\ufe0f?\s*)")
DE_NOTAS = (
    r"observaci[oó]n(?:es)?|obs|notas?|requerimientos?|contacto|responsable|informes|tel[eé]fonos?|tel|cel"
    r"|vestimenta|invitan?|costo|cupo"
)
SON_NOTAS = re.compile(r"\W*(?:obs|nota)", re.IGNORECASE)
# The same in words: «Lugar: el kiosco».
ROTULOS = {
    ACTO: "qu[eé]|acto|evento|asunto|actividad",
    FECHA: "fecha|d[ií]a|cu[aá]ndo",
    HORA: "hora(?:rio)?",
    LUGAR: "lugar|sede|d[oó]nde",
    PRESIDE: "preside|presidirá|encabeza",
    ASISTE: "asist(?:en?|entes|irán?)|qui[eé]nes",
    QUIEN: "qui[eé]n",
    NOTAS: DE_NOTAS,
}
CUAL = "|".join(f"(?P<{que}>{dicho})" for que, dicho in ROTULOS.items())
ROTULADO = rf"^[\s*]*(?:{CUAL})[\s*]*:[\s*]*"
ROTULO = re.compile(rf"{ROTULADO}(?P<dicho>\S.*)$", re.IGNORECASE)
ROTULO_SOLO = re.compile(rf"{ROTULADO}$", re.IGNORECASE)
UN_ROTULO = rf"\b(?:{'|'.join(ROTULOS.values())})[\s*]*:"
OTRO_ROTULO = re.compile(UN_ROTULO, re.IGNORECASE)
# Who answers two of them in a line begins a part of the act with each label.
PREGUNTA = re.compile(r"(?<!\w)(?:qu[eé]|qui[eé]n(?:es)?|cu[aá]ndo|d[oó]nde)[\s*]*:", re.IGNORECASE)
ANTES_DE_ROTULO = re.compile(rf"[\s,.;]*(?={UN_ROTULO})", re.IGNORECASE)
YA_DICHO = {  # what is said before the place or the person, which the sign says already
    LUGAR: re.compile(r"^(?:(?:lugar|sede|d[oó]nde)\s*:|en\s)\s*", re.IGNORECASE),
    PRESIDE: re.compile(
        r"^(?:presid(?:en?|irá|id[oa] por)|encabezan?|asisten?|a cargo de)\b\s*:?\s*", re.IGNORECASE
    ),
    ASISTE: re.compile(r"^(?:asist(?:en?|entes|irán?)|participan?)\b\s*:?\s*", re.IGNORECASE),
}
LO_PRESIDE = re.compile(r"(?:presid(?:en?|irá|id[oa] por)|encabezan?)\b", re.IGNORECASE)


def en_partes(renglon):
    """[piece…] of a line: what each sign within it begins, as if it came on its own line; and
    what each label, in one that answers more than one question."""
    partes = ANTES_DE_OTRO.split(renglon)
    if len(PREGUNTA.findall(renglon)) > 1:
        partes = (una for parte in partes for una in ANTES_DE_ROTULO.split(parte.replace("*", "")))
    return list(filter(re.compile(r"\w").search, partes)) or [renglon]


def que_es(renglon, oir):
    """(what its sign or its label says that it is, its words); ("", the line) if it has none.
    `oir` reads a line."""
    return _signo(renglon, oir) if SIGNO.match(renglon) else _rotulo(renglon, oir)


def trae(renglon):
    """Whether it says by itself what it is."""
    return bool(ROTULO.match(renglon) or SIGNO.match(renglon))


def _signo(renglon, oir):
    hallado = SIGNO.match(renglon)
    dicho = hallado["dicho"].replace("*", "").strip()
    if rotulo := ROTULO.match(dicho):
        return _nombrado(rotulo, oir)
    que = next(cual for cual in SIGNOS if hallado[cual])
    if que == ASISTE and LO_PRESIDE.match(dicho):
        que = PRESIDE
    if que in YA_DICHO:
        dicho = YA_DICHO[que].sub("", dicho)
    return que, nombrar(que, dicho) if que in (NOTAS, *YA_DICHO) else dicho


def _rotulo(renglon, oir):
    """The same, but ("", the line) also if it says a whole act: «Lugar: el kiosco. Feria. Hora:
    10:00»."""
    hallado = ROTULO.match(renglon)
    if hallado is None or hallado[ACTO] or OTRO_ROTULO.search(hallado["dicho"]):
        return "", renglon
    acto = oir(renglon)
    if acto.titulo and (acto.hora or (acto.dia and hallado[FECHA])):
        return "", renglon
    return _nombrado(hallado, oir)


def _nombrado(hallado, oir):
    """What is no day nor hour goes after its name; what is, as it was written."""
    que = next(cual for cual in ROTULOS if hallado[cual])
    dicho = hallado["dicho"].replace("*", "").strip()
    if que == QUIEN:
        que = PRESIDE if oir(nombrar(PRESIDE, dicho)).preside else ASISTE
    if que == HORA and HORA_SOLA.fullmatch(dicho):
        return que, con_unidad(dicho)
    if que == NOTAS and not SON_NOTAS.match(hallado[0]):
        dicho = hallado[0].replace("*", "").strip()  # «Responsable: Ana», that tells who Ana is
    if que in (FECHA, HORA):
        return que, hallado[0].replace("*", "").strip()
    return que, nombrar(que, dicho)
