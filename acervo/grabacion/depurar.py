"""What a recording tells besides picture and sound is blanked before it is kept."""

import tempfile

from django.core.files.base import File

from . import cajas, ebml, etiquetas
from .grabaciones import formato

TROZO = 1 << 20
LIBRE = b"free"
EN_MEMORIA = 5 << 20


def _de_cajas(archivo):
    leido = cajas.Lectura(archivo)
    return leido, dict.fromkeys(leido.libres, LIBRE)


def _de_ebml(archivo):
    leido = ebml.Lectura(archivo)
    return leido, leido.cabezas


def _de_etiquetas(lector):
    def leer(archivo):
        leido = lector(archivo)
        return leido, leido.escritos

    return leer


LECTORES = {
    "mp4": _de_cajas,
    "webm": _de_ebml,
    "mp3": _de_etiquetas(etiquetas.DeMp3),
    "wav": _de_etiquetas(etiquetas.DeWav),
}


def depurada(archivo):
    """The same recording without positions, names nor other records: itself, or a copy.

    Raises ValidationError, in one sentence, if it cannot be told what is inside. OGG goes as it is.
    """
    que = formato(archivo)
    if que not in LECTORES:
        return archivo
    leido, escritos = LECTORES[que](archivo)
    trozos = list(_juntos(leido.trozos, leido.total))
    if escritos or trozos:
        archivo = _escribible(archivo)
        _blanquear(archivo, trozos)
        for donde, bytes_ in escritos.items():
            archivo.seek(donde)
            archivo.write(bytes_)
    archivo.seek(0)
    return archivo


def _juntos(trozos, total):
    """The stretches inside the file, none twice."""
    hasta = 0
    for desde, fin in sorted(trozos):
        desde, fin = max(desde, hasta), min(fin, total)
        if desde < fin:
            hasta = fin
            yield desde, fin


def _blanquear(archivo, trozos):
    for desde, hasta in trozos:
        archivo.seek(desde)
        while desde < hasta:
            desde += archivo.write(bytes(min(TROZO, hasta - desde)))


def _escribible(archivo):
    """What was uploaded is ours to write on; what is only lent for reading is copied."""
    if getattr(archivo, "file", archivo).writable():
        return archivo
    copia = tempfile.SpooledTemporaryFile(max_size=EN_MEMORIA)  # noqa: SIM115  its reader closes it
    archivo.seek(0)
    while trozo := archivo.read(TROZO):
        copia.write(trozo)
    return File(copia, name=archivo.name)
