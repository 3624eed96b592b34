"""A piece of a recording, made in the queue as a recording of its own."""

import logging
import tempfile

from django.core.files import File
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log

from acervo.models import Corte, Multimedia

from . import sondeo, sonido, sonoras
from .recepcion import en_disco

logger = logging.getLogger(__name__)

SIN_FFMPEG = "Esta instalación no tiene ffmpeg: aquí no se pueden hacer cortes."
SIN_ARCHIVO = "El archivo original ya no está."
DANADO = "No se pudo leer el archivo original: puede estar dañado, o ser más corto de lo que dice."
ALGO_FALLO = "Algo falló al cortarlo: vuelva a intentarlo, o avise a quien cuida la instalación."


def hacer_corte(*, corte):
    """Makes it, or writes why not; made once however many times it is run."""
    corte = Corte.objects.select_related("original").filter(pk=corte).first()
    if corte is None or corte.estado != Corte.Estado.HACIENDO:
        return
    with tempfile.NamedTemporaryFile(suffix=".mp3") as destino:
        dura, motivo = _cortar(corte, destino.name)
        if motivo:
            corte.estado, corte.motivo = Corte.Estado.FALLIDO, motivo
            corte.save(update_fields=["estado", "motivo"])
            return
        grabacion = _guardar(corte, destino, dura)
    if grabacion:
        sonoras.preparar_audios(grabaciones=[grabacion.pk])


def _cortar(corte, destino):
    """(how long it is, why it could not be made)."""
    if not sondeo.hay():
        return 0, SIN_FFMPEG
    limites = {campo: getattr(corte, campo) for campo in ("desde", "hasta", "entra", "sale")}
    try:
        with corte.original.file.open("rb") as archivo, en_disco(archivo) as ruta:
            sonido.cortar(ruta, destino, **limites)
        dura = round(sondeo.sondear(destino).duracion, 3)
    except OSError:
        return 0, SIN_ARCHIVO
    except sondeo.NoSePudo:
        return 0, DANADO
    except Exception:  # whatever it was, whoever waits is told
        logger.exception("No se pudo hacer el corte %s", corte.pk)
        return 0, ALGO_FALLO
    return dura, "" if dura else DANADO


@transaction.atomic
def _guardar(corte, destino, dura):
    """The new recording, beside the one it came of; nothing if another worker was quicker."""
    fila = Corte.objects.select_for_update().get(pk=corte.pk)
    if fila.estado != Corte.Estado.HACIENDO:
        return None
    original = corte.original
    grabacion = Multimedia.objects.create(
        title=corte.titulo,
        type="audio",
        file=File(destino, name=f"{slugify(corte.titulo)[:60] or 'corte'}.mp3"),
        collection=original.collection,
        uploaded_by_user=corte.por,
        credito=original.credito,
        duration=dura,
        de=original,
        desde=corte.desde,
        hasta=corte.hasta,
    )
    fila.estado, fila.resultado = Corte.Estado.HECHO, grabacion
    fila.save(update_fields=["estado", "resultado"])
    log(instance=grabacion, action="wagtail.create", user=corte.por)
    return grabacion
