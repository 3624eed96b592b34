"""What the queue does for moderation."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .custodia.diferencias import cotejar_y_anotar
from .models import Cotejo

HORA_DEL_COTEJO = 3


@task()
def cotejar(dia):
    """Compares what is public with the ledger; `dia` in ISO."""
    cotejar_y_anotar(dia=date.fromisoformat(dia))


@transaction.atomic
def cotejar_de_noche():
    """Once a day, from three in the morning on: in the queue, so that no tick waits for it."""
    ahora = timezone.localtime()
    if ahora.hour < HORA_DEL_COTEJO:
        return
    _, nuevo = Cotejo.objects.get_or_create(dia=ahora.date())
    if nuevo:
        cotejar.enqueue(ahora.date().isoformat())
