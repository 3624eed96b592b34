"""What is made of an audio once it is kept: its length, its drawing, its MP3 and what it weighs."""

import logging
import tempfile
from pathlib import Path

from django.core.files import File

from acervo.models import Multimedia

from . import grabaciones as de_que
from . import sondeo, sonido
from .recepcion import en_disco

logger = logging.getLogger(__name__)


def preparar_audios(*, grabaciones):
    """Of those, what each still lacks; one that fails does not stop the rest."""
    for grabacion in Multimedia.todo.filter(pk__in=grabaciones, type="audio"):
        try:
            preparar(grabacion=grabacion)
        except (OSError, sondeo.NoSePudo):
            logger.warning("No se pudo preparar el audio %s", grabacion.pk, exc_info=True)


def preparar(*, grabacion):
    """Writes on its row what was made; thrown away if meanwhile it got another file."""
    if not sondeo.hay():
        _apuntar(grabacion, {"peso": grabacion.descarga.size})
        return
    with grabacion.file.open("rb") as archivo, en_disco(archivo) as ruta:
        dura = grabacion.duration or sondeo.sondear(ruta).duracion
        hecho = {"duration": dura}
        if not grabacion.onda:
            hecho["onda"] = sonido.onda(ruta, dura)
        if not grabacion.mp3 and de_que.formato(archivo) != "mp3":
            hecho["mp3"] = _en_mp3(grabacion, ruta, dura)
    grabacion.mp3 = hecho.get("mp3", grabacion.mp3)
    _apuntar(grabacion, {**hecho, "peso": grabacion.descarga.size})


def _en_mp3(grabacion, ruta, dura):
    """The name with which it was kept."""
    with tempfile.NamedTemporaryFile(suffix=".mp3") as destino:
        sonido.en_mp3(ruta, destino.name, dura)
        nombre = f"{Path(grabacion.file.name).stem}.mp3"
        campo = Multimedia._meta.get_field("mp3")
        return campo.storage.save(campo.generate_filename(grabacion, nombre), File(destino))


def _apuntar(grabacion, hecho):
    vigente = Multimedia.todo.filter(pk=grabacion.pk, file=grabacion.file.name)
    if not vigente.update(**hecho) and "mp3" in hecho:
        grabacion.mp3.storage.delete(hecho["mp3"])
