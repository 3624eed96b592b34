"""The minute's tick: each of its tasks by the dotted path that settings give."""

import logging
import time

from django.conf import settings
from django.db import close_old_connections
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

CADA = 60


def un_pulso():
    """Runs every task once; one that fails is told and does not stop the others.

    Returns the names of those that failed.
    """
    fallidas = []
    for nombre in settings.PULSO:
        try:
            import_string(nombre)()
        except Exception:
            logger.exception("Falló %s", nombre)
            fallidas.append(nombre)
    return fallidas


def latir(dormir=time.sleep, sigue=lambda: True):
    """A tick each minute, on the minute, for as long as `sigue()`."""
    while sigue():
        close_old_connections()
        un_pulso()
        dormir(CADA - time.time() % CADA)
