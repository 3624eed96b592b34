"""Files to be downloaded."""

from wagtail.documents.models import AbstractDocument

from acervo import eliminar


class Documento(eliminar.SeEliminaSinUso, AbstractDocument):
    """A file to be downloaded."""

    objects = eliminar.DeDocumentos.as_manager()

    admin_form_fields = ["title", "file", "collection", "tags"]

    class Meta(AbstractDocument.Meta):
        verbose_name = "documento"
        verbose_name_plural = "documentos"

    def clean(self):
        """The framework asks for its extension even before it has a file, and of a form that has
        no field to say it in."""
        if self.file:
            super().clean()

    @property
    def url(self):
        return self.file.url
