"""What a document holds, whatever its name says: a program called .pdf is not published as one."""

import zipfile
from pathlib import Path

from django.core.exceptions import ValidationError

AJENO = "Ese archivo no es un {} de verdad: ábralo y guárdelo otra vez como {}."
PRINCIPIOS = {"pdf": b"%PDF-", "rtf": b"{\\rtf"}
# A package of these has this inside; those of Pages, Numbers and Keynote, something of theirs.
DENTRO = {
    "docx": ("word/",),
    "xlsx": ("xl/",),
    "pptx": ("ppt/",),
    "odt": ("content.xml",),
    "ods": ("content.xml",),
    "key": ("Index", "index.", "Metadata/"),
}
TEXTO = {"txt", "csv"}
DE_16_BITS = (b"\xff\xfe", b"\xfe\xff")  # text that has every other byte in zeros
CABEZA = 1024  # of a PDF, within which its mark may be


def exigir(archivo):
    """Raises ValidationError when it does not hold what its extension says."""
    extension = Path(archivo.name).suffix.lower().lstrip(".")
    if not _es(archivo, extension):
        raise ValidationError(AJENO.format(extension.upper(), extension.upper()))


def _es(archivo, extension):
    archivo.seek(0)
    try:
        if extension in PRINCIPIOS:
            return PRINCIPIOS[extension] in archivo.read(CABEZA)
        if extension in TEXTO:
            cabeza = archivo.read(CABEZA)
            return b"\x00" not in cabeza or cabeza.startswith(DE_16_BITS)
        return extension not in DENTRO or _trae(archivo, DENTRO[extension])
    finally:
        archivo.seek(0)


def _trae(archivo, lugares):
    try:
        with zipfile.ZipFile(archivo) as paquete:
            return any(nombre.startswith(lugares) for nombre in paquete.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
