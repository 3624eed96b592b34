"""The queue's jobs that nobody will finish: their worker was killed."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

PACIENCIA = timedelta(minutes=30)


def soltar_trabajos(de=""):
    """Puts back in the queue what was left running by the worker `de`, or for over half an hour.

    Jobs are written so that running one again does no harm. Returns how many.
    """
    sueltos = 0
    for trabajo in DBTaskResult.objects.running():
        abandonado = trabajo.started_at and trabajo.started_at < timezone.now() - PACIENCIA
        if abandonado or (de and de in trabajo.worker_ids):
            DBTaskResult.objects.filter(pk=trabajo.pk, status="RUNNING").update(
                status="READY", started_at=None
            )
            sueltos += 1
    return sueltos
