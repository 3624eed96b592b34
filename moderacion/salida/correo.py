"""The outbox: what is written in a transaction is sent after it, by the minute's tick.

A row is `enviando` while its message is with the server. What surely did not arrive is tried
again; what was handed over whole and got no answer is never sent again by itself (`en duda`):
a person sees it and decides (ADR 0013).
"""

import logging
import smtplib
import time
from contextlib import suppress
from datetime import timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log

from moderacion import permissions
from moderacion.models import Correo
from moderacion.permissions import NoSePuede

from .carta import componer, membrete
from .cartero import SinRespuesta
from .causas import causa, lo_que_dijo

logger = logging.getLogger(__name__)

INTENTOS = 6
SEGUNDOS_POR_PULSO = 40
POR_RONDA = 500
PLAZO = timedelta(minutes=10)  # of who took a row, to say what became of it
DEL_SERVIDOR = {421, 530, 535}  # it closes, or wants a log-in: not about this message
DEL_OTRO_LADO = "El servidor de correo {}."
RECHAZADO = "El servidor de correo lo rechazó: {}"
SE_CORTO = "Se cortó la comunicación: el servidor de correo {}."
SE_PERDIO = "Se entregó entero y el servidor no contestó: quizá llegó."
SE_INTERRUMPIO = "El programa se detuvo mientras lo enviaba: quizá llegó."


def enviar_pendientes(segundos=SEGUNDOS_POR_PULSO):
    """Sends what is due until `segundos` have passed. Returns (sent, failed).

    A server that does not let us in costs no message a try: the round ends, the next one is tried.
    """
    limite = time.monotonic() + segundos
    _dudar_de_lo_interrumpido()
    claves = list(Correo.objects.por_enviar().values_list("pk", flat=True)[:POR_RONDA])
    if not claves:
        return 0, 0
    conexion = get_connection()
    try:
        conexion.open()
    except Exception as error:  # noqa: BLE001  whatever it is, it is told on every row that waits
        logger.warning("No se pudo entrar al servidor de correo: %s", error)
        _no_se_pudo_entrar(claves, error)
        return 0, len(claves)
    try:
        return _ronda(conexion, claves, limite)
    finally:
        with suppress(OSError):
            conexion.close()


def _no_se_pudo_entrar(claves, error):
    """It is told on every row that waited for it, with how many times and since when."""
    Correo.objects.por_enviar().filter(pk__in=claves).update(
        error=DEL_OTRO_LADO.format(causa(error))[:300],
        llamadas=F("llamadas") + 1,
        sin_servidor_desde=Coalesce("sin_servidor_desde", Value(timezone.now())),
    )


def _ronda(conexion, claves, limite):
    enviados = fallidos = 0
    ajustes = membrete()
    for pk in claves:
        if time.monotonic() > limite:
            break
        correo = _apartar(pk)
        if correo is None:
            continue
        error = _entregar(correo, conexion, ajustes)
        if error is None:
            enviados += 1
            continue
        fallidos += 1
        if _es_del_servidor(error):
            break
    return enviados, fallidos


@transaction.atomic
def _apartar(pk):
    """Takes a row for this try, so that two ticks never send the same message."""
    correo = Correo.objects.por_enviar().select_for_update(skip_locked=True).filter(pk=pk).first()
    if correo:
        correo.estado = Correo.Estado.ENVIANDO
        correo.intentos += 1
        correo.siguiente_intento = timezone.now() + PLAZO
        correo.sin_servidor_desde = None
        correo.save(update_fields=["estado", "intentos", "siguiente_intento", "sin_servidor_desde"])
    return correo


def _dudar_de_lo_interrumpido():
    """Whoever took them died without saying what became of them."""
    Correo.objects.interrumpidos().update(estado=Correo.Estado.EN_DUDA, error=SE_INTERRUMPIO)


def _entregar(correo, conexion, ajustes):
    """Hands the message over and writes what became of it; the error, if there was one."""
    try:
        componer(correo, conexion, ajustes).send()
    except Exception as error:  # noqa: BLE001  whatever the server does is this row's outcome
        logger.warning("No salió el correo %s: %s", correo.pk, error)
        _no_salio(correo, error)
        return error
    correo.estado, correo.error = Correo.Estado.ENVIADO, ""
    correo.enviado = timezone.now()
    correo.save(update_fields=["estado", "error", "enviado"])
    return None


def _no_salio(correo, error):
    dicho = causa(error)
    espera = timedelta(minutes=4)
    correo.estado, correo.error = Correo.Estado.PENDIENTE, DEL_OTRO_LADO.format(dicho)
    if isinstance(error, SinRespuesta):
        correo.estado, correo.error = Correo.Estado.EN_DUDA, SE_PERDIO
    elif _es_del_servidor(error):
        correo.error = SE_CORTO.format(dicho)
        correo.intentos, correo.llamadas = correo.intentos - 1, correo.llamadas + 1
        correo.sin_servidor_desde = timezone.now()
    elif (codigo := _codigo(error)) and codigo >= 500:
        correo.estado, correo.error = Correo.Estado.FALLIDO, RECHAZADO.format(lo_que_dijo(error))
    elif correo.intentos >= INTENTOS:
        correo.estado = Correo.Estado.FALLIDO
    else:
        espera = timedelta(minutes=4**correo.intentos)
    correo.error = correo.error[:300]
    correo.siguiente_intento = timezone.now() + espera
    correo.save(
        update_fields=[
            *("estado", "error", "intentos", "llamadas", "siguiente_intento"),
            "sin_servidor_desde",
        ]
    )


def _codigo(error):
    """The number with which the server spoke of this message or of its address; else None."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(codigo for codigo, _ in error.recipients.values())
    return error.smtp_code if isinstance(error, smtplib.SMTPDataError) else None


def _es_del_servidor(error):
    """Whether it would happen to every other message too: the round ends."""
    if codigo := _codigo(error):
        return codigo in DEL_SERVIDOR
    if isinstance(error, smtplib.SMTPServerDisconnected | smtplib.SMTPSenderRefused):
        return True
    return isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException)


@transaction.atomic
def volver_a_intentar(*, correo, por):
    """Puts back what failed or is in doubt, by the decision of a person, who is logged."""
    correo = Correo.objects.select_for_update().get(pk=correo.pk)
    if not permissions.puede_volver_a_intentar(por, correo):
        raise NoSePuede("Ese correo ya salió o todavía se está intentando.")
    datos = {"para": correo.para, "estado": correo.get_estado_display(), "error": correo.error}
    correo.estado, correo.intentos, correo.llamadas = Correo.Estado.PENDIENTE, 0, 0
    correo.siguiente_intento, correo.sin_servidor_desde = timezone.now(), None
    correo.save(
        update_fields=[
            *("estado", "intentos", "llamadas", "siguiente_intento", "sin_servidor_desde"),
        ]
    )
    log(instance=correo, action="pregon.reintentar", user=por, data=datos)
