"""One click makes something of what was sent, and one undoes it while nobody has read it."""

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import Collection, Page, WorkflowState

from acervo.models import Lote
from moderacion.permissions import NoSePuede

from . import avisos, hechuras, pasos, visto
from .atender import bloquear, contestar, devolver, mover, volver_a_revisar
from .models import Estado, Mensaje, Uso
from .unir import adjuntos_de

DICHOS = {
    Uso.Tipo.COMPROMISO: "Se anotó en la agenda de Comunicación Social.",
    Uso.Tipo.BOLETIN: "Con ella se empezó un boletín.",
    Uso.Tipo.AVISO: "Con ella se empezó un aviso.",
    Uso.Tipo.GALERIA: "Con ella se empezó una galería de fotografías.",
}
YA_SE_DESHIZO = "Eso ya se había deshecho."
YA_FUE_PUBLICA = "«{}» ya se publicó: retírela desde su página, si hace falta."
YA_SE_ENVIO = "«{}» ya se envió a revisión: sáquela de revisión primero."
NO_LA_BORRA = "«{}» está bloqueada o no puede borrarla: pida a dirección que la desbloquee."
CON_PAGINA = "«{}» ya tiene su página en la agenda: cancélelo ahí."
YA_SE_CUBRIO = "De «{}» ya salió algo más: cancélelo en la agenda."


@transaction.atomic
def usar(*, solicitud, tipo, por, lo_visto=""):
    """(the Uso of that kind, whether it is new): of one solicitud, one of each kind.

    Its files go to the collection of all, as they are; its área is told. Raises NoSePuede, and
    nothing is done.
    """
    una = bloquear(solicitud, por)
    if esta := una.usos.filter(tipo=tipo).first():
        return esta, False
    pasos.exigir(pasos.para_usar(una))
    visto.exigir(una, lo_visto)
    adjuntos = list(adjuntos_de(una))
    mover(adjuntos, Collection.get_first_root_node())
    hecho = hechuras.hacer(tipo, una, adjuntos, por)
    campo = "compromiso" if tipo == Uso.Tipo.COMPROMISO else "publicacion"
    clave = {f"{campo}_id": hecho.pk}
    uso = Uso.objects.create(solicitud=una, tipo=tipo, por=por, **clave)
    una.estado, una.asignada_a = Estado.ACEPTADA, una.asignada_a or por
    contestar(una, Mensaje.Clase.ACEPTA, DICHOS[tipo], por, "usar", avisos.de_aceptacion)
    for otra in una.unidas.all():
        avisos.de_aceptacion(otra, DICHOS[tipo])
    return uso, True


@transaction.atomic
def deshacer(*, solicitud, tipo, por, lo_visto=""):
    """Takes away the record or the draft, if nobody has read it; the files, back to the buzón.

    Raises NoSePuede, saying why, and nothing is done.
    """
    una = bloquear(solicitud, por)
    uso = una.usos.filter(tipo=tipo).first()
    if uso is None:
        raise NoSePuede(YA_SE_DESHIZO)
    visto.exigir(una, lo_visto)
    Page.objects.select_for_update().filter(pk=uso.publicacion_id).first()
    if motivo := por_que_no(uso, por):
        raise NoSePuede(motivo)
    titulo = _quitar(uso, por)
    if not una.usos.exists():
        volver_a_revisar(una, por)
        devolver(adjuntos_de(una))
    log(instance=una, action="pregon.buzon_deshacer", user=por, data={"motivo": titulo})
    return una


def por_que_no(uso, por):
    """Why it cannot be undone, in a sentence; blank, if it can."""
    if uso.compromiso_id:
        return _del_compromiso(uso)
    pagina = Page.objects.filter(pk=uso.publicacion_id).first()
    if pagina is None:  # somebody else undid it meanwhile
        return YA_SE_DESHIZO
    enviada = pagina.workflow_states.exclude(status=WorkflowState.STATUS_CANCELLED)
    if pagina.first_published_at:
        return YA_FUE_PUBLICA.format(pagina.title)
    if enviada.exists() or pagina.scheduled_revision:
        return YA_SE_ENVIO.format(pagina.draft_title)
    if pagina.locked or not pagina.permissions_for_user(por).can_delete():
        return NO_LA_BORRA.format(pagina.draft_title)
    return ""


def _del_compromiso(uso):
    """What came of that act by other ways is not lost with it."""
    compromiso = uso.compromiso
    if compromiso.acto_id:
        return CON_PAGINA.format(compromiso)
    suyas = uso.solicitud.usos.exclude(publicacion=None).values("publicacion")
    ajenas = compromiso.coberturas.exclude(publicacion=None, hecha_el=None)
    if ajenas.exclude(publicacion__in=suyas).exists() or compromiso.evidencias.exists():
        return YA_SE_CUBRIO.format(compromiso)
    return ""


def _quitar(uso, por):
    """Its title, once it is gone."""
    if uso.compromiso_id:
        compromiso = uso.compromiso
        log(instance=compromiso, action="wagtail.delete", user=por, deleted=True)
        Lote.objects.filter(pk=uso.solicitud.lote_id).delete()
        uso.solicitud.lote = None  # the database has let go of it too
        compromiso.delete()
        return str(compromiso)
    pagina = Page.objects.get(pk=uso.publicacion_id).specific
    uso.delete()
    DeletePageAction(pagina, user=por).execute(skip_permission_checks=True)
    return pagina.draft_title
