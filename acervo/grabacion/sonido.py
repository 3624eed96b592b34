"""What ffmpeg does with sound, in the queue: a drawing of it, a piece of it, the same in MP3."""

import math
from pathlib import Path

from django.conf import settings

from .sondeo import SOLO_ARCHIVOS, NoSePudo, como_archivo, correr

BARRAS = 300
RITMO = 8000  # samples a second: enough to see where somebody speaks
DICHO = "lavfi.astats.Overall.RMS_level="
LARGO_DE_ONDA = 1 << 20
POR_SEGUNDO = 128_000 // 8  # bytes of an MP3
DE_MAS = 1 << 20
EN_MP3 = (
    *("-map_metadata", "-1", "-map_chapters", "-1", "-vn", "-sn", "-dn"),
    *("-c:a", "libmp3lame", "-b:a", "128k", "-ar", "44100", "-f", "mp3", "-y"),
)


def onda(ruta, duracion):
    """Its loudness as BARRAS whole numbers from 0 to 100, the loudest being 100.

    ffmpeg measures stretch by stretch and tells one number of each: three hours take no more
    memory here than three seconds.
    """
    tramo = max(1, math.ceil(duracion * RITMO / BARRAS))
    filtros = (
        f"aresample={RITMO},aformat=channel_layouts=mono,asetnsamples=n={tramo}:p=0,"
        "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level,"
        f"ametadata=mode=print:key={DICHO.rstrip('=')}:file=-"
    )
    dicho = _ffmpeg(ruta, "-vn", "-af", filtros, "-f", "null", "-", tope=LARGO_DE_ONDA)
    niveles = [_lineal(r) for r in dicho.decode(errors="replace").splitlines() if DICHO in r]
    if not niveles:
        raise NoSePudo("ffmpeg")
    return _en_barras(niveles)


def _lineal(renglon):
    """From decibels; silence is told as «-inf»."""
    try:
        nivel = 10 ** (float(renglon.partition("=")[2]) / 20)
    except (ValueError, OverflowError):
        return 0
    return nivel if math.isfinite(nivel) else 0


def _en_barras(niveles):
    """As many as BARRAS, whatever the file said that it lasts."""
    alto, cuantos = max(niveles) or 1, len(niveles)
    elegidos = (niveles[n * cuantos // BARRAS] for n in range(BARRAS))
    return [round(100 * nivel / alto) for nivel in elegidos]


def en_mp3(ruta, destino, duracion):
    """The same sound as an MP3."""
    _ffmpeg(ruta, *EN_MP3, como_archivo(destino), escribe=_a_lo_mas(duracion))


def cortar(ruta, destino, *, desde, hasta, entra=0, sale=0):
    """That piece, in seconds, as an MP3 that comes in and goes out in as many as are said."""
    dura = hasta - desde
    filtros = [f"atrim=start={desde:.3f}:end={hasta:.3f}", "asetpts=PTS-STARTPTS"]
    if entra:
        filtros.append(f"afade=t=in:st=0:d={entra:.3f}")
    if sale:
        filtros.append(f"afade=t=out:st={dura - sale:.3f}:d={sale:.3f}")
    filtro = ("-af", ",".join(filtros))
    _ffmpeg(ruta, *filtro, *EN_MP3, como_archivo(destino), escribe=_a_lo_mas(dura))
    if not Path(destino).stat().st_size:
        raise NoSePudo("ffmpeg")


def _a_lo_mas(segundos):
    return int(segundos * POR_SEGUNDO * 1.1) + DE_MAS


def _ffmpeg(ruta, *orden, **limites):
    entrada = ("-nostdin", *SOLO_ARCHIVOS, "-threads", "1", "-i", como_archivo(ruta))
    segundos = settings.FFMPEG_SEGUNDOS_EN_COLA
    return correr("ffmpeg", *entrada, "-map", "0:a:0", *orden, segundos=segundos, **limites)
