"""The signed paper of a consent: what it may be, by what it holds and not by its name."""

from django.core.exceptions import ValidationError

PESA = 15 * 1024 * 1024
AJENO = "Suba el documento como PDF o como fotografía (JPG, PNG o WebP)."
ENORME = "El documento pesa más de 15 MB: escanéelo con menos resolución."
TIPOS = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


def exigir(archivo):
    """Raises ValidationError when it is none of those, or is too large."""
    if archivo.size > PESA:
        raise ValidationError(ENORME)
    extension = f".{archivo.name.rpartition('.')[2].lower()}"
    if TIPOS.get(extension) != _tipo(archivo):
        raise ValidationError(AJENO)


def _tipo(archivo):
    archivo.seek(0)
    inicio = archivo.read(16)
    archivo.seek(0)
    if inicio.startswith(b"%PDF-"):
        return "application/pdf"
    if inicio.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if inicio.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/webp" if inicio[:4] == b"RIFF" and inicio[8:12] == b"WEBP" else None
