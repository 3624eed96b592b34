"""Search by words: the framework's backend for the panel, and what anyone may find on the site."""

from django.db import connection
from django.utils.module_loading import import_string

from .hallazgos import Hallazgos

MOTORES = {
    "sqlite": "sitio.busqueda.sqlite.Motor",
    "postgresql": "sitio.busqueda.postgresql.Motor",
}


def SearchBackend(params):  # the name that the framework looks for in this module
    """The framework's search backend for the database in use."""
    return import_string(MOTORES[connection.vendor])(params)


def buscar_publicas(texto):
    """The public pages that say those words, best first, in pages of a listing."""
    return Hallazgos(texto)
