"""What the log says of each coming and going, and what who failed too often is told."""

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.shortcuts import render
from django.utils import timezone
from wagtail.log_actions import log

from . import origen, sesiones
from .models import Usuario

NADIE = "Alguien sin cuenta"


def al_entrar(sender, request, user, **kwargs):
    sesiones.abrir(request)
    log(user, "pregon.entrar", user=user)


def al_salir(sender, request, user, **kwargs):
    if user is not None:
        log(user, "pregon.salir", user=user)


def al_fallar(sender, credentials, request=None, **kwargs):
    """Once the door is shut, what goes on knocking is not written down again.

    Connected before the lock's own receiver, so that only who found it shut carries its mark.
    """
    if request is None:
        return
    request.estaba_bloqueada = getattr(request, "axes_locked_out", False)
    if not request.estaba_bloqueada:
        _anotar("pregon.entrar_fallido", credentials.get("username"))


def al_bloquear(sender, request, username, **kwargs):
    if not getattr(request, "estaba_bloqueada", False):
        _anotar("pregon.bloqueo", username)


def _anotar(accion, nombre):
    """What someone without an account typed is not kept: it may be a password in the wrong box."""
    usuario = Usuario.objects.filter(username=nombre or "").first()
    if usuario:
        log(usuario, accion)
    else:
        log(Usuario(pk=0), accion, title=NADIE)


def bloqueada(request, respuesta, credenciales, *args):
    """The answer to who is locked out: until when, and what may be done meanwhile."""
    intentos = AccessAttempt.objects.filter(
        username=(credenciales or {}).get("username"), ip_address=origen.ip_de(request)
    )
    ultimo = intentos.aggregate(ultimo=Max("attempt_time"))["ultimo"] or timezone.now()
    hasta = ultimo + settings.AXES_COOLOFF_TIME
    respuesta = render(request, "ayuntamiento/bloqueada.html", {"hasta": hasta}, status=429)
    respuesta["Retry-After"] = max(1, round((hasta - timezone.now()).total_seconds()))
    return respuesta
