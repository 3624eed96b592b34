"""`make bench`: two sites, one twenty times the other, measured turn by turn in one run."""

import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from . import memoria, tabla
from .sitios import DeAgenda, DeBuzon, Sitio

TAMANOS = (1_000, 20_000)
DE_CALENTAR, RONDAS = 3, 40
PUBLICACIONES = 60


def decir(texto):
    sys.stdout.write(texto)
    sys.stdout.flush()


def fundar(carpeta):
    """Both sites of each kind, sown. Nothing else runs meanwhile: it would only be slower."""
    clases = (Sitio, DeAgenda, DeBuzon)
    sitios = [clase(carpeta, cuantas) for clase in clases for cuantas in TAMANOS]
    sitios[0].fundar()
    for otro in sitios[1:]:
        otro.fundar(plantilla=sitios[0])
    for sitio in sitios:
        empezo = time.monotonic()
        sitio.sembrar()
        decir(f"{sitio.cuantas} {sitio.de_que} en {time.monotonic() - empezo:.0f} s\n")
    dos = len(TAMANOS)
    return [sitios[desde : desde + dos] for desde in range(0, len(sitios), dos)]


def medir(sitios):
    """Every page of every site in turns, so that a slow moment of the machine touches both."""
    medidas = {nombre: [[] for _ in sitios] for nombre in sitios[0].direcciones()}
    with ExitStack() as abiertos:
        for sitio in sitios:
            abiertos.enter_context(sitio)
        for ronda in range(DE_CALENTAR + RONDAS):
            for nombre, de_cada_uno in medidas.items():
                for sitio, lista in zip(sitios, de_cada_uno, strict=True):
                    medida = sitio.medir(sitio.direcciones()[nombre])
                    lista += [medida] if ronda >= DE_CALENTAR else []
    return medidas


def pesar_calendario(sitio):
    """MB of a process that has just begun, before it gives the whole calendar and after."""
    with sitio:
        antes = sitio.medir("/agenda/")["mega"]
        return antes, sitio.medir(sitio.direcciones()[tabla.ENTERO])["mega"]


def principal():
    empezo = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pregon-bench-") as carpeta:
        sitios, agendas, buzones = fundar(Path(carpeta))
        decir(f"Midiendo {RONDAS} rondas…\n\n{tabla.CABEZA}")
        for suyos in (sitios, agendas, buzones):
            for nombre, medidas in medir(suyos).items():
                decir(tabla.renglon(nombre, *medidas))
        decir(tabla.calendario(*pesar_calendario(agendas[-1])))
        decir(tabla.publicacion({s.cuantas: s.publicar(PUBLICACIONES) for s in sitios}))
        decir(tabla.ingestion(sitios[0].ingerir()))
        decir(tabla.memoria(memoria.pesar(sitios[0])))
        decir(tabla.paquete(memoria.de_un_zip(carpeta)))
    decir(f"En {time.monotonic() - empezo:.0f} s.\n")


if __name__ == "__main__":
    principal()
