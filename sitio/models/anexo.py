"""What goes with a page to be downloaded; each kind of page says whose it is."""

from django.db import models
from wagtail.models import Orderable

from acervo.permissions import colecciones_cerradas


class Anexo(Orderable):
    """A document that goes with a page."""

    documento = models.ForeignKey(
        "acervo.Documento", on_delete=models.PROTECT, related_name="+", verbose_name="documento"
    )
    nota = models.CharField(
        "nota", max_length=120, blank=True, help_text="Por ejemplo: 14 páginas."
    )

    panels = ["documento", "nota"]

    class Meta(Orderable.Meta):
        abstract = True


def a_la_vista(anexos, cerradas=None):
    """Those that anyone may have: what is kept in a collection that is not for all is not named.

    `cerradas` are the keys of those collections, for who asks for many pages at once.
    """
    anexos = list(anexos)
    if anexos and cerradas is None:
        cerradas = colecciones_cerradas()
    return [anexo for anexo in anexos if anexo.documento.collection_id not in cerradas]
