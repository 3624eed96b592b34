"""What is sought in a line by the words that announce it: its place, who presides, who attends."""

import re

from . import abreviaturas
from .conocidos import SON_LUGARES
from .partes import ORILLAS
from .rotulos import DE_NOTAS

SE_CUBRE = "Lo que se cubre quedó en las notas: póngalo en «Qué se cubre» de su registro."
PRESIDE = re.compile(
    r"[,;.(]?\s*\b(?:lo |la )?(?:presid[ea]n?|preside|presidid[oa] por|que presidirá|presidirá|"
    r"encabeza(?:rá|do por|da por)?|a cargo de|con la (?:presencia|asistencia) del?|asiste)\b:?"
    r"\s+«?(?P<quien>(?<=«)[^»]+|[^,;.()]+)»?\)?",
    re.IGNORECASE,
)
LUGAR = re.compile(
    r"[,;.(]?\s*\b(?:lugar|sede|dónde|donde)\s*:\s*«?(?P<dicho>(?<=«)[^»]+(?=»)|[^;.()]+?(?:\([^();]+\))?)»?"
    r"(?=\s*(?:,|;|\.|$))",
    re.IGNORECASE,
)
EN = re.compile(
    r"[,;.(]?\s*\ben (?!representación\b|punto\b)"
    r"(?P<dicho>(?:el |la |los |las )?(?:[^,;.()]|(?<=\d)\.(?=\d))+?(?:\([^(),;]+\))?)\)?"
    r"(?=,|;|\.(?!\d)|$)",
    re.IGNORECASE,
)
JUNTO_A = re.compile(  # where something is by a place that is known, and not in it
    r"[,;.(]?\s*\b(?P<dicho>(?:(?:en)?frente|(?:a\s+)?(?:un\s+)?costado|atrás|detrás|afueras?|junto|cerca|rumbo"
    rf"|hacia|a\s+espaldas|a\s+un\s+lado)\s+(?:(?:del?|al?|el|la|los|las)\s+)*{SON_LUGARES}[^,;.()]*)",
    re.IGNORECASE,
)
DE_SU_LUGAR = re.compile(  # what follows the name of a place, that is of it and no title
    r"(?:del?|en|al?|con|frente|junto|entre|y|esq(?:uina)?|col(?:onia)?|planta|sala|sal[oó]n)\b|\d",
    re.IGNORECASE,
)
DE_CUBRIR = r"(?:foto\w*|v[ií]deos?|audio|bolet[ií]n|redes(?:\s+sociales)?|(?:en\s+)?vivo)"
CUBRE = re.compile(
    rf"[,;.(]?\s*\b(?P<dicho>(?:se\s+)?(?:cubr(?:e|en|ir|irá)|cobertura)\b:?\s+(?:con|de|en)?\s*"
    rf"{DE_CUBRIR}(?:(?:\s*,\s*|\s+y\s+|\s+e\s+){DE_CUBRIR})*)\)?",
    re.IGNORECASE,
)
ASISTEN = re.compile(
    r"[,;.(]?\s*\basist(?:en?|entes|ir[aá]n?):\s*«?(?P<quienes>(?<=«)[^»]+|[^;.()]+)»?\)?",
    re.IGNORECASE,
)
# What was told by its label and goes between guillemets: no day nor hour is looked for in it.
ROTULADO = re.compile(r"[,;]?\s*\b(?:lugar|preside|asiste|notas): «[^»]+»", re.IGNORECASE)
TELEFONO = r"[\d(+][\d\s()+-]{6,20}\d"
CON_TELEFONO = rf"(?:tel(?:[eé]fono)?|cel(?:ular)?|whats?app)\b[\s.:]*{TELEFONO}"
NOTA_SUELTA = re.compile(
    rf"(?<=[\w)»”\"])\s*[,;.(]\s*(?P<dicho>(?:{DE_NOTAS})\b\.?\s*:(?!\s*«)[^,;.]+(?:,\s*{TELEFONO})?"
    rf"|{CON_TELEFONO})\)?",
    re.IGNORECASE,
)
ANTES_DEL_TELEFONO = re.compile(rf"(?<=[\w)»”\"])\s+(?={CON_TELEFONO})", re.IGNORECASE)
NOTAS = re.compile(r"[,;]?\s*\bnotas: «(?P<dicho>[^»]+)»", re.IGNORECASE)


def apartar(texto):
    """(the line without what has its label, that)."""
    return ROTULADO.sub(" ,", texto), "".join(
        f", {h[0].strip(' ,;')}" for h in ROTULADO.finditer(texto)
    )


def asisten(propuesta, resto):
    """The line without those who attend, whom it names after their label."""
    hallado = ASISTEN.search(resto)
    if hallado is None:
        return resto
    propuesta.asisten = abreviaturas.devolver(hallado["quienes"].strip(ORILLAS))
    return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}"


def notas(propuesta, resto):
    """The line without what its sheet or its message had under that name."""
    dichas = [abreviaturas.devolver(hallado["dicho"]) for hallado in NOTAS.finditer(resto)]
    propuesta.notas = "\n".join(filter(None, [propuesta.notas, *dichas]))
    return NOTAS.sub(" ,", resto)


def notas_sueltas(propuesta, renglon):
    """The same, of what has its label within the line: «…, Contacto: Ana, 443 123 4567»."""
    renglon = ANTES_DEL_TELEFONO.sub(", ", renglon)
    dichas = [hallado["dicho"].strip(ORILLAS) for hallado in NOTA_SUELTA.finditer(renglon)]
    propuesta.notas = "\n".join(abreviaturas.devolver(dicha) for dicha in dichas)
    return NOTA_SUELTA.sub("", renglon)


def cubre(propuesta, resto):
    """The line without what it says that has to be covered, which goes to the notes."""
    hallado = CUBRE.search(resto)
    if hallado is None:
        return resto
    dicho = hallado["dicho"].strip(ORILLAS)
    propuesta.notas = "\n".join(filter(None, [propuesta.notas, dicho[:1].upper() + dicho[1:]]))
    propuesta.dudas.append(SE_CUBRE)
    return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}"
