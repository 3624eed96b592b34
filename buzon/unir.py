"""Two that tell the same, also of different áreas: one goes on, with the files of both."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from agenda_publica.dictado.ya_anotado import parecido
from moderacion.permissions import NoSePuede

from . import avisos, pasos, permissions, visto
from .atender import volver_a_revisar
from .models import Adjunto, Estado, Solicitud
from .models.solicitud import ABIERTAS

ELLA_MISMA = "Es la misma solicitud: elija otra."
A_CUAL = "«{}» está {}: elija una que siga abierta o que ya se haya aceptado."
SE_UNEN_A = (*ABIERTAS, Estado.ACEPTADA)
RECIENTES, POSIBLES = 300, 12


@transaction.atomic
def unir(*, solicitud, con, por, lo_visto=""):
    """`solicitud` goes on inside `con`. Its área is told that it was joined, and nothing of what
    the other área wrote. Raises NoSePuede, and nothing is done."""
    permissions.exigir_que_atienda(por)
    claves = sorted({solicitud.pk, con.pk})
    dos = Solicitud.objects.enviadas().select_for_update().order_by("pk").in_bulk(claves)
    una, otra = dos[solicitud.pk], dos[con.pk]
    if una.unida_a_id == otra.pk:
        return una
    pasos.exigir(pasos.para_atender(una))
    visto.exigir(una, lo_visto)
    _exigir_que_se_unan(una, otra)
    una.estado, una.unida_a = Estado.UNIDA, otra
    una.atendida = una.atendida or timezone.now()
    una.save(update_fields=["estado", "unida_a", "atendida"])
    una.unidas.update(unida_a=otra)
    misma = una.area_id == otra.area_id
    avisos.de_union(una, otra if misma else None)
    for cual, cuenta in ((una, otra), (otra, una)):
        datos = {"motivo": f"{cuenta.recibo}, de {cuenta.area}"}
        log(instance=cual, action="pregon.buzon_unir", user=por, data=datos)
    return una


def _exigir_que_se_unan(una, otra):
    if una.pk == otra.pk:
        raise NoSePuede(ELLA_MISMA)
    if otra.estado not in SE_UNEN_A:
        raise NoSePuede(A_CUAL.format(otra, otra.get_estado_display().lower()))


def soltar(solicitud):
    """What was joined to one that its área no longer wants used waits for the office again."""
    for otra in solicitud.unidas.select_for_update():
        volver_a_revisar(otra)


def elegibles(solicitud):
    """Those that it may be joined to."""
    todas = Solicitud.objects.filter(estado__in=SE_UNEN_A).exclude(pk=solicitud.pk)
    return todas.select_related("area")


def posibles(solicitud, buscar=""):
    """Those of late that are of the same day or are called almost the same; or, of all, those that
    are searched."""
    if buscar:
        return elegibles(solicitud).que_dicen(buscar).order_by("-enviada", "-pk")[:POSIBLES]
    recientes = elegibles(solicitud).order_by("-enviada", "-pk")[:RECIENTES]
    halladas = [una for una in recientes if _es_de_lo_mismo(solicitud, una)]
    return halladas[:POSIBLES]


def _es_de_lo_mismo(una, otra):
    mismo_dia = una.para_cuando is not None and una.para_cuando == otra.para_cuando
    return mismo_dia or parecido(una.titulo, [otra]) is not None


def adjuntos_de(solicitud):
    """The files that the office has of it and of those joined to it, in their order."""
    entregados = Adjunto.objects.entregados().con_su_pieza()
    suyos = entregados.filter(solicitud=solicitud)
    return suyos | entregados.filter(solicitud__unida_a=solicitud, solicitud__estado=Estado.UNIDA)
