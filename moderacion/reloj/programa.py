"""What the clock makes public and takes away: one transaction a page, and no failure unseen."""

import logging

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from moderacion.actions import bloquear, publicar
from moderacion.electoral import veda
from moderacion.models import Fallo, Retiro
from moderacion.permissions import NoSePuede
from sitio.models import Publicacion

logger = logging.getLogger(__name__)


class HuboFallas(Exception):
    """Something scheduled could not be done: it is on the desk, and tried again each minute."""


def pulso():
    """The tick's: does what is due. Raises HuboFallas, so that whoever watches it knows."""
    fallidas = publicar_programadas()[2]
    if fallidas:
        raise HuboFallas(f"{len(fallidas)} sin publicar o retirar: {'; '.join(fallidas)[:500]}")


def publicar_programadas(ahora=None):
    """Does what is due. Returns (published, expired, failed) as lists of titles and reasons.

    One transaction a page; a failure keeps its schedule and leaves a Fallo.
    """
    ahora = ahora or timezone.now()
    publicadas, retiradas, fallidas = [], [], []
    for pk in list(Page.objects.live().filter(expire_at__lt=ahora).values_list("pk", flat=True)):
        _una(lambda pk=pk: _vencer(pk, ahora), retiradas, fallidas, pagina_id=pk)
    for revision in list(_por_publicar(ahora)):
        hacer = lambda pk=revision.pk: _publicar_programada(pk, ahora)  # noqa: E731
        _una(hacer, publicadas, fallidas, pagina_id=int(revision.object_id), revision=revision)
    Fallo.objects.exclude(pk__in=Fallo.objects.pendientes().values("pk")).delete()
    return publicadas, retiradas, fallidas


def _por_publicar(ahora):
    listas = Revision.page_revisions.filter(approved_go_live_at__lte=ahora)
    return listas.defer("content").order_by("approved_go_live_at", "pk")


def _una(hacer, hechas, fallidas, *, pagina_id, revision=None):
    try:
        titulo = hacer()
    except Exception as error:
        logger.exception("Falló lo programado")
        fallidas.append(str(error))
        try:
            _apuntar(error, pagina_id=pagina_id, revision=revision)
        except DatabaseError:
            logger.exception("No se pudo apuntar la falla")
    else:
        if titulo:
            hechas.append(titulo)


def _apuntar(error, *, pagina_id, revision):
    """Leaves it in sight, in a transaction of its own: that of the page was undone."""
    de_que = {"revision": revision} if revision else {"revision": None, "pagina_id": pagina_id}
    datos = {"pagina_id": pagina_id, "motivo": _en_palabras(error)[:300]}
    with transaction.atomic():
        if not Page.objects.select_for_update().filter(pk=pagina_id).exists():
            return
        fallo, nuevo = Fallo.objects.get_or_create(**de_que, defaults=datos)
        if not nuevo:
            datos |= {"intentos": F("intentos") + 1, "ultimo": timezone.now()}
            Fallo.objects.filter(pk=fallo.pk).update(**datos)


def _en_palabras(error):
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, NoSePuede):
        return str(error)
    return f"Error del programa ({type(error).__name__}): avise a quien lo administra."


@transaction.atomic
def _vencer(pk, ahora):
    pagina = bloquear(pk)
    if not (pagina.live and pagina.expire_at and pagina.expire_at < ahora):
        return None
    _decir_por_que(pagina)
    pagina.specific.unpublish(set_expired=True, log_action=False)
    Fallo.objects.filter(pagina_id=pk, revision=None).delete()
    return pagina.title


def _decir_por_que(pagina):
    """Its address will say until when it was public; published again, it is lifted like any."""
    Retiro.objects.vigentes().filter(pagina=pagina).update(levantado=timezone.now())
    retiro = Retiro.objects.create(pagina=pagina, motivo=Retiro.Motivo.VENCIDA)
    Publicacion.objects.filter(pk=pagina.pk).update(superada=False)
    datos = {"motivo": retiro.get_motivo_display()}
    log(instance=pagina.specific, action="pregon.retirar", data=datos)


@transaction.atomic
def _publicar_programada(pk, ahora):
    revision = Revision.objects.get(pk=pk)
    bloquear(revision.object_id)
    revision.refresh_from_db()
    if revision.approved_go_live_at is None or revision.approved_go_live_at > ahora:
        return None
    vence = revision.as_object().expire_at
    if vence and vence < ahora:
        Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
        return None
    if veda.de(revision.as_object(), ahora):
        return None  # it keeps its schedule, and goes out when the ban ends
    titulo = publicar(revision=revision).title
    Fallo.objects.filter(revision_id=pk).delete()
    return titulo
