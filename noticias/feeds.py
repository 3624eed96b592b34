"""The news for machines: RSS and Atom."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date

from sitio.texto import sin_controles

CUANTAS = 30


class RssConCorrecciones(Rss201rev2Feed):
    """RSS has no word for when an item was corrected: Atom's, whose name the feed declares."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))


class Rss(Feed):
    """The latest news, with summary and date."""

    feed_type = RssConCorrecciones
    language = "es-mx"

    def __call__(self, request, *args, **kwargs):
        """Without a date of change: of what was withdrawn, or kept back, none would tell."""
        respuesta = super().__call__(request, *args, **kwargs)
        del respuesta["Last-Modified"]
        return respuesta

    def get_object(self, request, indice):
        self.request = request
        return indice

    def title(self, indice):
        return sin_controles(indice.title)

    def link(self, indice):
        return indice.get_full_url(self.request)

    def description(self, indice):
        return sin_controles(indice.entradilla or indice.title)

    def items(self, indice):
        return indice.publicaciones().para_listado()[:CUANTAS]

    def item_title(self, noticia):
        return sin_controles(noticia.title)

    def item_description(self, noticia):
        return sin_controles(noticia.resumen)

    def item_link(self, noticia):
        return noticia.get_full_url(self.request)

    def item_guid(self, noticia):
        return f"urn:uuid:{noticia.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, noticia):
        return noticia.fecha

    def item_updateddate(self, noticia):
        return noticia.actualizada

    def item_categories(self, noticia):
        return [noticia.rotulo, *([noticia.area.nombre] if noticia.area else [])]


class Atom(Rss):
    feed_type = Atom1Feed
    subtitle = Rss.description
