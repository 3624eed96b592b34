"""A ZIP that goes out as it is made: one piece in memory, one file open, whatever it carries.

Photographs are already compressed, so they are only stored. Nothing here knows of the program.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

TROZO = 256 * 1024
PRIMER_ANIO = 1980  # that a ZIP can say


@dataclass(frozen=True)
class Entrada:
    """A file of it: its name inside, how it is opened, and its date as (year, month, …, second)."""

    nombre: str
    abrir: Callable
    fecha: tuple = (PRIMER_ANIO, 1, 1, 0, 0, 0)


class Cauce(io.RawIOBase):
    """Where zipfile writes, and whence what it wrote is taken at once; it cannot go back."""

    def __init__(self):
        super().__init__()
        self.escrito = []

    def writable(self):
        return True

    def write(self, datos):
        self.escrito.append(bytes(datos))
        return len(datos)

    def tomar(self):
        juntos = b"".join(self.escrito)
        self.escrito.clear()
        return juntos


def empaquetar(entradas):
    """The ZIP in pieces. A file that is gone is left out: the rest of them are worth having."""
    cauce = Cauce()
    with zipfile.ZipFile(cauce, "w", zipfile.ZIP_STORED) as paquete:
        for entrada in entradas:
            try:
                archivo = entrada.abrir()
            except OSError:
                continue
            with archivo, paquete.open(_ficha(entrada), "w") as dentro:
                while trozo := archivo.read(TROZO):
                    dentro.write(trozo)
                    yield cauce.tomar()
            yield cauce.tomar()
    yield cauce.tomar()


def _ficha(entrada):
    ficha = zipfile.ZipInfo(entrada.nombre, max(entrada.fecha, (PRIMER_ANIO, 1, 1, 0, 0, 0)))
    ficha.external_attr = 0o644 << 16
    return ficha
