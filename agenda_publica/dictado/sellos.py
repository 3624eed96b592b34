"""The lines of an exported conversation: who sent a message, and when, are no part of an act; nor
is what the telephone says by itself, as that a photograph was left out."""

import re
from datetime import date

HORA = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?)?"
CUANDO = (  # a telephone writes the day first; the one of a browser, «[10:33 a.m., 27/11/2026]»
    r"^[\s\u200e\u200f]*(?P<abre>\[)?"
    rf"(?:(?P<n>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<a>\d{{2,4}})(?P<coma>,)?\s+{HORA}"
    rf"|(?<=\[){HORA},?\s*\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
    r"(?(abre)\]\s*|\s+[-–]\s+)"
)
SELLO = re.compile(rf"{CUANDO}(?:[^:]{{1,60}}:(?:\s+|$))(?P<dicho>.*)$", re.IGNORECASE)
AVISO = re.compile(  # alone in its line, with its stamp or without it
    rf"(?:{CUANDO}(?:[^:]{{1,60}}:\s+)?)?[\s\u200e\u200f]*(?:"
    r"<?(?:multimedia|media|im[aá]gen|image|foto|v[ií]deo|audio|gif|sticker|(?:[^<>]*\u200e)?documento?|"
    r"archivo|tarjeta de contacto|contact card) (?:omitid[oa]|omitted)>?"
    r"|<(?:archivo )?(?:adjunto|attached): [^<>]*>"
    r"|[^<>]{1,200}\.\w{2,4} \((?:archivo adjunto|file attached)\)"
    r"|(?:este mensaje fue eliminado|se eliminó este mensaje|eliminaste este mensaje"
    r"|this message was deleted|you deleted this message|(?:video)?llamada(?: de voz)? perdida)\.?"
    r"|(?:los mensajes(?: y las llamadas)? est[aá]n cifrad[oa]s|messages and calls are end-to-end"
    r" encrypted).*)\s*",
    re.IGNORECASE,
)
QUIEN = r"[^:]{1,60}(?<!\bse)"  # «se añadió a la agenda…» is of a person
DE_UN_GRUPO = (
    rf"(?:{QUIEN} creó|creaste) (?:el|este) grupo\b.*",
    rf"{QUIEN} te (?:añadió|agregó|eliminó)",
    rf"(?:{QUIEN} (?:añadió|agregó|eliminó)|añadiste|agregaste|eliminaste) a\b[^:]*",
    rf"(?:{QUIEN} salió|saliste)(?: del grupo)?",
    rf"(?:{QUIEN} (?:cambió|eliminó)|cambiaste|eliminaste) (?:el (?:asunto|nombre|[ií]cono)|"
    r"la (?:descripción|imagen|foto)) (?:del grupo\b|de este grupo\b|(?:de|a) [\"“«]).*",
    rf"(?:{QUIEN}|se) cambió tu código de seguridad.*",
    r"(?:tu|el) código de seguridad .*cambió\b.*",
    rf"{QUIEN} se unió (?:usando|mediante|con) (?:el|un) enlace\b.*",
    rf"(?:ahora eres|{QUIEN} ahora es) admin[^:]*",
    rf"{QUIEN} created (?:this )?group\b.*",
    rf"{QUIEN} (?:added|removed) [^:]*",
    rf"{QUIEN} left",
    rf"{QUIEN} changed (?:the group|the subject|this group's)\b.*",
    rf"{QUIEN} joined using .* link",
    r"your security code with .* changed\b.*",
)
DEL_GRUPO = re.compile(  # with its stamp, and nobody's; an iPhone marks it, under the group's name
    rf"{CUANDO}(?:[^:]{{1,60}}:\s+(?=\u200e))?[\u200e\u200f]*(?:{'|'.join(DE_UN_GRUPO)})\.?\s*",
    re.IGNORECASE,
)
SE_EDITO = re.compile(
    r"[\s\u200e]*<(?:se editó este mensaje|this message was edited)\.?>\s*$", re.IGNORECASE
)


def sin_sellos(texto, oir, hoy):
    """What somebody wrote, without who nor when."""
    dichos = [SE_EDITO.sub("", r) for r in texto.splitlines() if not _lo_dice_solo(r)]
    return "\n".join(sin_sello(r, oir, hoy) for r in dichos)


def _lo_dice_solo(renglon):
    return AVISO.fullmatch(renglon) or DEL_GRUPO.fullmatch(renglon)


def sin_sello(renglon, oir, hoy):
    """The line without them. «2/12/26, 10:00 - Rueda de prensa: el agua» is an act, with no other
    day nor hour in what follows and still to come. `oir` reads a line."""
    hallado = SELLO.match(renglon)
    if hallado is None:
        return renglon
    if hallado["abre"] or (hallado["coma"] and _ya_paso(hallado, hoy)):
        return hallado["dicho"]
    dicho = oir(hallado["dicho"])
    return hallado["dicho"] if dicho.dia or dicho.hora else renglon


def _ya_paso(hallado, hoy):
    try:
        return date(int(hallado["a"]) % 100 + 2000, int(hallado["m"]), int(hallado["n"])) <= hoy
    except ValueError:
        return False
