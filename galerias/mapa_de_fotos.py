"""The map of photographs, as search engines ask for it (Google's image extension of a sitemap)."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.files.storage import default_storage

from .datos_de_fotos import EN_PANTALLA
from .models import Pieza


class DeFotos(Sitemap):
    """Each photograph that anyone may see, at its own address."""

    limit = 5000

    def items(self):
        fotos = Pieza.objects.publicadas().filter(tipo=Pieza.Tipo.FOTO)
        return fotos.select_related("publicacion", "imagen").only(
            *("tipo", "orden", "fecha"),
            *("publicacion__url_path", "publicacion__slug", "imagen__variantes"),
        )

    def get_urls(self, *args, **kwargs):
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            medida = url["item"].imagen.variantes.get(EN_PANTALLA)
            url["foto"] = medida and f"{settings.SITIO_URL}{default_storage.url(medida[0])}"
        return urls

    def location(self, pieza):
        return pieza.get_url()
