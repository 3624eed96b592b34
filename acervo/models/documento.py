"""Files to be downloaded."""

from wagtail.documents.models import AbstractDocument

from acervo import eliminar
from acervo.sin_entregar import SE_BUSCA_POR, SeEntrega, entregado


class Documento(eliminar.SeEliminaSinUso, SeEntrega, AbstractDocument):
    """A file to be downloaded."""

    objects = entregado(eliminar.DeDocumentos)
    todo = eliminar.DeDocumentos.as_manager()

    admin_form_fields = ["title", "file", "collection", "tags"]
    search_fields = [*AbstractDocument.search_fields, SE_BUSCA_POR]

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
