"""The chapters of a video: one to a line, with its minute, as a person types them."""

import re
from dataclasses import dataclass

from acervo.grabacion.subtitulos import Cuadro, escribir
from sitio.datos import reloj

RENGLON = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})\s*(?:[-–—.:)]\s*)?(.*)")
LARGO = 120
MAS = 60
SIN_MINUTO = "Renglón {}: empiece por el minuto, como «1:20 Qué calles se cierran»."
MAL_MINUTO = "Renglón {}: «{}» no es un minuto; los segundos van de 00 a 59."
SIN_TITULO = "Renglón {}: falta decir qué hay en ese minuto."
LARGO_DE_MAS = f"Renglón {{}}: dígalo en {LARGO} letras o menos."
EN_DESORDEN = "Renglón {}: va después del {}, y empieza antes o a la vez."
FUERA = "Renglón {}: el video dura {}."
DEMASIADOS = f"Son más de {MAS} capítulos: junte algunos."


@dataclass(frozen=True)
class Capitulo:
    """Where it begins, in seconds, and what there is; `renglon`, where it was written."""

    segundo: int
    titulo: str
    renglon: int = 0

    @property
    def reloj(self):
        return reloj(self.segundo) or "0:00"


def leer(texto):
    """(the chapters that are understood, (line, sentence) of those that are not)."""
    capitulos, errores = [], []
    for n, linea in enumerate((texto or "").splitlines(), start=1):
        if not linea.strip():
            continue
        dicho = _uno(n, linea.strip())
        if isinstance(dicho, Capitulo):
            capitulos.append(dicho)
        else:
            errores.append((n, dicho))
    return capitulos[:MAS], errores


def errores(texto, duracion=0):
    """What is wrong, by line; nothing if all is right."""
    capitulos, mal = leer(texto)
    for antes, ahora in zip(capitulos, capitulos[1:], strict=False):
        if ahora.segundo <= antes.segundo:
            mal.append((ahora.renglon, EN_DESORDEN.format(ahora.renglon, antes.renglon)))
    fuera = [c.renglon for c in capitulos if _fuera(c, duracion)]
    mal += [(renglon, FUERA.format(renglon, reloj(duracion))) for renglon in fuera]
    de_todos = len((texto or "").splitlines()) > MAS * 2 or len(capitulos) == MAS
    return [*(frase for _, frase in sorted(mal)), *([DEMASIADOS] if de_todos else [])]


def para_ver(texto, duracion=0):
    """Those that a page shows: whatever was kept, in order and inside the video."""
    capitulos, _ = leer(texto)
    unicos = {c.segundo: c for c in capitulos if not _fuera(c, duracion)}
    return [unicos[segundo] for segundo in sorted(unicos)]


def tramos(capitulos, duracion=0):
    """(chapter, where it ends) of each; the last ends with the video, or is given a minute."""
    siguientes = [c.segundo for c in capitulos[1:]]
    ultimo = capitulos[-1].segundo if capitulos else 0
    finales = [*siguientes, max(duracion or ultimo + 60, ultimo + 1)]
    return list(zip(capitulos, finales, strict=bool(capitulos)))


def en_vtt(capitulos, duracion=0):
    """The same as a track that players read."""
    return escribir(
        [Cuadro(c.segundo, fin, _sin_marcas(c.titulo)) for c, fin in tramos(capitulos, duracion)]
    )


def _sin_marcas(titulo):
    return titulo.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _fuera(capitulo, duracion):
    return bool(duracion) and capitulo.segundo >= duracion


def _uno(n, linea):
    partes = RENGLON.fullmatch(linea)
    if not partes:
        return SIN_MINUTO.format(n)
    horas, minutos, segundos, titulo = partes.groups()
    if int(segundos) > 59 or (horas and int(minutos) > 59):
        return MAL_MINUTO.format(n, linea.split()[0][:12])
    if not titulo.strip():
        return SIN_TITULO.format(n)
    if len(titulo) > LARGO:
        return LARGO_DE_MAS.format(n)
    return Capitulo(int(horas or 0) * 3600 + int(minutos) * 60 + int(segundos), titulo.strip(), n)
