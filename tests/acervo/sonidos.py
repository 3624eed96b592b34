"""Sounds made for tests, and what is heard in them."""

import array
import io
import math
import subprocess
import wave

from django.core.files.base import ContentFile

from acervo.grabacion.recepcion import en_disco
from acervo.models import Multimedia
from tests.fabricas import numero

RITMO = 8000
LETRAS = {".mp3": (), ".m4a": ("-c:a", "aac"), ".ogg": ("-c:a", "libvorbis"), ".wav": ()}


def correr(orden, entrada=None):
    """What it said."""
    return subprocess.run(orden, input=entrada, capture_output=True, check=True).stdout  # noqa: S603


def en_wav(segundos, volumen=0.5):
    """A steady note."""
    cuantas = round(segundos * RITMO)
    muestras = array.array(
        "h",
        (int(volumen * 32767 * math.sin(2 * math.pi * 220 * n / RITMO)) for n in range(cuantas)),
    )
    salida = io.BytesIO()
    with wave.open(salida, "wb") as archivo:
        archivo.setparams((1, 2, RITMO, cuantas, "NONE", ""))
        archivo.writeframes(muestras.tobytes())
    return salida.getvalue()


def en(extension, segundos):
    """The same note in another format, by ffmpeg."""
    if extension == ".wav":
        return en_wav(segundos)
    formato = {".mp3": "mp3", ".m4a": "ipod", ".ogg": "ogg"}[extension]
    orden = ["ffmpeg", "-v", "error", "-i", "pipe:0", *LETRAS[extension]]
    orden += ["-movflags", "frag_keyframe+empty_moov", "-f", formato, "pipe:1"]
    return correr(orden, en_wav(segundos))


def crear_sonido(segundos=6, extension=".wav", **datos):
    """A recording that is heard."""
    n = next(numero)
    archivo = ContentFile(en(extension, segundos), name=f"sonido-{n}{extension}")
    datos = {"title": f"Sonido {n}", "type": "audio", "duration": segundos, **datos}
    return Multimedia.objects.create(file=archivo, **datos)


def muestras_de(archivo):
    """Its samples, one channel, RITMO a second."""
    with archivo.open("rb") as abierto, en_disco(abierto) as ruta:
        orden = ["ffmpeg", "-v", "error", "-i", ruta, "-ac", "1", "-ar", str(RITMO)]
        crudo = correr([*orden, "-f", "s16le", "-"])
    return array.array("h", crudo)


def fuerza(muestras):
    """How loud they are together (RMS)."""
    return math.sqrt(sum(m * m for m in muestras) / max(len(muestras), 1))
