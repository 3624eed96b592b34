"""Make the audios of the demonstration town: tones with the pace of speech, which say nothing.

python -m demo.sonidos     makes what datos/audios.toml has and no file yet; needs ffmpeg

A tool for whoever edits the demonstration: the files are committed, with the drawing of each, and
`make demo` only copies them.
"""

import subprocess
import sys
import tomllib

import numpy as np

from acervo.grabacion import sonido
from demo.clips import DATOS, ffmpeg
from demo.grafica.azar import Azar

AUDIOS, CARPETA = DATOS / "audios.toml", DATOS / "audios"
ONDAS = CARPETA / "ondas.toml"
RITMO = 16000
SILABA, PAUSA, FRASE = 0.2, 0.45, 9  # seconds, seconds, syllables at the most
VOCALES = ((700, 1200), (500, 1900), (300, 2300), (500, 900), (320, 800))  # a, e, i, o, u
CODIGOS = {
    "mp3": ("-c:a", "libmp3lame", "-b:a", "24k", "-f", "mp3"),
    "m4a": ("-c:a", "aac", "-b:a", "24k", "-movflags", "+faststart", "-f", "ipod"),
}


def hablar(tono, segundos, azar):
    """Samples from -1 to 1 of somebody who says nothing for that long."""
    trozos, llevan = [], 0
    while llevan < segundos * RITMO:
        for _ in range(azar.cuenta(4, FRASE)):
            trozos.append(_silaba(tono * azar.entre(0.9, 1.12), azar))
        trozos.append(np.zeros(round(PAUSA * azar.entre(0.5, 1.2) * RITMO)))
        llevan = sum(map(len, trozos))
    return np.concatenate(trozos)[: round(segundos * RITMO)]


def _silaba(tono, azar):
    cuantas = round(SILABA * azar.entre(0.7, 1.4) * RITMO)
    t = np.arange(cuantas) / RITMO
    formantes = azar.de(VOCALES)
    armonicos = np.arange(1, int(3500 / tono))
    pesos = sum(np.exp(-(((armonicos * tono - f) / 180) ** 2)) for f in formantes) + 0.03
    fases = 2 * np.pi * np.outer(armonicos, np.cumsum(np.full(cuantas, tono)) / RITMO)
    subida = np.abs(np.sin(np.pi * t / t[-1])) ** 0.6
    voz = (pesos[:, None] * np.sin(fases)).sum(axis=0) * subida * azar.entre(0.5, 1)
    return 0.25 * voz / max(pesos.sum(), 1)


def grabar(audio, destino):
    """Writes the file of an audio, and returns its drawing."""
    muestras = hablar(audio["tono"], audio["segundos"], Azar(audio["clave"]))
    muestras = np.int16(np.clip(muestras / np.abs(muestras).max() * 0.7, -1, 1) * 32767)
    entrada = ("-f", "s16le", "-ar", str(RITMO), "-ac", "1", "-i", "pipe:0")
    salida = ("-map_metadata", "-1", "-fflags", "+bitexact", str(destino))
    orden = [ffmpeg(), "-v", "error", "-y", *entrada, *CODIGOS[audio["formato"]], *salida]
    subprocess.run(orden, input=muestras.tobytes(), check=True)  # noqa: S603  all ours
    return sonido.onda(destino, audio["segundos"])


def grabar_todos(aviso):
    """Makes what audios.toml has and the folder lacks; `aviso(text)` hears of each one."""
    CARPETA.mkdir(exist_ok=True)
    ondas = tomllib.loads(ONDAS.read_text()) if ONDAS.exists() else {}
    for audio in tomllib.loads(AUDIOS.read_text(encoding="utf-8"))["audio"]:
        destino = CARPETA / f"{audio['clave']}.{audio['formato']}"
        if not destino.exists():
            ondas[audio["clave"]] = grabar(audio, destino)
            aviso(f"{destino.name}  {destino.stat().st_size // 1024} KB")
    renglones = (f"{clave} = {onda}\n" for clave, onda in sorted(ondas.items()))
    ONDAS.write_text("".join(renglones))


if __name__ == "__main__":
    from django.conf import settings

    settings.configure(FFMPEG_SEGUNDOS=60, FFMPEG_SEGUNDOS_EN_COLA=60)
    grabar_todos(aviso=lambda texto: sys.stdout.write(f"{texto}\n"))
