"""The queue's jobs that nobody will finish: their worker was killed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

PACIENCIA = timedelta(minutes=30)
VECES = 3  # workers that may die with the same job: after them, the job is what kills


class MurieronTodos(Exception):
    """Every worker that took this job died with it."""


def soltar_trabajos(de=""):
    """Puts back in the queue what was left running by the worker `de`, or for over half an hour.

    Jobs are written so that running one again does no harm; one that killed every worker that
    took it is left as failed, so that the rest of the queue goes on. Returns how many.
    """
    claves = list(DBTaskResult.objects.running().values_list("pk", flat=True))
    return sum(_soltar(pk, de) for pk in claves)


@transaction.atomic
def _soltar(pk, de):
    trabajo = DBTaskResult.objects.running().filter(pk=pk).select_for_update().first()
    if trabajo is None:
        return False
    limite = timezone.now() - PACIENCIA
    abandonado = trabajo.started_at is None or trabajo.started_at < limite
    if not abandonado and not (de and de in trabajo.worker_ids):
        return False
    if len(trabajo.worker_ids) >= VECES:
        trabajo.set_failed(MurieronTodos(f"Murieron con él {len(trabajo.worker_ids)} veces."))
    else:
        trabajo.status, trabajo.started_at = "READY", None
        trabajo.save(update_fields=["status", "started_at"])
    return True
