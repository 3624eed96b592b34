"""Draw the pictures that stand for photographs in the demonstration town.

python -m demo.ilustraciones carpeta     draws into that folder those that are missing
"""

import sys
import tomllib
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from demo.grafica.escenas import ESCENAS
from demo.grafica.lienzo import Lienzo

CATALOGO = Path(__file__).parent / "datos" / "imagenes.toml"
CALIDAD = 88
FORMAS = {"": 0, "ancha": 1.9, "cuadra": 1, "alta": 0.75}


def ilustrar(escena, momento, semilla):
    """One picture, 1600 by 1067; the same three words always give the same one."""
    lienzo = Lienzo(escena, momento, semilla)
    ESCENAS[escena](lienzo)
    return lienzo.imprimir()


def recortar(dibujo, proporcion):
    """The largest centred part of that shape (width over height), or the whole."""
    if not proporcion:
        return dibujo
    ancho = min(dibujo.width, round(dibujo.height * proporcion))
    alto = round(ancho / proporcion)
    x, y = (dibujo.width - ancho) // 2, (dibujo.height - alto) // 2
    return dibujo.crop((x, y, x + ancho, y + alto))


def catalogo():
    """The pictures of the demonstration, as imagenes.toml tells them."""
    return tomllib.loads(CATALOGO.read_text(encoding="utf-8"))["imagen"]


def dibujar(carpeta, imagen):
    """Draw one entry of the catalogue and write its file whole, or not at all."""
    destino = Path(carpeta) / f"{imagen['clave']}.jpg"
    parcial = destino.with_suffix(".parcial")
    dibujo = ilustrar(imagen["escena"], imagen["momento"], imagen["semilla"])
    dibujo = recortar(dibujo, FORMAS[imagen.get("forma", "")])
    dibujo.save(parcial, "JPEG", quality=CALIDAD, optimize=True)
    parcial.replace(destino)
    return imagen["clave"]


def dibujar_todas(carpeta, procesos=2, aviso=None):
    """Draw what the catalogue has and the folder lacks; `aviso(clave)` hears of each one."""
    carpeta = Path(carpeta)
    carpeta.mkdir(parents=True, exist_ok=True)
    faltan = [i for i in catalogo() if not (carpeta / f"{i['clave']}.jpg").exists()]
    if not faltan:
        return 0
    with Pool(min(procesos, len(faltan))) as cuadrilla:
        for clave in cuadrilla.imap_unordered(partial(dibujar, carpeta), faltan):
            if aviso:
                aviso(clave)
    return len(faltan)


if __name__ == "__main__":
    dibujar_todas(sys.argv[1], aviso=lambda clave: sys.stdout.write(f"{clave}\n"))
