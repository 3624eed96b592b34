"""Film the video cápsulas of the demonstration town: its own pictures, slowly panned, with a chord.

python -m demo.clips     films what datos/capsulas.toml has and no file yet; needs ffmpeg

A tool for whoever edits the demonstration: the clips are committed, `make demo` only copies them.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from PIL import Image

from demo.grafica.azar import Azar
from demo.ilustraciones import catalogo, ilustrar

DATOS = Path(__file__).parent / "datos"
CAPSULAS, CARPETA = DATOS / "capsulas.toml", DATOS / "capsulas"
TAMANO = (640, 426)
SEGUNDOS, CUADROS = 12, 24  # length of a clip, frames per second
FUNDIDO = 1.0  # seconds that a cross-fade takes
ACORDES = ((196, 247, 294), (220, 262, 330), (175, 220, 262), (165, 196, 247), (147, 185, 220))
VIDEO = (
    *("-c:v", "libx264", "-profile:v", "main", "-pix_fmt", "yuv420p", "-preset", "slow"),
    *("-crf", "25", "-maxrate", "176k", "-bufsize", "352k", "-g", "96"),
)
AUDIO = ("-c:a", "aac", "-b:a", "48k", "-ac", "1")
SALIDA = ("-t", str(SEGUNDOS), "-map_metadata", "-1", "-fflags", "+bitexact")


class Paneo:
    """A slow move over one picture: from one frame of it to another."""

    def __init__(self, imagen, azar):
        self.imagen = imagen
        lejos, cerca = azar.entre(1.0, 1.08), azar.entre(1.2, 1.34)
        zooms = (lejos, cerca) if azar.moneda() else (cerca, lejos)
        self.extremos = [(z, azar.entre(0.2, 0.8), azar.entre(0.35, 0.85)) for z in zooms]

    def cuadro(self, avance):
        """The frame at that part (0 to 1) of the move."""
        a, b = self.extremos
        zoom, hacia, altura = (x + (y - x) * avance for x, y in zip(a, b, strict=True))
        ancho, alto = self.imagen.width / zoom, self.imagen.height / zoom
        x, y = (self.imagen.width - ancho) * hacia, (self.imagen.height - alto) * altura
        caja = (x, y, x + ancho, y + alto)
        return self.imagen.resize(TAMANO, Image.Resampling.BILINEAR, box=caja, reducing_gap=2.0)


def cuadros(paneos):
    """Every frame of the clip, one picture fading into the next."""
    tramo = SEGUNDOS / len(paneos)
    for n in range(SEGUNDOS * CUADROS):
        t = n / CUADROS
        i = min(int(t / tramo), len(paneos) - 1)
        actual = paneos[i].cuadro(_avance(t, i, tramo))
        falta = (i + 1) * tramo - t
        if falta < FUNDIDO and i + 1 < len(paneos):
            siguiente = paneos[i + 1].cuadro(_avance(t, i + 1, tramo))
            actual = Image.blend(actual, siguiente, 1 - falta / FUNDIDO)
        yield actual.tobytes()


def _avance(t, i, tramo):
    """How far the move of the i-th picture has gone; it starts while the one before still fades."""
    return (t - i * tramo + FUNDIDO) / (tramo + FUNDIDO)


def acorde(azar):
    """ffmpeg's recipe for a quiet chord that swells and dies away."""
    notas = azar.de(ACORDES)
    voces = "+".join(
        f"{0.05 / (k + 1):.3f}*sin(2*PI*{nota}*t)*(0.75+0.25*sin(2*PI*t/{4 + k}))"
        for k, nota in enumerate((*notas, notas[0] * 2))
    )
    fin = SEGUNDOS - 2
    return f"aevalsrc={voces}:s=44100:d={SEGUNDOS},afade=in:d=1.5,afade=out:st={fin}:d=2"


def filmar(capsula, imagenes, destino):
    """Write the clip of a cápsula; `imagenes` is the catalogue of pictures by key."""
    azar = Azar(capsula["clave"])
    elegidas = [imagenes[clave] for clave in capsula["imagenes"]]
    dibujos = [ilustrar(i["escena"], i["momento"], i["semilla"]) for i in elegidas]
    paneos = [Paneo(dibujo, azar) for dibujo in dibujos]
    crudo = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{TAMANO[0]}x{TAMANO[1]}")
    entradas = (*crudo, "-r", str(CUADROS), "-i", "-", "-f", "lavfi", "-i", acorde(azar))
    parcial = destino.with_suffix(".parcial.mp4")
    orden = [ffmpeg(), "-v", "error", "-y", *entradas, *VIDEO, *AUDIO, *SALIDA]
    orden += ["-movflags", "+faststart", str(parcial)]
    with subprocess.Popen(orden, stdin=subprocess.PIPE) as proceso:  # noqa: S603  all ours
        for cuadro in cuadros(paneos):
            proceso.stdin.write(cuadro)
    if proceso.returncode:
        raise SystemExit(f"ffmpeg failed on {capsula['clave']}")
    parcial.replace(destino)


def ffmpeg():
    programa = shutil.which("ffmpeg")
    if not programa:
        raise SystemExit("ffmpeg is needed to film the clips, and only for that.")
    return programa


def filmar_todas(aviso):
    """Film what capsulas.toml has and the folder lacks; `aviso(text)` hears of each one."""
    if not CAPSULAS.exists():
        aviso(f"Nothing to film: {CAPSULAS} is not there yet.")
        return
    CARPETA.mkdir(exist_ok=True)
    imagenes = {imagen["clave"]: imagen for imagen in catalogo()}
    capsulas = tomllib.loads(CAPSULAS.read_text(encoding="utf-8"))["capsula"]
    for capsula in capsulas:
        destino = CARPETA / f"{capsula['clave']}.mp4"
        if not destino.exists() and "enlace" not in capsula:
            filmar(capsula, imagenes, destino)
            aviso(f"{destino.name}  {destino.stat().st_size // 1024} KB")


if __name__ == "__main__":
    filmar_todas(aviso=lambda texto: sys.stdout.write(f"{texto}\n"))
