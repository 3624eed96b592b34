"""The lines of an exported conversation: who sent a message, and when, are no part of an act; nor
is what the telephone says by itself, as that a photograph was left out."""

import re
from dataclasses import dataclass
from datetime import date

HORA = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?)?"
CUANDO = (  # a telephone writes the day first; the one of a browser, «[10:33 a.m., 27/11/2026]»
    r"^[\s\u200e\u200f]*(?P<abre>\[)?"
    rf"(?:(?P<n>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<a>\d{{2,4}})(?P<coma>,)?\s+{HORA}"
    rf"|(?<=\[){HORA},?\s*(?P<n2>\d{{1,2}})/(?P<m2>\d{{1,2}})/(?P<a2>\d{{2,4}}))"
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


@dataclass
class Mensaje:
    """What somebody wrote at once, without who nor when; `dia` is None if it has no stamp."""

    texto: str
    sello: str = ""
    dia: date | None = None

    def con_sello(self, renglon):
        """That line of it, to be read again later as of the same day."""
        return f"{self.sello}{renglon}"


def en_mensajes(texto, oir, hoy, omitidos):
    """[Mensaje…], the first of them what comes before any stamp. `oir` reads a line; what the
    telephone says by itself goes to `omitidos`."""
    mensajes = [Mensaje("")]
    for renglon in texto.splitlines():
        if _lo_dice_solo(renglon):
            omitidos.append(renglon.strip())
            continue
        dicho = SE_EDITO.sub("", renglon)
        if hallado := _sello(dicho, oir, hoy):
            dicho = hallado["dicho"]
            mensajes.append(Mensaje("", _entre_corchetes(hallado), _dia(hallado)))
        mensajes[-1].texto += f"{dicho}\n"
    return mensajes


def _lo_dice_solo(renglon):
    return AVISO.fullmatch(renglon) or DEL_GRUPO.fullmatch(renglon)


def _sello(renglon, oir, hoy):
    """The line parted, if it has one. «2/12/26, 10:00 - Rueda de prensa: el agua» is an act, with
    no other day nor hour in what follows and still to come. `oir` reads a line."""
    hallado = SELLO.match(renglon)
    if hallado is None or hallado["abre"]:
        return hallado
    if hallado["coma"] and (_dia(hallado) or date.max) <= hoy:
        return hallado
    dicho = oir(hallado["dicho"])
    return hallado if dicho.dia or dicho.hora else None


def _entre_corchetes(hallado):
    """The stamp as no act begins."""
    sello = hallado[0][: hallado.start("dicho")]
    return sello if hallado["abre"] else re.sub(r"^\W*(.*?)\s+[-–]\s+", r"[\1] ", sello)


def _dia(hallado):
    n, m, a = (int(hallado[parte] or hallado[f"{parte}2"]) for parte in "nma")
    try:
        return date(a % 100 + 2000, m, n)
    except ValueError:
        return None
