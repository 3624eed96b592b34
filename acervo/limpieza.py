"""What is taken out of a photograph before it is kept: where it was, whose camera, wrong turns."""

import datetime
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

FORMATOS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
DANADA = "No se puede leer la fotografía: el archivo está dañado o incompleto. Expórtela de nuevo."
AJENA = "El archivo no es una fotografía. Suba un JPG, PNG o WebP."
ENORME = "La fotografía tiene demasiados pixeles: redúzcala a {} megapixeles o menos."


class ArchivoLimpio(ContentFile):
    """A photograph that has been through `limpiar`, with the moment it was taken, if it says."""

    tomada = None


def limpiar(archivo):
    """The same photograph, upright, without position, owner nor comments.

    `archivo` is any open binary file with a name. Returns an ArchivoLimpio; raises
    ValidationError, in one sentence for the person, when it is not a readable picture.
    The colour profile stays; pixels are bounded before anything is decoded.
    """
    if isinstance(archivo, ArchivoLimpio):
        return archivo
    archivo.seek(0)
    try:
        with Image.open(archivo, formats=list(FORMATOS)) as imagen:
            _medir(imagen)
            imagen.load()
            tomada = _fecha_de_toma(imagen)
            contenido = _reescribir(imagen)
            extension = FORMATOS[imagen.format]
    except Image.DecompressionBombError as error:
        raise ValidationError(ENORME.format(_megas()), code="enorme") from error
    except UnidentifiedImageError as error:
        raise ValidationError(AJENA, code="ajena") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(DANADA, code="danada") from error
    limpio = ArchivoLimpio(contenido, name=_nombre(archivo.name, extension))
    limpio.tomada = tomada
    return limpio


def _megas():
    return settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000


def _medir(imagen):
    if imagen.width * imagen.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(ENORME.format(_megas()), code="enorme")


def _nombre(nombre, extension):
    base = (nombre or "foto").replace("\\", "/").rsplit("/", 1)[-1]
    return base.rsplit(".", 1)[0] + extension


def _fecha_de_toma(imagen):
    """DateTimeOriginal of the camera, in the town's zone; None when absent or nonsense."""
    ifd = imagen.getexif().get_ifd(ExifTags.IFD.Exif)
    try:
        texto = str(ifd.get(ExifTags.Base.DateTimeOriginal, ""))
        tomada = datetime.datetime.strptime(texto[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
    return timezone.make_aware(tomada)


def _reescribir(imagen):
    """The bytes again: unturned JPEGs keep their own quantisation, so nothing is lost twice."""
    formato, perfil = imagen.format, imagen.info.get("icc_profile")
    girada = imagen.getexif().get(ExifTags.Base.Orientation, 1) != 1
    opciones = {"JPEG": {"quality": 92, "optimize": True}, "WEBP": {"quality": 92}}.get(formato, {})
    if formato == "JPEG" and not girada:
        opciones = {"quality": "keep", "optimize": True}
    if girada:
        imagen = ImageOps.exif_transpose(imagen)
    if perfil:
        opciones["icc_profile"] = perfil
    for clave in ("exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp"):
        imagen.info.pop(clave, None)
    salida = BytesIO()
    imagen.save(salida, formato, **opciones)
    return salida.getvalue()
