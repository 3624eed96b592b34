"""The mark of what is visible, kept exact whatever happens to a page or its ancestors.

One of the two modules that hear every save (ADR 0003): tree moves, aliases and the scheduler save
plain `Page` rows, and a restriction on a section changes thousands of pages without saving them.
"""

import logging

from django.conf import settings
from django.db import connection, transaction
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from django.utils.module_loading import import_string
from treebeard.mp_tree import path_updated
from wagtail.models import Page, PageViewRestriction

from sitio.models import Publicacion, TemaDePublicacion

logger = logging.getLogger(__name__)

HORA_DE_REPASO = (3, 30)
TODAS = Q()
CANDADO = 7_203_651  # any constant: one writer of the mark at a time on PostgreSQL


@transaction.atomic
def recalcular(donde=TODAS, ahora=None):
    """Writes `visible`, `retenida` and the sort key of its subjects, for the pages `donde` names.

    Reads only the database and changes only the rows that were wrong. Returns how many.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CANDADO])
    publicas = Page.objects.order_by().filter(live=True).exclude(_restringidas())
    nombradas = Page.objects.order_by().filter(donde).values("pk")
    vetada = import_string(settings.RETENIDAS)(ahora)
    retenida = _si(vetada, Value(True), Value(False))
    visible = _si(vetada, Value(False), Exists(publicas.filter(pk=OuterRef("pk"))))
    filas = Publicacion.objects.order_by().filter(pk__in=nombradas)
    mal = filas.annotate(_visible=visible, _retenida=retenida).exclude(
        visible=F("_visible"), retenida=F("_retenida")
    )
    suyas = Publicacion.objects.order_by().filter(pk__in=mal.values("pk"))
    return suyas.update(visible=visible, retenida=retenida) + _ordenar_temas(nombradas)


def _si(condicion, entonces, si_no):
    return Case(When(condicion, then=entonces), default=si_no, output_field=BooleanField())


def repasar():
    """The whole mark once a night: what passed it by (SQL, `update`) is mended and told."""
    ahora = timezone.localtime()
    if (ahora.hour, ahora.minute) == HORA_DE_REPASO and (mal := recalcular()):
        logger.warning("La marca de lo visible tenía %s filas mal; quedaron bien.", mal)


def _restringidas():
    privadas = Q(pk__in=[])
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        privadas |= rama(path)
    return privadas


def _ordenar_temas(nombradas):
    visibles = Publicacion.objects.order_by().filter(pk=OuterRef("content_object"), visible=True)
    debida = Subquery(visibles.values("fecha")[:1])
    filas = TemaDePublicacion.objects.filter(content_object__in=nombradas).annotate(debida=debida)
    falta = Q(orden__isnull=True, debida__isnull=False)
    sobra = Q(orden__isnull=False, debida__isnull=True)
    otra = Q(orden__lt=F("debida")) | Q(orden__gt=F("debida"))
    mal = filas.filter(falta | sobra | otra)
    return TemaDePublicacion.objects.filter(pk__in=mal.values("pk")).update(orden=debida)


def rama(path):
    """Whoever hangs from that path, itself included, as a range that an index answers."""
    return Q(path__gte=path, path__lte=path.ljust(255, "Z"))


def _al_guardar_pagina(sender, instance, raw=False, **kwargs):
    if isinstance(instance, Page):
        recalcular(Q(pk=instance.pk) if not raw else TODAS)


def _al_guardar_tema(sender, instance, **kwargs):
    recalcular(Q(pk=instance.content_object_id))


def _al_mover(sender, new_path, **kwargs):
    recalcular(rama(new_path))


def _antes_de_restringir(sender, instance, **kwargs):
    """Locks the page first, as publishing does, and remembers the branch it leaves."""
    anterior = PageViewRestriction.objects.filter(pk=instance.pk).values_list("page__path")
    instance._rama_anterior = [path for (path,) in anterior]
    if connection.in_atomic_block:
        list(Page.objects.select_for_update().filter(pk=instance.page_id).values_list("pk"))


def _al_restringir(sender, instance, **kwargs):
    for path in {instance.page.path, *getattr(instance, "_rama_anterior", [])}:
        recalcular(rama(path))


def conectar():
    """Called once, when the program starts."""
    post_save.connect(_al_guardar_pagina, dispatch_uid="marca_pagina")
    post_save.connect(_al_guardar_tema, sender=TemaDePublicacion, dispatch_uid="marca_tema")
    path_updated.connect(_al_mover, dispatch_uid="marca_mover")
    for signal in (pre_save, pre_delete):
        signal.connect(
            _antes_de_restringir,
            sender=PageViewRestriction,
            dispatch_uid=f"marca_antes_{id(signal)}",
        )
    for signal in (post_save, post_delete):
        signal.connect(
            _al_restringir, sender=PageViewRestriction, dispatch_uid=f"marca_despues_{id(signal)}"
        )
