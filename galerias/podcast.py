"""The audios as a podcast: RSS with what Apple's directory asks for besides."""

from django.contrib.syndication.views import Feed
from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

from sitio.models import Ajustes
from sitio.texto import sin_controles

from .forms import sirve_de_podcast
from .models import Audio, Audios

CUANTOS = 100
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
DE_TODOS = "podcast.png"  # a microphone, square: of whoever has not chosen another
CATEGORIA = "Government"  # a word of Apple's own list


class RssDePodcast(Rss201rev2Feed):
    """With the names that the directories of podcasts read."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:itunes": ITUNES}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        dicho = self.feed
        handler.addQuickElement("itunes:author", dicho["autor"])
        handler.addQuickElement("itunes:summary", dicho["description"])
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:category", attrs={"text": CATEGORIA})
        handler.addQuickElement("itunes:image", attrs={"href": dicho["imagen"]})
        if dicho["correo"]:
            handler.startElement("itunes:owner", {})
            handler.addQuickElement("itunes:name", dicho["autor"])
            handler.addQuickElement("itunes:email", dicho["correo"])
            handler.endElement("itunes:owner")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:title", item["title"])
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:episodeType", "full")
        if item["dura"]:
            handler.addQuickElement("itunes:duration", str(item["dura"]))
        if item["quien"]:
            handler.addQuickElement("itunes:author", item["quien"])


class Podcast(Feed):
    """The latest audios of which there is a file."""

    feed_type = RssDePodcast
    language = "es-mx"
    item_guid_is_permalink = False

    def __call__(self, request, *args, **kwargs):
        """Without a date of change: what was withdrawn would look like nothing had changed."""
        respuesta = super().__call__(request, *args, **kwargs)
        del respuesta["Last-Modified"]
        return respuesta

    def get_object(self, request):
        self.request = request
        self.ajustes = Ajustes.for_request(request)
        return Audios.objects.publicadas().select_related("imagen").get()

    def title(self, seccion):
        return sin_controles(f"{seccion.title}: {self.ajustes.nombre}")

    def link(self, seccion):
        return seccion.get_full_url(self.request)

    def description(self, seccion):
        return sin_controles(seccion.entradilla or seccion.search_description or seccion.title)

    def feed_copyright(self, seccion):
        return sin_controles(f"{timezone.localdate().year} {self.ajustes.nombre}")

    def feed_extra_kwargs(self, seccion):
        return {
            "autor": sin_controles(self.ajustes.nombre),
            "correo": self.ajustes.prensa_correo,
            "imagen": self._imagen(seccion),
        }

    def _imagen(self, seccion):
        """The largest that was made of it, if the directories take it; they ask for one always."""
        medida = seccion.imagen and seccion.imagen.variantes.get("impresion")
        if medida and sirve_de_podcast(*medida[1:]):
            direccion = seccion.imagen.file.storage.url(medida[0])
        else:
            direccion = static(DE_TODOS)
        return self.request.build_absolute_uri(direccion)

    def items(self, seccion):
        audios = Audio.objects.publicadas().de_veras_publicas().para_listado()
        ultimos = audios.exclude(grabacion=None)[:CUANTOS]
        return [audio for audio in ultimos if _peso(audio)]

    def item_title(self, audio):
        return sin_controles(audio.title)

    def item_description(self, audio):
        return sin_controles(audio.resumen)

    def item_link(self, audio):
        return audio.get_full_url(self.request)

    def item_guid(self, audio):
        return f"urn:uuid:{audio.translation_key}"

    def item_pubdate(self, audio):
        return audio.fecha

    def item_categories(self, audio):
        return [audio.area.nombre] if audio.area else []

    def item_enclosures(self, audio):
        direccion = self.request.build_absolute_uri(audio.grabacion.descarga.url)
        return [Enclosure(direccion, str(_peso(audio)), audio.tipo)]

    def item_extra_kwargs(self, audio):
        return {"dura": audio.duracion, "quien": sin_controles(audio.quien)}


def _peso(audio):
    """Its bytes, as they were noted when it was made ready; asked of where it is kept if not."""
    try:
        return audio.grabacion.peso or audio.grabacion.descarga.size
    except OSError:
        return 0
