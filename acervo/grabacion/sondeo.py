"""What a recording is and how it looks, as ffprobe and ffmpeg say; both may be missing.

They read what strangers send: with the names of their files given by us, with nothing but files
for a protocol, for as long as the settings say, in little memory and with their output bounded.
"""

import json
import logging
import resource
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

FALTA = "Esta instalación no tiene ffmpeg: escriba a mano la duración y suba usted la imagen."
SOLO_ARCHIVOS = ("-protocol_whitelist", "file,pipe")
MEMORIA = 1 << 30  # of address space; what it fills is far less
LARGO = 64 << 10  # of what it says, in bytes
LARGO_DE_MAS = 16 << 20  # the same again may be a little longer
CUADRO_A_LO_MAS = 8 << 20
ANCHO_DEL_CUADRO = 1280


class NoSePudo(Exception):
    """The program failed, took too long, or said nothing that may be understood."""


@dataclass(frozen=True)
class Sondeo:
    """What there is in a recording: seconds, pixels as they are seen, and names of codecs."""

    duracion: float = 0
    ancho: int | None = None
    alto: int | None = None
    video: str = ""
    audio: str = ""

    @property
    def suena(self):
        return bool(self.audio)


def hay():
    """Whether this machine has both programs."""
    return bool(shutil.which("ffprobe") and shutil.which("ffmpeg"))


def sondear(ruta):
    """A Sondeo of the file at that path. NoSePudo if it is not a recording that can be read."""
    pedido = "format=duration:stream=codec_type,codec_name,width,height,duration,disposition"
    dicho = correr(
        "ffprobe",
        *SOLO_ARCHIVOS,
        "-show_entries",
        f"{pedido}:stream_side_data=rotation:stream_disposition=attached_pic",
        "-of",
        "json",
        como_archivo(ruta),
    )
    try:
        return _leer(json.loads(dicho))
    except (ValueError, TypeError, AttributeError) as error:
        raise NoSePudo("ffprobe") from error


def cuadro(ruta, segundo=0):
    """The still of that second, as the bytes of a JPEG."""
    cuadro = correr(
        "ffmpeg",
        "-nostdin",
        *SOLO_ARCHIVOS,
        "-ss",
        f"{segundo:.3f}",
        *("-threads", "1", "-i"),
        como_archivo(ruta),
        *("-map", "0:v:0", "-frames:v", "1", "-an"),
        *("-vf", f"scale='min({ANCHO_DEL_CUADRO},iw)':-2", "-c:v", "mjpeg", "-q:v", "3"),
        *("-f", "image2pipe", "pipe:1"),
        tope=CUADRO_A_LO_MAS,
    )
    if not cuadro:
        raise NoSePudo("ffmpeg")
    return cuadro


def rehacer(ruta, destino):
    """The same picture and sound in an MP4 that begins to play before it has all arrived."""
    correr(
        "ffmpeg",
        "-nostdin",
        *SOLO_ARCHIVOS,
        "-i",
        como_archivo(ruta),
        *("-map", "0:v:0?", "-map", "0:a:0?", "-map_metadata", "-1", "-map_chapters", "-1"),
        *("-c", "copy", "-dn", "-sn", "-movflags", "+faststart", "-f", "mp4", "-y"),
        como_archivo(destino),
        escribe=Path(ruta).stat().st_size + LARGO_DE_MAS,
    )


def como_archivo(ruta):
    """Never an option nor an address, whatever its name."""
    return f"file:{Path(ruta).resolve()}"


def _leer(dicho):
    pistas = dicho.get("streams") or []
    video = next((p for p in pistas if _es_video(p)), {})
    audio = next((p for p in pistas if p.get("codec_type") == "audio"), {})
    duracion = (dicho.get("format") or {}).get("duration") or video.get("duration") or 0
    ancho, alto = video.get("width"), video.get("height")
    if _de_lado(video):
        ancho, alto = alto, ancho
    return Sondeo(
        max(float(duracion), 0),
        ancho,
        alto,
        video.get("codec_name", ""),
        audio.get("codec_name", ""),
    )


def _es_video(pista):
    """A cover that comes inside an audio is not."""
    de_adorno = (pista.get("disposition") or {}).get("attached_pic")
    return pista.get("codec_type") == "video" and not de_adorno


def _de_lado(video):
    """Recorded with the telephone upright."""
    giros = (dato.get("rotation", 0) for dato in video.get("side_data_list") or [])
    return any(round(abs(float(giro))) % 180 == 90 for giro in giros)


def correr(programa, *orden, tope=LARGO, escribe=None, segundos=None):
    """What it said, up to `tope` bytes; `escribe`: the most that it may write in a file.

    `segundos`: how long it may take, where nobody waits for it.
    """
    if not (completo := shutil.which(programa)):
        raise NoSePudo(FALTA)
    with tempfile.TemporaryFile() as salida, tempfile.TemporaryFile() as quejas:
        proceso = subprocess.Popen(  # noqa: S603  no shell; every word is ours
            [completo, "-v", "error", "-hide_banner", *orden],
            stdin=subprocess.DEVNULL,
            stdout=salida,
            stderr=quejas,
        )
        _limitar(proceso.pid, escribe or tope)
        if _esperar(proceso, segundos):
            quejas.seek(0)
            logger.info("%s: %s", programa, quejas.read(500).decode(errors="replace"))
            raise NoSePudo(programa)
        salida.seek(0)
        return salida.read(tope)


def _esperar(proceso, segundos):
    """How it ended; what takes too long is ended by us."""
    try:
        return proceso.wait(segundos or settings.FFMPEG_SEGUNDOS)
    except subprocess.TimeoutExpired:
        proceso.kill()
        return proceso.wait() or 1


def _limitar(pid, escribe):
    """From outside: between a fork and its program nothing of ours should run among threads."""
    limites = {
        resource.RLIMIT_AS: MEMORIA,
        resource.RLIMIT_FSIZE: escribe,
        resource.RLIMIT_CORE: 0,
    }
    try:
        for que, cuanto in limites.items():
            resource.prlimit(pid, que, (cuanto, cuanto))
    except ProcessLookupError:  # it was quicker
        pass
