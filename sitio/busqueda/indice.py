"""The index entry of what is published, written inside the publication."""

from wagtail.search import index
from wagtail.signals import page_published


def _al_publicar(instance, **kwargs):
    """Once more when its child rows are saved too: the captions of a gallery."""
    index.insert_or_update_object(instance)


def conectar():
    """Called once, when the program starts."""
    page_published.connect(_al_publicar, dispatch_uid="indice_al_publicar")
