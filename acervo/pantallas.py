"""The screens that delete files, sewn to the rule: they say it before they ask."""

from functools import wraps

from wagtail.documents.views import bulk_actions as de_documentos
from wagtail.documents.views import documents
from wagtail.images.views import bulk_actions as de_imagenes
from wagtail.images.views import images

from .eliminar import exigir_sin_uso


def coser():
    """Called once, at start."""
    for vista in (images.DeleteView, documents.DeleteView):
        vista.get, vista.post = _antes(vista.get), _antes(vista.post)
    for accion in (de_imagenes.DeleteBulkAction, de_documentos.DeleteBulkAction):
        accion.annotate_items = _antes_de_varias(accion.annotate_items)


def _antes(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def responder(self, request, *args, **kwargs):
        exigir_sin_uso([self.object])
        return metodo(self, request, *args, **kwargs)

    return responder


def _antes_de_varias(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def annotate_items(self, items):
        exigir_sin_uso(items)
        return metodo(self, items)

    return annotate_items
