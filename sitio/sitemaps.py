"""The map of the site for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Site

from ayuntamiento.models import Area
from sitio.models import Informativa, Publicacion, Seccion, Tema, TemaDePublicacion


class DePublicaciones(Sitemap):
    """Everything dated; one query, whatever the kind."""

    limit = 5000

    def items(self):
        return Publicacion.objects.publicadas().only(
            "url_path", "first_published_at", "fecha", "corregida"
        )

    def lastmod(self, publicacion):
        return publicacion.actualizada

    def location(self, publicacion):
        return publicacion.get_url()


class DePaginas(DePublicaciones):
    """The front page, the sections and the standing pages."""

    def items(self):
        raices = [s.root_page for s in Site.objects.select_related("root_page")]
        return [
            *(r for r in raices if r.live),
            *Seccion.objects.publicadas(),
            *Informativa.objects.publicadas(),
        ]

    def lastmod(self, pagina):
        return pagina.last_published_at


class DeAreas(Sitemap):
    def items(self):
        return [reverse("areas"), *(a.get_absolute_url() for a in Area.objects.activas())]

    def location(self, direccion):
        return direccion


class DeTemas(Sitemap):
    """The subjects of which something may be read."""

    def items(self):
        usados = TemaDePublicacion.objects.filter(orden__isnull=False)
        return Tema.objects.filter(pk__in=usados.values("tag"))


MAPAS = {"paginas": DePaginas, "publicaciones": DePublicaciones, "areas": DeAreas, "temas": DeTemas}
