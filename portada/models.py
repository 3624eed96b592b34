"""The front page: what is composed of all the others."""

from django.db import models

from sitio.models import Pagina
from sitio.secciones import del_sitio

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
        "galerias.Audios",
        "galerias.Mediateca",
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

    def route(self, request, path_components):
        """Its sections come with the menu: one query for both."""
        if path_components:
            for seccion in del_sitio(request, self):
                if seccion.slug == path_components[0]:
                    seccion._cached_parent_obj = self
                    hoja = seccion.get_specific(deferred=True)
                    return hoja.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **componer(self)}
