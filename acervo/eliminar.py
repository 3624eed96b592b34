"""A file that a page uses is not deleted, by whatever screen: deleting it would change the page.

The framework lets go of a photograph that is only named in a body, or whose field may be empty.
"""

from django.conf import settings
from django.db.models import ProtectedError, QuerySet
from django.utils.module_loading import import_string
from wagtail.documents.models import DocumentQuerySet
from wagtail.images.models import ImageQuerySet
from wagtailmedia.models import MediaQuerySet

from .a_la_vista import resumir

SE_USA = "«{}» no se elimina porque se usa en {}."


class EnUso(ProtectedError):
    """What was to be deleted and where it is used, in one sentence for the person."""

    def __init__(self, archivo, donde):
        self.volver = archivo.usage_url
        super().__init__(SE_USA.format(archivo, resumir(donde)), {archivo})

    def __str__(self):
        return self.args[0]


def lugares(archivo):
    """What uses it, by its title, as `settings.LO_QUE_USA_UN_ARCHIVO` says."""
    return import_string(settings.LO_QUE_USA_UN_ARCHIVO)(archivo)


def exigir_sin_uso(archivos):
    """Raises EnUso for the first of them that something uses."""
    for archivo in archivos:
        if donde := lugares(archivo):
            raise EnUso(archivo, donde)


class SiNadaLoUsa(QuerySet):
    """For a QuerySet of files: all of them are deleted, or none."""

    def delete(self):
        exigir_sin_uso(self)
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class DeImagenes(SiNadaLoUsa, ImageQuerySet):
    """Photographs."""


class DeDocumentos(SiNadaLoUsa, DocumentQuerySet):
    """Documents."""


class DeMultimedia(SiNadaLoUsa, MediaQuerySet):
    """Videos and audios."""


class SeEliminaSinUso:
    """For the model of a file."""

    def delete(self, *args, **kwargs):
        exigir_sin_uso([self])
        return super().delete(*args, **kwargs)

    @property
    def en_uso(self):
        """Where it is used, in few words; nothing, if it may be deleted."""
        donde = lugares(self)
        return resumir(donde) if donde else ""
