"""The verbs of an account: each is all or nothing, and says in the log who did it and why."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from . import origen, segundo_paso
from .models import Usuario
from .permissions import puede_cuidar

YA_CERRADA = "Esa cuenta ya está cerrada: si la persona regresó, vuelva a abrirla."
YA_ABIERTA = "Esa cuenta ya está abierta."
AJENA = "Esa cuenta la cuida otra persona de administración."
POR_HORA, POR_HORA_Y_LUGAR = 3, 20


class YaEsta(Exception):
    """What was asked is so already, in one sentence for the person."""


def _cuidada(usuario, por):
    """The row, locked, once it is sure that this person may; `por=None` is the terminal."""
    if por is not None and not puede_cuidar(por, usuario):
        raise PermissionDenied(AJENA)
    return Usuario.objects.select_for_update().get(pk=usuario.pk)


@transaction.atomic
def cerrar_cuenta(*, usuario, por, motivo):
    """Nobody comes in with it any more. Groups, name and what they did stay. Raises YaEsta."""
    usuario = _cuidada(usuario, por)
    if not usuario.is_active:
        raise YaEsta(YA_CERRADA)
    usuario.is_active = False
    usuario.save(update_fields=["is_active"])
    usuario.sesiones.all().delete()
    log(usuario, "pregon.cerrar_cuenta", user=por, data={"motivo": motivo})


@transaction.atomic
def reabrir_cuenta(*, usuario, por, motivo):
    """As it was when it was closed, with the same password. Raises YaEsta."""
    usuario = _cuidada(usuario, por)
    if usuario.is_active:
        raise YaEsta(YA_ABIERTA)
    usuario.is_active = True
    usuario.save(update_fields=["is_active"])
    log(usuario, "pregon.reabrir_cuenta", user=por, data={"motivo": motivo})


@transaction.atomic
def terminar_sesiones(*, usuario, por, referencia="", menos=None):
    """Ends that session, or all but the one with the key `menos`. Returns how many."""
    if por != usuario:
        _cuidada(usuario, por)
    sesiones = usuario.sesiones.abiertas().menos(menos)
    if referencia:
        una = sesiones.de_referencia(referencia)
        sesiones = usuario.sesiones.filter(pk=una.pk if una else "")
    cuantas = sesiones.order_by().delete()[0]
    if cuantas:
        log(usuario, "pregon.terminar_sesion", user=por, data={"cuantas": cuantas})
    return cuantas


@transaction.atomic
def poner_segundo_paso(*, usuario, secreto):
    """The telephone with this secret is theirs. Returns the recovery codes, to be shown once."""
    codigos = segundo_paso.estrenar(usuario, secreto)
    log(usuario, "pregon.segundo_paso_puesto", user=usuario)
    return codigos


@transaction.atomic
def renovar_codigos(*, usuario):
    """Ten new recovery codes, to be shown once; the old ones no longer open."""
    codigos = segundo_paso.estrenar_codigos(usuario)
    log(usuario, "pregon.codigos", user=usuario)
    return codigos


@transaction.atomic
def reponer_segundo_paso(*, usuario, por, motivo):
    """For who lost telephone and paper: at their next log-in they set up another."""
    usuario = _cuidada(usuario, por)
    segundo_paso.borrar(usuario)
    usuario.sesiones.all().delete()
    log(usuario, "pregon.segundo_paso_repuesto", user=por, data={"motivo": motivo})


def anotar_alcance(*, usuario, por, antes):
    """Says in the log what groups they had and have, if that changed. `antes`: as `alcance`."""
    ahora = alcance(usuario)
    if antes != ahora:
        log(usuario, "pregon.grupos", user=por, data={"antes": antes, "ahora": ahora})


def alcance(usuario):
    """Names of the groups of which their permissions come, sorted."""
    grupos = sorted(usuario.groups.values_list("name", flat=True))
    return ["Superusuario", *grupos] if usuario.is_superuser else grupos


def pedir_contrasena(*, usuario):
    """Whether a mail to change it is sent: a few an hour for each person and each place."""
    desde = timezone.now() - timedelta(hours=1)
    pedidas = ModelLogEntry.objects.filter(action="pregon.pedir_contrasena", timestamp__gt=desde)
    suyas = pedidas.filter(object_id=str(usuario.pk)).count()
    de_aqui = pedidas.filter(**{f"data__{origen.CLAVE}": origen.ip()}).count()
    if suyas >= POR_HORA or de_aqui >= POR_HORA_Y_LUGAR:
        return False
    log(usuario, "pregon.pedir_contrasena")
    return True
