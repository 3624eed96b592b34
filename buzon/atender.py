"""What the office does with what arrives: each verb is all or nothing, and says who did it.

`visto` is what `visto.sena` said when `por` read it. Done twice, a verb does nothing the second
time. Each raises NoSePuede, and nothing is done.
"""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from moderacion.permissions import NoSePuede

from . import archivos, avisos, pasos, permissions, visto
from .models import Estado, Mensaje, Solicitud

SE_REVISA = "Comunicación Social la está revisando."
TAMPOCO = "Comunicación Social no la va a usar."
SE_REABRE = "Comunicación Social la revisa otra vez."
NO_ATIENDE = "Esa persona no atiende el buzón: elija a otra."


@transaction.atomic
def asignar(*, solicitud, a, por, lo_visto=""):
    """Who attends it from now on; `a` None, nobody. What was only received is being looked at."""
    una = bloquear(solicitud, por)
    if una.asignada_a_id == getattr(a, "pk", None) and una.estado != Estado.RECIBIDA:
        return una
    pasos.exigir(pasos.para_atender(una))
    visto.exigir(una, lo_visto)
    if a and not permissions.puede_atender_el_buzon(a):
        raise NoSePuede(NO_ATIENDE)
    una.asignada_a = a
    if a and una.estado == Estado.RECIBIDA:
        una.estado = Estado.EN_REVISION
        avisos.anotar(una, SE_REVISA)
    una.save(update_fields=["asignada_a", "estado"])
    log(instance=una, action="pregon.buzon_asignar", user=por, data={"motivo": str(a or "nadie")})
    return una


@transaction.atomic
def pedir_datos(*, solicitud, texto, por, lo_visto=""):
    """Asks its área for what is missing; it is their turn."""
    una = bloquear(solicitud, por)
    if _es_repetido(una, Mensaje.Clase.PIDE, texto, por):
        return una
    pasos.exigir(pasos.para_atender(una))
    visto.exigir(una, lo_visto)
    una.estado, una.asignada_a = Estado.SE_PIDEN_DATOS, una.asignada_a or por
    return contestar(una, Mensaje.Clase.PIDE, texto, por, "pedir", avisos.de_datos)


@transaction.atomic
def rechazar(*, solicitud, texto, por, lo_visto=""):
    """It will not be used, and its área reads why."""
    una = bloquear(solicitud, por)
    if _es_repetido(una, Mensaje.Clase.RECHAZA, texto, por):
        return una
    pasos.exigir(pasos.para_atender(una))
    visto.exigir(una, lo_visto)
    una.estado, una.asignada_a = Estado.RECHAZADA, una.asignada_a or por
    for otra in una.unidas.all():  # the answer is for who wrote this one
        avisos.anotar(otra, TAMPOCO)
    return contestar(una, Mensaje.Clase.RECHAZA, texto, por, "rechazar", avisos.de_rechazo)


def contestar(una, clase, texto, por, verbo, avisar):
    """Says it to the área, there and by mail (`avisar`), and keeps when it was first answered."""
    Mensaje.objects.create(solicitud=una, clase=clase, texto=texto, de=por)
    una.atendida = una.atendida or timezone.now()
    una.save(update_fields=["estado", "asignada_a", "atendida"])
    avisar(una, texto)
    log(instance=una, action=f"pregon.buzon_{verbo}", user=por, data={"motivo": texto})
    return una


@transaction.atomic
def anotar(*, solicitud, texto, por):
    """A note that only the office reads, whatever its state."""
    una = bloquear(solicitud, por)
    if not _es_repetido(una, Mensaje.Clase.NOTA, texto, por):
        Mensaje.objects.create(solicitud=una, clase=Mensaje.Clase.NOTA, texto=texto, de=por)
        log(instance=una, action="pregon.buzon_nota", user=por)
    return una


@transaction.atomic
def reabrir(*, solicitud, por, lo_visto=""):
    """What was rejected, joined by mistake, or accepted and nothing is left of it, waits again."""
    una = bloquear(solicitud, por)
    if una.abierta:
        return una
    pasos.exigir(pasos.para_reabrir(una))
    visto.exigir(una, lo_visto)
    volver_a_revisar(una, por)
    log(instance=una, action="pregon.buzon_reabrir", user=por)
    return una


def volver_a_revisar(una, por=None):
    """It waits for the office again, and its área is told; in the conversation, by whom (`por`)."""
    una.estado, una.unida_a = Estado.EN_REVISION, None
    una.save(update_fields=["estado", "unida_a"])
    avisos.anotar(una, SE_REABRE)
    if por:
        Mensaje.objects.create(solicitud=una, clase=Mensaje.Clase.AVISA, texto=SE_REABRE, de=por)


def bloquear(solicitud, por):
    """The same, locked and read after the lock, for who attends the buzón."""
    permissions.exigir_que_atienda(por)
    return Solicitud.objects.enviadas().select_for_update().get(pk=solicitud.pk)


def _es_repetido(una, clase, texto, por):
    """The last thing said is that very one: sent twice."""
    ultimo = una.mensajes.last()
    return ultimo is not None and (ultimo.clase, ultimo.texto, ultimo.de_id) == (
        clase,
        texto,
        por.pk,
    )


def mover(adjuntos, a):
    """Those files to another collection, as they are: the same rows, nothing is copied."""
    for adjunto in adjuntos:
        pieza = adjunto.pieza
        if pieza.collection_id != a.pk:
            pieza.collection = a
            pieza.save(update_fields=["collection"])


def devolver(adjuntos):
    """Back to where they waited, since nothing came of them."""
    mover(adjuntos, archivos.coleccion())
