"""The files of a folder as they are read, whatever they hold: each is known by its content."""

from hashlib import sha1
from tempfile import SpooledTemporaryFile

from django.core.files import File

from .carpetas import NO_SE_ABRE

EN_MEMORIA = 1024 * 1024


class Leida:
    """A file, read once to know it and kept to be decoded; None, with a note, if it cannot be."""

    def __init__(self, entrada, notas):
        self.entrada, self.notas = entrada, notas

    def __enter__(self):
        self.bolsa = SpooledTemporaryFile(max_size=EN_MEMORIA)
        suma = sha1(usedforsecurity=False)
        try:
            with self.entrada.abrir() as abierta:
                while trozo := abierta.read(EN_MEMORIA):
                    suma.update(trozo)
                    self.bolsa.write(trozo)
        except Exception:  # noqa: BLE001  a ZIP raises anything: RuntimeError, zlib's own…
            self.notas.append(f"«{self.entrada.nombre}» {NO_SE_ABRE}.")
            return None
        self.huella = suma.hexdigest()
        self.archivo = File(self.bolsa, name=self.entrada.nombre)
        return self

    def __exit__(self, *error):
        self.bolsa.close()


def huella(entrada):
    """What tells that file from any other; nothing of one that cannot be read."""
    with Leida(entrada, []) as leida:
        return leida.huella if leida else ""
