"""Files to be downloaded."""

from wagtail.documents.models import AbstractDocument


class Documento(AbstractDocument):
    """A file to be downloaded."""

    admin_form_fields = ["title", "file", "collection", "tags"]

    class Meta(AbstractDocument.Meta):
        verbose_name = "documento"
        verbose_name_plural = "documentos"

    @property
    def url(self):
        return self.file.url
