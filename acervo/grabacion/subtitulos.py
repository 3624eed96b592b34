"""Subtitles in WebVTT: read as a person would, judged by line, written as the rule says.

What comes from a computer of the office may be in Latin-1, may be SRT, may have been typed by
hand: it is understood where there is no doubt, and said where there is. Nothing here raises for
what a person can send.
"""

import re
from dataclasses import dataclass, field
from html import unescape

LARGO = 1 << 20  # bytes of a file of subtitles
MAS_CUADROS = 10_000
MAS_ERRORES = 20
CABEZA = "WEBVTT"
FLECHA = "-->"
TIEMPO = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})")
TIEMPO_SUELTO = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})")
DE_SRT = re.compile(r"\d+[ \t]*\n[ \t]*\d{1,2}:\d{2}:\d{2},\d{1,3}[ \t]*-->")
BLOQUES = ("NOTE", "STYLE", "REGION")
AJUSTE = re.compile(r"(?:vertical|line|position|size|align|region):\S{1,40}")
MARCA = re.compile(r"<[^<>]*>?")
PERMITIDA = re.compile(r"</?(?:[biuc]|ruby|rt|lang|v)(?:[.\s][^<>]*)?>|<[\d:.]+>")
NEGRO = re.compile(r"<\s*/?\s*(?:script|style|iframe|img|svg|object)\b", re.IGNORECASE)
GUION = re.compile(r"^\s*[-–—]\s*")
PAUSA = 2.5  # seconds of silence that part two paragraphs


@dataclass(frozen=True)
class Cuadro:
    """Words and the seconds between which they are read; `renglon` is where they come from."""

    desde: float
    hasta: float
    texto: str
    ajustes: str = ""
    renglon: int = 0


@dataclass
class Leidos:
    """What was understood, and the sentences of what was not, in the order of their lines."""

    cuadros: list = field(default_factory=list)
    faltas: list = field(default_factory=list)

    def error(self, renglon, frase):
        if len(self.faltas) < MAS_ERRORES:
            self.faltas.append((renglon, frase))

    @property
    def errores(self):
        en_orden = sorted(self.faltas, key=lambda falta: falta[0])
        return [f"Renglón {renglon}: {frase}" for renglon, frase in en_orden]


def en_texto(contenido):
    """The characters of a file, whatever the computer that wrote it: UTF-8, UTF-16 or Latin-1."""
    for marca, codigo in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if contenido.startswith(marca):
            try:
                return _llano(contenido.decode(codigo))
            except UnicodeDecodeError:
                break
    return _llano(contenido.decode("cp1252", errors="replace"))


def _llano(texto):
    return texto.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def es_srt(texto):
    """The other format of subtitles: numbered, with commas, without a first line of its own."""
    return not texto.lstrip().startswith(CABEZA) and DE_SRT.match(texto.lstrip()) is not None


def leer(texto, duracion=0):
    """Leidos of a WebVTT or an SRT. `duracion`: that of the video in seconds, if it is known."""
    leidos, renglones = Leidos(), _llano(texto).split("\n")
    inicio = _primero(renglones, es_srt(_llano(texto)), leidos)
    for desde, bloque in _bloques(renglones, inicio):
        if bloque[0].split(" ")[0].split("\t")[0] in BLOQUES and FLECHA not in bloque[0]:
            continue
        if len(leidos.cuadros) >= MAS_CUADROS:
            leidos.error(desde, f"son más de {MAS_CUADROS} subtítulos.")
            break
        _cuadro(desde, bloque, leidos)
    _revisar(leidos, duracion)
    return leidos


def _primero(renglones, srt, leidos):
    """The index of the line after the heading."""
    vacios = next((n for n, renglon in enumerate(renglones) if renglon.strip()), None)
    if vacios is None:
        leidos.error(1, "el archivo está vacío.")
        return len(renglones)
    if srt:
        return vacios
    if not re.match(rf"{CABEZA}(?:[ \t]|$)", renglones[vacios]):
        leidos.error(vacios + 1, f"falta la primera línea, que dice «{CABEZA}».")
        return vacios
    sigue = vacios + 1
    while sigue < len(renglones) and renglones[sigue].strip() and FLECHA not in renglones[sigue]:
        sigue += 1
    return sigue


def _bloques(renglones, inicio):
    """(number of its first line, its lines) of each group between blank lines."""
    bloque = []
    for n, renglon in enumerate([*renglones[inicio:], ""], start=inicio + 1):
        if renglon.strip():
            bloque.append(renglon)
        elif bloque:
            yield n - len(bloque), bloque
            bloque = []


def _cuadro(desde, bloque, leidos):
    """One of them: the line of its times may come after a name of its own."""
    donde = next((n for n, renglon in enumerate(bloque[:2]) if FLECHA in renglon), None)
    if donde is None:
        con_tiempo = (n for n, r in enumerate(bloque[:2]) if len(TIEMPO_SUELTO.findall(r)) >= 2)
        leidos.error(desde + next(con_tiempo, 0), f"falta la flecha «{FLECHA}» entre los tiempos.")
        return
    renglon, texto = desde + donde, "\n".join(bloque[donde + 1 :])
    tiempos = _tiempos(renglon, bloque[donde], leidos)
    _palabras(renglon, texto, leidos)
    if tiempos:
        leidos.cuadros.append(Cuadro(*tiempos[:2], texto.strip(), tiempos[2], renglon))


def _tiempos(renglon, linea, leidos):
    """(from, to, settings) of `00:01.000 --> 00:04.000 align:start`."""
    antes, _, despues = linea.partition(FLECHA)
    despues, *ajustes = despues.split() or [""]
    desde, hasta = _segundos(antes.strip()), _segundos(despues)
    for nombre, valor, dicho in (("primer", desde, antes.strip()), ("segundo", hasta, despues)):
        if valor is None:
            leidos.error(
                renglon, f"el {nombre} tiempo es «{dicho[:20]}»; se escribe como 00:01:20.500."
            )
    if any(not AJUSTE.fullmatch(ajuste) for ajuste in ajustes):
        leidos.error(renglon, "sobra algo después del segundo tiempo.")
    if desde is None or hasta is None:
        return None
    return desde, hasta, " ".join(ajuste for ajuste in ajustes if AJUSTE.fullmatch(ajuste))


def _segundos(texto):
    partes = TIEMPO.fullmatch(texto)
    if not partes:
        return None
    horas, minutos, segundos, resto = partes.groups()
    if int(minutos) > 59 or int(segundos) > 59:
        return None
    return int(horas or 0) * 3600 + int(minutos) * 60 + int(segundos) + float(f"0.{resto}")


def _palabras(renglon, texto, leidos):
    if not texto.strip():
        leidos.error(renglon, "no dice nada.")
    for n, linea in enumerate(texto.split("\n"), start=renglon + 1):
        if FLECHA in linea:
            leidos.error(n, "falta un renglón en blanco antes de este tiempo.")
        elif NEGRO.search(linea) or any(not PERMITIDA.fullmatch(m) for m in MARCA.findall(linea)):
            leidos.error(n, "trae marcas de página web; deje solo el texto.")


def _revisar(leidos, duracion):
    """What each says is right, and together is not."""
    anterior = None
    for cuadro in leidos.cuadros:
        if cuadro.hasta <= cuadro.desde:
            leidos.error(cuadro.renglon, "termina antes de empezar.")
        if anterior:
            _tras(anterior, cuadro, leidos)
        if duracion and cuadro.desde > duracion:
            leidos.error(cuadro.renglon, f"empieza cuando el video ya terminó ({reloj(duracion)}).")
        anterior = cuadro
    if not leidos.cuadros and not leidos.faltas:
        leidos.error(1, "no hay ningún subtítulo.")


def _tras(anterior, cuadro, leidos):
    """One after another."""
    otro = f"el del renglón {anterior.renglon}"
    if cuadro.desde < anterior.desde:
        leidos.error(cuadro.renglon, f"empieza antes que {otro}: van en orden.")
    elif cuadro.desde < anterior.hasta:
        leidos.error(cuadro.renglon, f"empieza antes de que termine {otro}.")


def reloj(segundos):
    """As WebVTT writes it: 80.5 is 00:01:20.500."""
    milesimas = round(segundos * 1000)
    resto, milesimas = divmod(milesimas, 1000)
    minutos, resto = divmod(resto, 60)
    horas, minutos = divmod(minutos, 60)
    return f"{horas:02}:{minutos:02}:{resto:02}.{milesimas:03}"


def escribir(cuadros):
    """A file of WebVTT."""
    partes = [CABEZA]
    for cuadro in cuadros:
        tiempos = f"{reloj(cuadro.desde)} {FLECHA} {reloj(cuadro.hasta)} {cuadro.ajustes}".rstrip()
        partes.append(f"{tiempos}\n{cuadro.texto}")
    return "\n\n".join(partes) + "\n"


def de_corrido(cuadros):
    """What they say, to be read: a paragraph ends where somebody else speaks or is silent."""
    parrafos, hasta = [], None
    for cuadro in cuadros:
        for linea in unescape(MARCA.sub("", cuadro.texto)).split("\n"):
            otra_voz = GUION.match(linea) is not None
            callo = hasta is not None and cuadro.desde - hasta > PAUSA
            if not parrafos or otra_voz or callo:
                parrafos.append([])
            parrafos[-1].append(GUION.sub("— ", linea).strip())
            hasta = cuadro.hasta
    return "\n\n".join(" ".join(parrafo) for parrafo in parrafos)
