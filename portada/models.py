"""The front page: what is composed of all the others."""

from django.db import models

from sitio.models import Pagina

from .composicion import componer


class Portada(Pagina):
    """The front page of the town hall."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "noticias.Noticias",
        "agenda_publica.Agenda",
        "galerias.Galerias",
        "galerias.Capsulas",
        "sitio.Informativa",
    ]

    principal = models.ForeignKey(
        "noticias.Noticia",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="noticia principal",
        help_text="En blanco, la destacada más reciente; si no hay, la última.",
    )

    content_panels = [*Pagina.content_panels, "principal"]

    class Meta:
        verbose_name = "portada"

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **componer(self)}
