"""A recording at the door: within the limits, of a kind that browsers play, and what it says."""

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File

from acervo.limpieza import limpiar

from . import cajas, grabaciones, sondeo
from .depurar import depurada

PESADA = "Pesa {} MB y lo más que se acepta son {} MB: redúzcalo antes de subirlo."
LARGA = "Dura {} y lo más que se acepta son {} minutos: córtelo antes de subirlo."
ILEGIBLE = "No se puede leer el {}: el archivo está dañado o incompleto. Expórtelo de nuevo."
SIN_IMAGEN = "Ese archivo no trae imagen: súbalo como audio."
CON_IMAGEN = "Ese archivo es un video: súbalo como video, o exporte solo su sonido."
SIN_SONIDO = "Ese archivo no trae sonido: súbalo como video."
OTRO_CODIGO = (
    "El video está grabado en {}, que muchos navegadores no reproducen: expórtelo en H.264. En un "
    "iPhone: Ajustes, Cámara, Formatos, «Más compatible»."
)
ENORME = "La imagen del video mide {} × {} pixeles: redúzcala a 3840 o menos de cada lado."
DE_IPHONE = "Es un MOV y esta instalación no tiene ffmpeg para pasarlo a MP4: expórtelo como MP4."
CODIGOS = {
    "mp4": {"h264", "av1", "vp9"},
    "webm": {"vp8", "vp9", "av1"},
}
FALTA = {
    "video": sondeo.FALTA,
    "audio": "Esta instalación no tiene ffmpeg: escriba a mano la duración. El audio saldrá sin el "
    "dibujo de su onda, se descargará como lo suba y no se podrá cortar.",
}
MAYOR = 3840
TROZO = 1 << 20
DICHOS = {"hevc": "HEVC (H.265)", "prores": "ProRes", "mpeg4": "MPEG-4 Parte 2", "mjpeg": "MJPEG"}


@dataclass
class Recibida:
    """The file as it is to be kept, what was read of it, and a still if it has one."""

    archivo: object
    sondeo: object = None
    cartel: object = None


def limites(clase):
    """(megabytes, minutes) of a video or an audio."""
    return settings.LIMITES_DE_VIDEO if clase == "video" else settings.LIMITES_DE_AUDIO


def que_se_acepta(clase):
    """The limits in a sentence, said before anybody uploads."""
    megas, minutos = limites(clase)
    dicho = f"{grabaciones.FORMATOS[clase]}, hasta {megas} MB y {minutos} minutos."
    return dicho if sondeo.hay() else f"{dicho} {FALTA[clase]}"


def recibir(archivo, clase):
    """A Recibida of an uploaded file; ValidationError, in one sentence, if it may not come in."""
    megas, _ = limites(clase)
    if archivo.size > megas << 20:
        raise ValidationError(PESADA.format(-(-archivo.size // (1 << 20)), megas))
    grabaciones.exigir(archivo, clase)
    archivo.name = f"{Path(archivo.name).stem}{grabaciones.extension(archivo, clase)}"
    archivo = depurada(archivo)
    de_iphone = grabaciones.es_mov(archivo)
    if not sondeo.hay():
        _exigir_a_ciegas(archivo, clase, de_iphone)
        return Recibida(archivo)
    with en_disco(archivo) as ruta:
        return _leida(archivo, ruta, clase, de_iphone)


def _exigir_a_ciegas(archivo, clase, de_iphone):
    """What can be told without ffprobe."""
    if clase == "audio" and grabaciones.formato(archivo) == "mp4":
        if cajas.Lectura(archivo).con_imagen:
            raise ValidationError(CON_IMAGEN)
    elif de_iphone:
        raise ValidationError(DE_IPHONE)


def releer(archivo, clase):
    """A Recibida of one that is already kept, in whatever storage; nothing if it cannot be read."""
    megas, _ = limites(clase)
    try:
        if not sondeo.hay() or archivo.size > megas << 20:
            return None
        with archivo.open("rb"), en_disco(archivo) as ruta:
            dicho = sondeo.sondear(ruta)
            return Recibida(archivo, dicho, _cartel(archivo, ruta, dicho) if dicho.video else None)
    except (OSError, sondeo.NoSePudo):
        return None


def _leida(archivo, ruta, clase, de_iphone):
    try:
        dicho = sondeo.sondear(ruta)
    except sondeo.NoSePudo as error:
        raise ValidationError(ILEGIBLE.format(clase)) from error
    exigir(dicho, clase, grabaciones.formato(archivo))
    recibida = Recibida(archivo, dicho)
    if clase == "video":
        recibida.cartel = _cartel(archivo, ruta, dicho)
        recibida.archivo = _para_la_red(archivo, ruta, de_iphone)
    return recibida


def exigir(dicho, clase, formato):
    """What was read of it is within the limits. Raises ValidationError."""
    _, minutos = limites(clase)
    if dicho.duracion > minutos * 60:
        raise ValidationError(LARGA.format(_minutos(dicho.duracion), minutos))
    if clase == "video":
        _exigir_imagen(dicho, formato)
    elif dicho.video:
        raise ValidationError(CON_IMAGEN)
    elif not dicho.audio:
        raise ValidationError(SIN_SONIDO)


def _exigir_imagen(dicho, formato):
    if not dicho.video:
        raise ValidationError(SIN_IMAGEN)
    if dicho.video not in CODIGOS[formato]:
        raise ValidationError(OTRO_CODIGO.format(DICHOS.get(dicho.video, dicho.video)))
    if max(dicho.ancho or 0, dicho.alto or 0) > MAYOR:
        raise ValidationError(ENORME.format(dicho.ancho, dicho.alto))


def _minutos(segundos):
    enteros = round(segundos / 60)
    return f"{enteros} minuto{'' if enteros == 1 else 's'}"


def _cartel(archivo, ruta, dicho):
    """A still of its first second; nothing of what cannot be drawn."""
    try:
        contenido = sondeo.cuadro(ruta, min(1, dicho.duracion / 2))
        nombre = f"{Path(archivo.name).stem}.jpg"
        return limpiar(ContentFile(contenido, name=nombre))
    except (sondeo.NoSePudo, ValidationError):
        return None


def _para_la_red(archivo, ruta, de_iphone):
    """As MP4 and ready to begin at once; what cannot be made again stays as it came."""
    if grabaciones.formato(archivo) != "mp4":
        return archivo
    if not (de_iphone or cajas.Lectura(archivo).empieza_tarde):
        return archivo
    destino = tempfile.NamedTemporaryFile(suffix=".mp4")  # noqa: SIM115  whoever keeps it closes it
    try:
        sondeo.rehacer(ruta, destino.name)
    except sondeo.NoSePudo as error:
        destino.close()
        if de_iphone:
            raise ValidationError(ILEGIBLE.format("video")) from error
        return archivo
    return File(destino, name=f"{Path(archivo.name).stem}.mp4")


@contextmanager
def en_disco(archivo):
    """Its path, for a program that needs one: its own, or that of a copy while it is used."""
    if hasattr(archivo, "temporary_file_path"):
        archivo.file.flush()
        yield archivo.temporary_file_path()
        return
    with tempfile.NamedTemporaryFile(suffix=Path(archivo.name or "").suffix[:8]) as copia:
        archivo.seek(0)
        while trozo := archivo.read(TROZO):
            copia.write(trozo)
        copia.flush()
        archivo.seek(0)
        yield copia.name
