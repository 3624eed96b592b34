"""`peso_del_zip.py FOLDER HOW_MANY`: the memory that a ZIP of that many files of 3 MB takes."""

import json
import os
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, os.getcwd())

from galerias.paquete import Entrada, empaquetar

MB = 1024 * 1024


def principal(carpeta, cuantas):
    archivo = Path(carpeta) / "foto.jpg"
    with archivo.open("wb") as salida:
        for _ in range(3):
            salida.write(os.urandom(MB))
    entradas = (Entrada(f"{n:03}.jpg", partial(archivo.open, "rb")) for n in range(cuantas))
    enviados = sum(len(trozo) for trozo in empaquetar(entradas))
    sys.stdout.write(json.dumps({"mb": round(pico(), 1), "bytes": enviados}))


def pico():
    """In MB, of this program alone: what getrusage says is also of who started it."""
    for linea in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if linea.startswith("VmHWM:"):
            return int(linea.split()[1]) / 1024
    return 0


if __name__ == "__main__":
    principal(sys.argv[1], int(sys.argv[2]))
