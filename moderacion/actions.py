"""The verbs of moderation: each is all or nothing, and says who did it."""

import logging

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, Revision

from acervo.tasks import preparar_fotografias

from .models import Contador, Folio

logger = logging.getLogger(__name__)


class NoSePuede(Exception):
    """The rule that forbids it, in one sentence for the person."""


@transaction.atomic
def publicar(*, revision, por=None):
    """Makes a revision public, or schedules it when it says a later date.

    The only way to the public page: approval, scheduler, demo, importers and tests call it.
    Live page, log, folio, dates of an act and jobs for its pictures are written together
    or not at all. Returns the page as it is after.
    """
    _bloquear(revision.object_id)
    revision.refresh_from_db()
    revision.publish(user=por, skip_permission_checks=True)
    pagina = Page.objects.get(pk=revision.object_id).specific
    if pagina.live and pagina.live_revision_id == revision.pk:
        _despues_de_publicar(pagina)
    return pagina


def _despues_de_publicar(pagina):
    if not hasattr(pagina, "serie_de_folio"):
        return
    dar_folio(publicacion=pagina)
    pagina.derivar()
    fotos = [foto.pk for foto in pagina.fotografias()]
    if fotos:
        preparar_fotografias.enqueue(fotos)


@transaction.atomic
def dar_folio(*, publicacion):
    """The number of its series and year; the one it has, if it has one."""
    serie = publicacion.serie_de_folio()
    if not serie:
        return None
    if folio := Folio.objects.filter(publicacion_id=publicacion.pk).first():
        return folio
    ejercicio = timezone.localtime(publicacion.fecha).year
    Contador.objects.get_or_create(serie=serie, ejercicio=ejercicio)
    contador = Contador.objects.select_for_update().filter(serie=serie, ejercicio=ejercicio)
    contador.update(ultimo=F("ultimo") + 1)
    return Folio.objects.create(
        publicacion_id=publicacion.pk,
        serie=serie,
        ejercicio=ejercicio,
        numero=contador.get().ultimo,
    )


@transaction.atomic
def retirar(*, pagina, por=None):
    """Takes a page out of public view; its text stays as a draft, its number is kept."""
    pagina = _bloquear(pagina.pk)
    if pagina.live:
        pagina.specific.unpublish(user=por)
    return pagina


def publicar_programadas(ahora=None):
    """What the clock makes public and what it takes away; one transaction a page.

    Returns (published, expired, failed) as lists of titles; a failure keeps its schedule.
    """
    ahora = ahora or timezone.now()
    publicadas, retiradas, fallidas = [], [], []
    vencidas = Page.objects.filter(live=True, expire_at__lt=ahora).values_list("pk", flat=True)
    for pk in list(vencidas):
        _una(lambda pk=pk: _vencer(pk, ahora), retiradas, fallidas)
    listas = Revision.page_revisions.filter(approved_go_live_at__lte=ahora)
    for pk in list(listas.order_by("approved_go_live_at").values_list("pk", flat=True)):
        _una(lambda pk=pk: _publicar_programada(pk, ahora), publicadas, fallidas)
    return publicadas, retiradas, fallidas


def _una(hacer, hechas, fallidas):
    try:
        titulo = hacer()
    except Exception as error:  # noqa: BLE001  one page's failure must not stop the others
        logger.exception("Falló lo programado")
        fallidas.append(str(error))
    else:
        if titulo:
            hechas.append(titulo)


@transaction.atomic
def _vencer(pk, ahora):
    pagina = _bloquear(pk)
    if not (pagina.live and pagina.expire_at and pagina.expire_at < ahora):
        return None
    pagina.specific.unpublish(set_expired=True)
    return pagina.title


@transaction.atomic
def _publicar_programada(pk, ahora):
    revision = Revision.objects.get(pk=pk)
    _bloquear(revision.object_id)
    revision.refresh_from_db()
    if revision.approved_go_live_at is None or revision.approved_go_live_at > ahora:
        return None
    vence = revision.as_object().expire_at
    if vence and vence < ahora:
        Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
        return None
    return publicar(revision=revision).title


def _bloquear(pk):
    """The page's row, locked until the transaction ends, read after the lock."""
    return Page.objects.select_for_update().get(pk=pk)
