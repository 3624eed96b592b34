"""What a message says out of courtesy is no act: a greeting, thanks, that one is at hand.

What says anything else stays, to be corrected by whoever reads it.
"""

import re

from .abreviaturas import DE_TRATO

BUEN = r"(?:muy\s+)?(?:buen(?:os|as|a)?|excelente|bonit[oa]|lind[oa]|feliz)"
RATO = r"(?:d[ií]as?|tardes?|noches?|fin\s+de\s+semana|(?:inicio\s+de\s+)?semana)"
TODOS = (
    r"(?:a\s+)?(?:tod[oa]s(?:\s+y\s+tod[oa]s)?|ustedes|compañer[oa]s|amig[oa]s|colegas|enlaces|equipo"
    r"|(?:señor|director|licenciad|ingenier|maestr|jef|president)(?:[oae]|[oae]s|es)?|lic)\b\.?"
)
UNO = rf"(?:{DE_TRATO}\.?\s+)?(?-i:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)(?:\s+(?-i:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+))?"
SALUDA = rf"(?:{BUEN}\s+{RATO}|hola|qué\s+tal|(?:muy\s+)?estimad[oa]s?)"
OFRECE = (
    r"(?:aquí\s+|por\s+este\s+medio\s+)?(?:les?|te|se(?:\s+les?)?)\s+"
    r"(?:(?:pas|compart|mand|env[ií]|adjunt|anex|dej|present)\w+|hago\s+llegar)"
)
SALUDO = re.compile(
    rf"^\W*{SALUDA}(?:,?\s+{TODOS})*"
    rf"(?:\s*(?:[,.;:!…]+|[-–—]\s|\W*$)\s*|\s+{UNO}(?:,\s*|\W*$)|(?:\s+{UNO})?\W+(?={OFRECE}\b))",
    re.IGNORECASE,
)
LA_AGENDA = re.compile(
    rf"^\W*{OFRECE}\s+(?:(?:la|el|las|nuestra|su|mi)\s+(?=(?:agenda|programa|actividades|semana)\b)"
    r"|los\s+(?:actos|eventos)\b(?:\s+de\b)?)",
    re.IGNORECASE,
)
SEPARA = re.compile(r"[^\w\s]+|\s+y\s+")
FRASE = re.compile(
    rf"\s*(?:{SALUDA}(?:\s+{TODOS})*|que\s+teng\w+(?:\s+una?)?\s+{BUEN}\s+{RATO}"
    r"|(?:much[oa]s\s+|mil\s+|un\s+)?(?:cordial(?:es)?\s+|fuerte\s+)?(?:gracias|saludos?|abrazos?)"
    rf"(?:\s+(?:cordial(?:es)?|de\s+antemano|por\s+(?:todo|su\s+(?:apoyo|atención))|{TODOS}))?"
    r"|(?:quedo|quedamos|estoy|estamos|seguimos)\s+(?:al?\s+)?"
    r"(?:pendientes?|atent[oa]s?|(?:la|sus?|tus?)\s+[oó]rden(?:es)?)"
    r"|cualquier\s+(?:cosa|duda|cambio|aclaración)(?:\s+(?:me|nos|les?|te)\s+(?:avis|dig|dic)\w+)?"
    rf"|(?:les?|te)\s+aviso|{OFRECE}\s+(?:lo\s+siguiente|la\s+información)|favor\s+de\s+confirmar"
    r"|de\s+antemano|por\s+favor|enterad[oa]s?|recibido|de\s+acuerdo|ok|perfecto|atentamente"
    r"|sin\s+más\s+por\s+el\s+momento)\s*",
    re.IGNORECASE,
)


def sin_cortesia(renglon):
    """The line without its greeting; blank, if it says nothing else."""
    dicho = LA_AGENDA.sub("", SALUDO.sub("", renglon))
    frases = filter(str.strip, SEPARA.split(dicho))
    return "" if all(FRASE.fullmatch(frase) for frase in frases) else dicho
