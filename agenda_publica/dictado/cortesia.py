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
MAYUSCULA = r"(?-i:[A-ZÁÉÍÓÚÑ])\w*\.?"
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
SALUDOS = r"un\s+(?:(?:cordial|afectuoso|fuerte)\s+)?(?:saludo|abrazo)"
FRASE = re.compile(
    rf"\s*(?:{SALUDA}(?:\s+{TODOS})*|que\s+teng\w+(?:\s+una?)?\s+{BUEN}\s+{RATO}"
    r"|(?:much[oa]s\s+|mil\s+|un\s+)?(?:cordial(?:es)?\s+|fuerte\s+)?(?:gracias|saludos?|abrazos?)"
    rf"(?:\s+(?:cordial(?:es)?|de\s+antemano|por\s+(?:todo|su\s+(?:apoyo|atención))|{TODOS}))?"
    r"|(?:quedo|quedamos|estoy|estamos|seguimos)\s+(?:al?\s+)?"
    r"(?:pendientes?|atent[oa]s?|(?:la|sus?|tus?)\s+[oó]rden(?:es)?)"
    r"|(?:por\s+)?favor\s+de\s+(?:confirm|difund|compart)[ai]r(?:\s+(?:(?:su|la)\s+)?"
    r"(?:asistencia|recepción|recibido|difusión|información))?"
    r"|(?:se|les?)\s+agradec\w+\s+su\s+(?:apoyo|asistencia|atención|difusión|puntualidad)"
    r"|cualquier\s+(?:cosa|duda|cambio|aclaración)(?:\s+(?:me|nos|les?|te)\s+(?:avis|dig|dic)\w+)?"
    rf"|(?:aquí\s+)?(?:les?\s+|te\s+)?van?\s+(?:la|su|mi|nuestra)\s+agenda(?:\s+de\s+(?:la|esta)\s+semana)?"
    rf"|(?:les?|te)\s+aviso|{OFRECE}\s+(?:lo\s+siguiente|la\s+información|lo\s+de\s+(?:la|esta)\s+semana|{SALUDOS})"
    r"|de\s+antemano|por\s+favor|enterad[oa]s?|recibido|de\s+acuerdo|ok|perfecto|atentamente|atte|cordialmente"
    r"|sin\s+más\s+por\s+el\s+momento)\s*",
    re.IGNORECASE,
)
SE_LLAMA = rf"(?:{DE_TRATO}\.?\s+)?{MAYUSCULA}(?:\s+(?:(?:de|la|los|del|y)\s+)*{MAYUSCULA}){{0,4}}"
DE_QUIEN_ESCRIBE = re.compile(
    rf"\W*(?:(?:(?:saludos?|abrazos?)(?:\s+cordial(?:es)?)?|gracias|cordialmente)\s*[,.:]+\s*{SE_LLAMA}"
    rf"|(?:atte|atentamente)\b[\s,.:]*{SE_LLAMA}"
    r"|(?:enviado\s+desde\s+mi|sent\s+from\s+my|obt[eé]n(?:er)?\s+outlook|get\s+outlook)\b.{1,30}"
    r"|(?:correo|e-?mail)?[\s:]*[^\s@]+@[^\s@]+\.\w+"
    r"|(?:(?:tel(?:[eé]fono)?|cel(?:ular)?|whats?app|m[oó]vil)[\s.:]*(?:[y/]\s*)?)+[\d\s()+.-]{7,25}"
    r"(?:ext[\s.]*\d+)?|(?:\+?52\s*)?\(?\d{2,3}\)?[\s.-]?\d{3,4}[\s.-]?\d{2}[\s.-]?\d{2})\W*",
    re.IGNORECASE,
)
CARGO = (
    r"(?:enlace|(?:sub)?directora?|coordinadora?|titular|jef[ea]|secretari[oa]|regidora?|auxiliar"
    r"|encargad[oa]|responsable|s[ií]ndic[oa]|president[ea])"
)
DE_QUE = rf"(?:\s+(?:de|del|la|los|las|el|y|e|general|municipal|{MAYUSCULA}))*"
FIRMA = re.compile(
    rf"\W*(?:{DE_TRATO}\.?\s+{SE_LLAMA}(?:\s*[,|–—-]\s*{CARGO}{DE_QUE})?|{CARGO}\s+del?\b{DE_QUE}"
    r"|(?:oficio|circular|memor[aá]ndum|exp(?:ediente)?|folio)\b[\s.:]*"
    r"(?:(?:n[uú]m(?:ero)?|no)\b[\s.:]*)?[^\s\d.:]*\d\S*"
    r"|(?:https?://|www\.)\S+|(?:asunto\s*:\s*)?(?:RV|RE|FWD?)\s*:.*"
    r"|(?<=¿)[^?]*\b(?:qué|cuándo|dónde|quién)\b[^?]*)\W*",
    re.IGNORECASE,
)
# How a letter begins, that sends the acts and is none.
CARTA = re.compile(
    rf"\W*(?:por\s+(?:este|el\s+presente)\s+(?:medio|conducto)|reciban?\s+un|{OFRECE}|anexo|adjunto)\b",
    re.IGNORECASE,
)
SIN_ACTO = "Parece una firma, un enlace o parte de un correo: márquelo solo si es un acto."


def es_firma(renglon):
    """Whether that is all it seems, of whom has sent the acts or of where there is more; or the
    subject of a mail, or a question."""
    return FIRMA.fullmatch(renglon) is not None


def sin_cortesia(renglon):
    """The line without its greeting; blank, if it says nothing else."""
    if DE_QUIEN_ESCRIBE.fullmatch(renglon):
        return ""
    dicho = LA_AGENDA.sub("", SALUDO.sub("", renglon))
    frases = filter(str.strip, SEPARA.split(dicho))
    return "" if all(FRASE.fullmatch(frase) for frase in frases) else dicho
