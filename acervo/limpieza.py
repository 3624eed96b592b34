"""What is taken out of a photograph before it is kept: where it was, whose camera, wrong turns."""

import datetime
import logging
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

logger = logging.getLogger(__name__)

# MPO is a JPEG with a second picture behind (a preview, the other eye): the first one is kept.
FORMATOS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}
EXTENSIONES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
OPCIONES = {
    "JPEG": {"quality": 92, "subsampling": 0, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92},
}
INDISCRETOS = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "mp", "mpoffset")
DANADA = "No se puede leer la fotografía: el archivo está dañado o incompleto. Expórtela de nuevo."
AJENA = "El archivo no es una fotografía: suba un JPG, PNG o WebP."
DE_IPHONE = (
    "La fotografía está en HEIC, el formato del iPhone, que el sitio todavía no lee: expórtela "
    "como JPG (en el iPhone: Ajustes, Cámara, Formatos, «Más compatible»)."
)
ENORME = "La fotografía tiene demasiados pixeles: redúzcala a {} megapixeles o menos."
MARCAS_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"}


class ArchivoLimpio(ContentFile):
    """A photograph that has been through `limpiar`, with the moment it was taken, if it says."""

    tomada = None


def limpiar(archivo, nombre=None):
    """The same photograph, upright, without position, owner nor comments.

    `archivo` is any open binary file; its name, or `nombre`, gives the one that is kept. Returns
    an ArchivoLimpio; raises ValidationError, in one sentence for the person, when it is not a
    readable picture. The colour profile stays; pixels are bounded before anything is decoded.
    """
    if isinstance(archivo, ArchivoLimpio):
        return archivo
    archivo.seek(0)
    try:
        with Image.open(archivo, formats=list(EXTENSIONES)) as imagen:
            _medir(imagen)
            imagen.load()
            formato = FORMATOS[imagen.format]
            limpio = ArchivoLimpio(_reescribir(imagen, formato))
            limpio.tomada = _fecha_de_toma(imagen)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(ENORME.format(_megas()), code="enorme") from error
    except UnidentifiedImageError as error:
        raise ValidationError(_por_que_no(archivo), code="ajena") from error
    except Exception as error:
        logger.info("Fotografía ilegible: %s", nombre or archivo.name, exc_info=True)
        raise ValidationError(DANADA, code="danada") from error
    limpio.name = _nombre(nombre or archivo.name, EXTENSIONES[formato])
    return limpio


def _megas():
    return settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000


def _medir(imagen):
    """Before decoding; a picture that moves counts by its first frame, the one that is kept."""
    if imagen.width * imagen.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(ENORME.format(_megas()), code="enorme")


def _por_que_no(archivo):
    archivo.seek(0)
    principio = archivo.read(12)
    if principio[4:8] == b"ftyp" and principio[8:12] in MARCAS_HEIC:
        return DE_IPHONE
    return AJENA


def _nombre(nombre, extension):
    base = (nombre or "").replace("\\", "/").rsplit("/", 1)[-1]
    return (base.rsplit(".", 1)[0] or "foto") + extension


def _exif(imagen):
    """Its EXIF; none when it is broken, which happens in pictures that are otherwise good."""
    try:
        return imagen.getexif()
    except Exception:  # noqa: BLE001  a broken EXIF raises anything
        return Image.Exif()


def _fecha_de_toma(imagen):
    """DateTimeOriginal of the camera, in the town's zone; None when absent or nonsense."""
    try:
        ifd = _exif(imagen).get_ifd(ExifTags.IFD.Exif)
        texto = str(ifd.get(ExifTags.Base.DateTimeOriginal, ""))[:19]
        tomada = datetime.datetime.strptime(texto, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except Exception:  # noqa: BLE001  see _exif
        return None
    creible = 1900 <= tomada.year <= timezone.now().year + 1
    return timezone.make_aware(tomada) if creible else None


def _reescribir(imagen, formato):
    """The bytes again: a JPEG that needs no change keeps its quantisation, and its looks."""
    perfil = imagen.info.get("icc_profile")
    lista = _en_rgb(_derecha(imagen))
    intacta = lista is imagen and formato == "JPEG"
    if lista.mode != imagen.mode:
        perfil = None
    for clave in INDISCRETOS:
        lista.info.pop(clave, None)
    opciones = {**OPCIONES[formato], **({"icc_profile": perfil} if perfil else {})}
    if intacta:
        try:
            return _guardar(lista, formato, {**opciones, "quality": "keep", "subsampling": "keep"})
        except (ValueError, OSError):  # an unusual sampling, a second picture behind
            pass
    return _guardar(lista, formato, opciones)


def _derecha(imagen):
    """Turned as its EXIF says; itself when there is nothing to turn."""
    if _exif(imagen).get(ExifTags.Base.Orientation, 1) in range(2, 9):
        return ImageOps.exif_transpose(imagen)
    return imagen


def _en_rgb(imagen):
    """In the colours of a screen: ink and sixteen bits become eight bits of light."""
    if imagen.mode == "CMYK":
        return _sin_tinta(imagen)
    if imagen.mode.startswith("I"):
        return imagen.convert("I").point(lambda v: v * (1 / 256)).convert("L")
    return imagen


def _sin_tinta(imagen):
    try:
        origen = BytesIO(imagen.info["icc_profile"])
        destino = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(imagen, origen, destino, outputMode="RGB")
    except (KeyError, OSError, ImageCms.PyCMSError):
        return imagen.convert("RGB")


def _guardar(imagen, formato, opciones):
    salida = BytesIO()
    imagen.save(salida, formato, **opciones)
    return salida.getvalue()
