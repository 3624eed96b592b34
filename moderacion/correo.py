"""The outbox: what is written in a transaction is sent after it, once, by the minute's tick."""

import logging
import time
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from .models import Correo

logger = logging.getLogger(__name__)

INTENTOS = 6
SEGUNDOS_POR_PULSO = 40


def enviar_pendientes(segundos=SEGUNDOS_POR_PULSO):
    """Sends what is due until `segundos` have passed. Returns (sent, failed)."""
    limite = time.monotonic() + segundos
    enviados = fallidos = 0
    conexion = get_connection()
    for pk in list(Correo.objects.por_enviar().values_list("pk", flat=True)[:500]):
        if time.monotonic() > limite:
            break
        correo = _apartar(pk)
        if correo is None:
            continue
        if _enviar(correo, conexion):
            enviados += 1
        else:
            fallidos += 1
    return enviados, fallidos


@transaction.atomic
def _apartar(pk):
    """Takes a row for this try, so that two ticks never send the same message."""
    correo = Correo.objects.por_enviar().select_for_update(skip_locked=True).filter(pk=pk).first()
    if correo:
        correo.intentos += 1
        correo.siguiente_intento = timezone.now() + timedelta(minutes=4**correo.intentos)
        correo.save(update_fields=["intentos", "siguiente_intento"])
    return correo


def _enviar(correo, conexion):
    mensaje = EmailMessage(
        correo.asunto,
        correo.texto,
        to=[correo.para],
        connection=conexion,
        headers={"Message-ID": f"<{correo.pk}.{correo.creado:%Y%m%d%H%M%S}@pregon>"},
    )
    try:
        mensaje.send()
    except Exception as error:  # noqa: BLE001  whatever the server does is this row's outcome
        logger.warning("No salió el correo %s: %s", correo.pk, error)
        correo.error = str(error)[:300] or type(error).__name__
        if correo.intentos >= INTENTOS:
            correo.estado = Correo.Estado.FALLIDO
        correo.save(update_fields=["error", "estado"])
        return False
    correo.estado, correo.error = Correo.Estado.ENVIADO, ""
    correo.enviado = timezone.now()
    correo.save(update_fields=["estado", "error", "enviado"])
    return True
