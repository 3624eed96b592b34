"""What keeps a file from being deleted: the pages that show it, or that ever did.

The framework's reference index knows what rows say now; what was approved, sent to review or left
in a draft is in revisions, which it does not read (ADR 0015).
"""

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail import hooks
from wagtail.models import Page, ReferenceIndex, Revision, TaskState

from moderacion.models import Aprobacion


def lugares(archivo):
    """What uses it, by its title: what the public sees or saw, what is to come, drafts.

    Apps above say where else they keep it by the hook `lugares_de_un_archivo`.
    """
    fuentes = ReferenceIndex.get_references_to(archivo).group_by_source_object()
    dichos = [str(fuente) for fuente, _ in fuentes if _se_ha_visto(fuente)]
    de_otros = [d for dice in hooks.get_hooks("lugares_de_un_archivo") for d in dice(archivo)]
    return list(dict.fromkeys([*dichos, *de_otros, *_en_versiones(archivo)]))


def _se_ha_visto(fuente):
    """Of a page that was never public the row is how it began: its last version says."""
    if not isinstance(fuente, Page):
        return True
    return fuente.live or fuente.first_published_at is not None


def _en_versiones(archivo):
    esta = (ReferenceIndex._get_base_content_type(archivo).pk, str(archivo.pk))
    for revision in _guardadas().filter(texto__regex=_que_la_nombre(archivo.pk)).iterator():
        suyas = ReferenceIndex._extract_references_from_object(revision.as_object())
        if any(referencia[:2] == esta for referencia in suyas):
            yield revision.object_str


def _guardadas():
    """The versions that somebody may still have to read: approved, sent, scheduled, the last."""
    en_revision = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    cuales = (
        Q(pk__in=Aprobacion.objects.order_by().values("revision"))
        | Q(pk__in=en_revision.order_by().values("revision"))
        | Q(pk__in=Page.objects.order_by().values("latest_revision"))
        | Q(approved_go_live_at__isnull=False)
    )
    texto = Cast("content", TextField())
    return Revision.page_revisions.filter(cuales).annotate(texto=texto).order_by("-pk")


def _que_la_nombre(pk):
    """As its key is written in JSON, or inside a text: sifts, so that few are read whole."""
    return rf'(: |id=\\*"){pk}[^0-9]'
