"""The map of videos, as search engines ask for it (Google's video extension of a sitemap)."""

from django.conf import settings

from sitio.proveedores import reconocer
from sitio.sitemaps import DePublicaciones

from .models import Capsula

LARGO = 2048  # characters of a description, the most that the extension takes


class DeVideos(DePublicaciones):
    """The capsules that anyone may see, with a still and a way to be seen: it asks for both."""

    limit = 1000

    def items(self):
        capsulas = Capsula.objects.publicadas().para_listado()
        return [capsula for capsula in capsulas if capsula.get_cartel() and _se_ve(capsula)]

    def get_urls(self, *args, **kwargs):
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            url["video"] = self._video(url["item"])
        return urls

    def _video(self, capsula):
        raiz, ajeno = settings.SITIO_URL, reconocer(capsula.enlace)
        return {
            "cartel": f"{raiz}{capsula.get_cartel()}",
            "descripcion": (capsula.search_description or capsula.resumen)[:LARGO],
            "archivo": f"{raiz}{capsula.video.file.url}" if capsula.video else "",
            "marco": ajeno.marco if ajeno and not capsula.video else "",
        }


def _se_ve(capsula):
    return bool(capsula.video) or reconocer(capsula.enlace) is not None
