"""The verbs of moderation: each is all or nothing, and says who did it."""

import itertools

from django.db import transaction
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.search import index

from acervo.tasks import preparar_las_de
from sitio.models import Publicacion
from sitio.texto import dia_y_hora

from . import desenlace, erratas, fecha, permissions
from .custodia import consentimientos, libro
from .electoral import veda
from .foliado import numeracion
from .models import Aprobacion, Correo, Folio, Retiro, Serie
from .permissions import NoSePuede
from .retirar import direcciones
from .salida import avisos

YA_NO_ESTABA = "Ya no estaba programada: se publicó, o alguien la canceló antes."
YA_RETIRADA = "«{}» ya está retirada por ese motivo: cambie el motivo o la explicación."
YA_LO_DICE = "«{}» ya lleva ese aviso: cambie la explicación o la página que la reemplaza."
LA_REPASA_OTRA = "La repasa otra persona de dirección: ni quien la publicó ni quien la escribió."


@transaction.atomic
def publicar(*, revision, por=None, carga=""):
    """Makes a revision public, or schedules it when it says a later date.

    The only way to the public page: approval, scheduler, demo, importers and tests call it.
    Live page, log, folio, dates of an act and jobs for its pictures are written together
    or not at all. The ledger must have this very text; a program that brings pages in, where no
    person approves, says its name in `carga` and that is what the ledger keeps. Raises NoSePuede.
    Returns the page as it is after.
    """
    pagina = bloquear(revision.object_id)
    revision.refresh_from_db()
    if carga:
        libro.asentar(revision=revision, clase=Aprobacion.Clase.CARGA, motivo=carga, por=por)
    libro.exigir_aprobada(revision)
    veda.exigir_fuera_de(revision)
    fecha.exigir(revision)
    consentimientos.exigir(revision)
    ya_fue_publica = pagina.first_published_at is not None
    if not ya_fue_publica:
        _poner_fecha(revision)
    revision.publish(user=por, skip_permission_checks=True)
    pagina = Page.objects.get(pk=revision.object_id).specific
    if pagina.live and pagina.live_revision_id == revision.pk:
        if hasattr(pagina, "erratas"):
            erratas.anotar(pagina=pagina, revision=revision, por=por, ya_fue_publica=ya_fue_publica)
        _despues_de_publicar(pagina)
    return pagina


def _poner_fecha(revision):
    """What was written without a date takes that of its first publication."""
    if revision.content.get("fecha_al_publicar"):
        revision.content["fecha"] = timezone.now().isoformat()
        revision.save(update_fields=["content"])


def _despues_de_publicar(pagina):
    Retiro.objects.vigentes().filter(pagina=pagina).update(levantado=timezone.now())
    direcciones.apuntar(pagina)
    if hasattr(pagina, "serie_de_folio"):
        dar_folio(publicacion=pagina)
        pagina.derivar()
        preparar_las_de(pagina)
    index.insert_or_update_object(pagina)  # once its number and its child rows are written


@transaction.atomic
def dar_folio(*, publicacion):
    """The number of its series and year; the one it has, if it has one."""
    serie = publicacion.serie_de_folio()
    if not serie:
        return None
    if folio := Folio.objects.filter(publicacion_id=publicacion.pk).first():
        return folio
    return numeracion.numerar(publicacion=publicacion, serie=Serie.llamada(serie))


@transaction.atomic
def repasar(*, aprobacion, por, nota=""):
    """A second person has read what was published alone; the flag goes, the entry stays."""
    aprobacion = Aprobacion.objects.select_for_update().get(pk=aprobacion.pk)
    if aprobacion.repasada_el:
        raise NoSePuede(desenlace.repasada(aprobacion, para=por))
    if not permissions.puede_repasar(por, aprobacion):
        raise NoSePuede(LA_REPASA_OTRA)
    aprobacion.repasada_por, aprobacion.repasada_el, aprobacion.nota = por, timezone.now(), nota
    aprobacion.save(update_fields=["repasada_por", "repasada_el", "nota"])
    datos = {"nota": nota, "motivo": aprobacion.motivo}
    log(instance=aprobacion.pagina.specific, action="pregon.repasar", user=por, data=datos)


@transaction.atomic
def retirar(*, retiro, por=None, sobre=None):
    """Takes a page out of public view, or marks it as no longer valid, for a reason.

    `retiro` is a Retiro not yet saved. The text stays as a draft, the number is kept and the
    address goes on answering why. What was kept with a notice may be withdrawn, or its notice
    written again; so may what was withdrawn, by who knows it: `sobre` is the key of the withdrawal
    that `por` read. Raises NoSePuede; ValidationError if the reason is not whole.
    """
    pagina = bloquear(retiro.pagina_id)
    anterior = Retiro.objects.vigentes().filter(pagina=pagina)
    if not pagina.live and not (sobre and anterior.filter(pk=sobre).exists()):
        raise NoSePuede(quien_la_retiro(pagina))
    if any(retiro.dice_lo_mismo_que(uno) for uno in anterior):
        raise NoSePuede((YA_LO_DICE if pagina.live else YA_RETIRADA).format(pagina.title))
    anterior.update(levantado=timezone.now())
    retiro.por = por
    retiro.full_clean()
    retiro.save()
    Publicacion.objects.filter(pk=pagina.pk).update(superada=retiro.se_queda)
    accion = "pregon.superar" if retiro.se_queda else "pregon.retirar"
    datos = {"motivo": retiro.get_motivo_display(), "explicacion": retiro.explicacion}
    datos["destino"] = retiro.en_su_lugar
    log(instance=pagina.specific, action=accion, user=por, data=datos)
    if pagina.live and not retiro.se_queda:
        UnpublishPageAction(pagina.specific, user=por, log_action=False).execute(
            skip_permission_checks=True
        )
    avisos.de_retiro(retiro)
    return retiro


def quien_la_retiro(pagina):
    """What the second of two who withdraw it is told."""
    retiro = Retiro.objects.vigentes().filter(pagina=pagina).select_related("por").first()
    if retiro is None:
        return "Ya no está publicada."
    cuando, motivo = dia_y_hora(retiro.cuando), retiro.get_motivo_display().lower()
    return f"Ya la retiró {retiro.por or 'el programa'} el {cuando}: {motivo}."


@transaction.atomic
def sacar_de_revision(*, pagina, por):
    """Takes a page back from the director's desk: it is a draft again, and its author may write."""
    bloquear(pagina.pk)
    estado = pagina.workflow_states.filter(status="in_progress").first()
    if estado is None:
        raise NoSePuede("Ya no está en revisión.")
    if not permissions.puede_sacar_de_revision(por, pagina):
        raise NoSePuede("Solo quien puede escribirla la saca de revisión.")
    estado.cancel(user=por)


@transaction.atomic
def desprogramar(*, revision, por):
    """Cancels what the clock was to publish, and takes its date from the draft.

    The draft stays that of who wrote it: taking its date away is not writing it, and whoever did
    may approve it again. What is in review is left as it was sent. Raises NoSePuede.
    """
    pagina = bloquear(revision.object_id)
    revision.refresh_from_db()
    cuando = revision.approved_go_live_at
    if cuando is None:
        raise NoSePuede(YA_NO_ESTABA)
    revision.approved_go_live_at = None
    revision.save(user=por, update_fields=["approved_go_live_at"])
    borrador = pagina.latest_revision.as_object()
    if borrador.go_live_at == cuando and not pagina.workflow_in_progress:
        borrador.go_live_at = None
        borrador.save_revision(user=pagina.latest_revision.user, clean=False)


@transaction.atomic
def actualizar_revision(*, pagina, por):
    """What dirección mended while it was in review is what is in review from now on."""
    estado = pagina.current_workflow_task_state
    ultima = Page.objects.values_list("latest_revision_id", flat=True).get(pk=pagina.pk)
    if estado and estado.revision_id != ultima and permissions.puede_publicar(por, pagina):
        estado.cancel(user=por, resume=True)
        nuevo = pagina.current_workflow_state.current_task_state
        nuevo.started_at = estado.started_at  # it waits since it was sent, and keeps its place
        nuevo.save(update_fields=["started_at"])


@transaction.atomic
def tomar(*, pagina, por):
    """A colleague's draft becomes one's own; the log says who had it."""
    if not permissions.puede_tomar(por, pagina):
        raise NoSePuede("Ese borrador no se puede tomar.")
    antes = pagina.owner
    Page.objects.filter(pk=pagina.pk).update(owner=por)
    log(instance=pagina, action="pregon.tomar", user=por, data={"antes": str(antes or "")})


@transaction.atomic
def duplicar(*, pagina, por):
    """A new draft with the same text, beside it; number, dates and history are not copied.

    It will carry the date of its own publication; an act, that of its act.
    """
    ultima = pagina.get_latest_revision_as_object()
    titulo = f"Copia de {ultima.title}"[:255]
    slug = direccion_libre(ultima.get_parent(), f"{ultima.slug}-copia")
    nuevos = {"title": titulo, "draft_title": titulo, "slug": slug, "owner": por}
    nuevos |= {"go_live_at": None, "expire_at": None, "first_published_at": None}
    if hasattr(ultima, "serie_de_folio") and not hasattr(ultima, "inicio"):
        nuevos |= {"fecha": timezone.now(), "fecha_al_publicar": True}
    return CopyPageAction(
        ultima, update_attrs=nuevos, copy_revisions=False, keep_live=False, user=por
    ).execute()


def direccion_libre(padre, base):
    """A slug that none of its children has: that one, or with a number behind."""
    base = base[:240].strip("-") or "pagina"
    hijos = set(padre.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    libres = (f"{base}-{n}" if n > 1 else base for n in itertools.count(1))
    return next(slug for slug in libres if slug not in hijos)


def escribir_correo(*, para, asunto, texto, clave):
    """The only way to send a mail: a row of the outbox, written with what it tells of."""
    return Correo.objects.escribir(para=para, asunto=asunto, texto=texto, clave=clave)


def bloquear(pk):
    """The page's row, locked until the transaction ends, read after the lock."""
    return Page.objects.select_for_update().get(pk=pk)
