"""The queue of jobs, in the database."""

from contextlib import suppress

from django.core.exceptions import ObjectDoesNotExist
from django_tasks_db import DatabaseBackend

AL_MOMENTO = {
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
}


class Cola(DatabaseBackend):
    """Every job waits for the worker, except two indexes that are written at once.

    Queued, a page would not be found while the worker is slow or dead, and where a file shows
    (`acervo.a_la_vista`) would be answered wrong; the stock immediate backend hides the error.
    Here an error undoes what was being saved, and whoever saves is told.
    """

    def enqueue(self, task, args, kwargs):
        if task.module_path in AL_MOMENTO:
            with suppress(ObjectDoesNotExist):  # what its manager does not find, nobody else does
                return task.call(*args, **kwargs)
            return None
        return super().enqueue(task, args, kwargs)
