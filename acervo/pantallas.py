"""The framework's screens of files, sewn to our rules: what they ask before they delete, and what
they say of a photograph that is not to be shown, where one was chosen."""

from functools import wraps

from wagtail.documents.views import bulk_actions as de_documentos
from wagtail.documents.views import documents
from wagtail.images.views import bulk_actions as de_imagenes
from wagtail.images.views import images
from wagtail.images.widgets import AdminImageChooser

from .eliminar import exigir_sin_uso

SE_RETIRO = (
    "«{}» se retiró: quien aparece en ella ya no consiente que se muestre. No se ve en el sitio, "
    "ni aquí. Puede quitarla de la lista o dejarla como está."
)


def coser():
    """Called once, at start."""
    for vista in (images.DeleteView, documents.DeleteView):
        vista.get, vista.post = _antes(vista.get), _antes(vista.post)
    for accion in (de_imagenes.DeleteBulkAction, de_documentos.DeleteBulkAction):
        accion.annotate_items = _antes_de_varias(accion.annotate_items)
    AdminImageChooser.get_display_title = _titulo


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


def _titulo(self, imagen):
    """In the place of the picture, why there is none."""
    return SE_RETIRO.format(imagen.title) if imagen.retirada else str(imagen)
