"""To ask the áreas for what they will have: put, answered, reminded once, closed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from moderacion.permissions import NoSePuede

from . import avisos, permissions
from .models import Convocatoria, Llamada

HORA_DE_RECORDAR = 9
NINGUNA = "Elija al menos un área abierta."
YA_SE_CERRO = "Esa petición ya se cerró."
YA_RESPONDIO = "Su área ya envió algo para esa petición."
NO_ES_SUYA = "Esa petición no se le hizo a su área."


@transaction.atomic
def convocar(*, convocatoria, areas, por):
    """Asks it of those áreas that are open, and writes to who speaks for them.

    Its `vez` was made by the server with the form: asked twice, it is one. (it, whether it is new).
    """
    permissions.exigir_que_atienda(por)
    abiertas = [area for area in areas if area.activa]
    if not abiertas:
        raise NoSePuede(NINGUNA)
    dicho = {campo: getattr(convocatoria, campo) for campo in ("pregunta", "clase", "detalle")}
    dicho |= {"limite": convocatoria.limite, "hecha_por": por}
    una, nueva = Convocatoria.objects.get_or_create(vez=convocatoria.vez, defaults=dicho)
    if nueva:
        llamadas = [Llamada(convocatoria=una, area=area) for area in abiertas]
        avisos.de_llamadas(Llamada.objects.bulk_create(llamadas))
        datos = {"areas": [str(area) for area in abiertas]}
        log(instance=una, action="pregon.buzon_convocar", user=por, data=datos)
    return una, nueva


def responder(solicitud):
    """What was sent answers its call; a «nada» said before is taken back. Inside the sending."""
    if solicitud.llamada_id is None:
        return
    Llamada.objects.filter(pk=solicitud.llamada_id, area=solicitud.area_id).exclude(
        respondida__isnull=False, sin_nada=False
    ).update(respondida=solicitud.enviada, respondida_por=solicitud.enviada_por, sin_nada=False)


@transaction.atomic
def decir_nada(*, llamada, por):
    """One tap: that área has nothing to send this time. Said twice, it was said once."""
    if estorbo := permissions.estorbo_para_enviar(por):
        raise NoSePuede(estorbo)
    una = Llamada.objects.select_for_update().get(pk=llamada.pk)
    if una.area_id != por.area_id:
        raise NoSePuede(NO_ES_SUYA)
    if una.sin_nada:
        return una
    if una.respondida:
        raise NoSePuede(YA_RESPONDIO)
    if not una.convocatoria.abierta:
        raise NoSePuede(YA_SE_CERRO)
    una.respondida, una.respondida_por, una.sin_nada = timezone.now(), por, True
    una.save(update_fields=["respondida", "respondida_por", "sin_nada"])
    log(instance=una.convocatoria, action="pregon.buzon_nada", user=por)
    return una


@transaction.atomic
def recordar(*, convocatoria, por):
    """To those that have not answered and were not reminded. Returns how many."""
    permissions.exigir_que_atienda(por)
    if not Convocatoria.objects.abiertas().filter(pk=convocatoria.pk).exists():
        raise NoSePuede(YA_SE_CERRO)
    cuantas = _recordar(Llamada.objects.filter(convocatoria=convocatoria))
    if cuantas:
        datos = {"cuantas": cuantas}
        log(instance=convocatoria, action="pregon.buzon_recordar", user=por, data=datos)
    return cuantas


@transaction.atomic
def recordar_la_vispera():
    """The tick's: from nine of the day before the limit on, what nobody reminded by hand.

    Not on the day on which it was asked.
    """
    ahora = timezone.localtime()
    if ahora.hour < HORA_DE_RECORDAR:
        return 0
    hoy = ahora.replace(hour=0, minute=0, second=0, microsecond=0)
    pronto = (ahora.date(), ahora.date() + timedelta(days=1))
    return _recordar(
        Llamada.objects.filter(convocatoria__limite__range=pronto, convocatoria__hecha__lt=hoy)
    )


def _recordar(llamadas):
    """Their rows are the lock: of two at once, each is reminded by one."""
    esperan = llamadas.por_recordar().select_related("convocatoria")
    estas = list(esperan.select_for_update(of=("self",)).order_by("pk"))
    if estas:
        avisos.de_recordatorio(estas)
        Llamada.objects.filter(pk__in=[una.pk for una in estas]).update(recordada=timezone.now())
    return len(estas)


@transaction.atomic
def cerrar(*, convocatoria, por):
    """Nobody is asked any longer; what was answered stays. Closed twice, it was closed once."""
    permissions.exigir_que_atienda(por)
    una = Convocatoria.objects.select_for_update().get(pk=convocatoria.pk)
    if una.abierta:
        una.cerrada = timezone.now()
        una.save(update_fields=["cerrada"])
        log(instance=una, action="pregon.buzon_cerrar", user=por)
    return una
