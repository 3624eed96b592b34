"""What is taken out of a photograph before it is kept: where it was, whose camera, wrong turns."""

import ctypes
import datetime
import logging
import threading
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

logger = logging.getLogger(__name__)
register_heif_opener(decode_threads=2, thumbnails=False, depth_images=False, aux_images=False)

# MPO is a JPEG with a second picture behind (a preview, the other eye): the first one is kept.
# What telephones keep is not what every browser reads: it becomes a JPEG.
FORMATOS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}
FORMATOS |= {"HEIF": "JPEG", "AVIF": "JPEG"}
SE_LEEN = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"]
EXTENSIONES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
OPCIONES = {  # a JPEG is not optimised: it takes three times as long, to weigh 4 % less
    "JPEG": {"quality": 92, "subsampling": 0},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92},
}
INDISCRETOS = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "mp", "mpoffset")
DANADA = "No se puede leer la fotografía: el archivo está dañado o incompleto. Expórtela de nuevo."
AJENA = "El archivo no es una fotografía: suba un JPG, HEIC, PNG, WebP o AVIF."
ENORME = "La fotografía tiene demasiados pixeles: redúzcala a {} megapixeles o menos."
MARCAS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
# Decoded it takes three bytes a pixel, and twice while it is turned: one at a time in each process.
UNA_A_LA_VEZ = threading.Lock()
M_MMAP_THRESHOLD, UMBRAL = -3, 256 * 1024  # of mallopt(3); Pillow asks for a megabyte less a line
LARGO_DE_NOMBRE, PERFIL_MAXIMO = 80, 1024 * 1024


def devolver_al_sistema():
    """What is decoded goes back to the system as soon as it is let go, where the C library can.

    Left to itself, glibc learns from the first photograph to keep such blocks for itself, in each
    thread: after sixty, a server of 150 MB takes 400. Returns whether it is so.
    """
    try:
        return bool(ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, UMBRAL))
    except (AttributeError, OSError):  # another C library
        return False


devolver_al_sistema()


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
        with UNA_A_LA_VEZ:
            limpio, formato = _limpia(archivo)
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


def revisar(archivo):
    """Without decoding it: raises ValidationError if its first bytes are not of a photograph."""
    archivo.seek(0)
    try:
        with Image.open(archivo, formats=SE_LEEN) as imagen:
            _medir(imagen)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(ENORME.format(_megas()), code="enorme") from error
    except Exception as error:
        raise ValidationError(_por_que_no(archivo), code="ajena") from error


def _limpia(archivo):
    """(the clean file, its format)."""
    with Image.open(archivo, formats=SE_LEEN) as imagen:
        _medir(imagen)
        imagen.load()
        _medir(imagen)  # of some, the size is known only then
        formato = FORMATOS[imagen.format]
        tomada = _fecha_de_toma(imagen)
        limpio = ArchivoLimpio(_reescribir(imagen, formato))
        limpio.tomada = tomada
    return limpio, formato


def _megas():
    return settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000


def _medir(imagen):
    """Before decoding; a picture that moves counts by its first frame, the one that is kept."""
    if imagen.width * imagen.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(ENORME.format(_megas()), code="enorme")


def _por_que_no(archivo):
    """Of a telephone's, that it is broken: the kind of file is right."""
    archivo.seek(0)
    principio = archivo.read(12)
    es_de_telefono = principio[4:8] == b"ftyp" and principio[8:12] in MARCAS
    return DANADA if es_de_telefono else AJENA


def _nombre(nombre, extension):
    """Without folders, nor characters that are not seen or turn the text around."""
    base = (nombre or "").replace("\\", "/").rsplit("/", 1)[-1]
    base = "".join(c for c in base if c.isprintable()).rsplit(".", 1)[0]
    return (base[:LARGO_DE_NOMBRE].strip() or "foto") + extension


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
    perfil = _perfil(imagen)
    lista = _en_rgb(_derecha(imagen))
    if formato == "JPEG" and lista.has_transparency_data:
        lista = _sobre_blanco(lista)
    intacta = lista is imagen and imagen.format in {"JPEG", "MPO"}
    if imagen.mode == "CMYK" or lista.mode == "L" != imagen.mode:
        perfil = None  # it was of other colours
    for clave in INDISCRETOS:
        lista.info.pop(clave, None)
    opciones = {**OPCIONES[formato], **({"icc_profile": perfil} if perfil else {})}
    if intacta:
        try:
            return _guardar(lista, formato, {**opciones, "quality": "keep", "subsampling": "keep"})
        except (ValueError, OSError):  # an unusual sampling, a second picture behind
            pass
    return _guardar(lista, formato, opciones)


def _perfil(imagen):
    """Its colour profile, if it is one: of what is not, or is too long, nobody needs the bytes."""
    perfil = imagen.info.get("icc_profile") or b""
    if not 0 < len(perfil) <= PERFIL_MAXIMO:
        return None
    try:
        ImageCms.getOpenProfile(BytesIO(perfil))
    except (OSError, ImageCms.PyCMSError):
        return None
    return perfil


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


def _sobre_blanco(imagen):
    """A JPEG has no glass: what was seen through is white."""
    entera = imagen.convert("RGBA")
    fondo = Image.new("RGB", entera.size, "white")
    fondo.paste(entera, mask=entera.getchannel("A"))
    return fondo


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
