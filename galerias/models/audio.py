"""Audio for the radio and for whoever listens: cuts of acts, interviews, spots."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel

from galerias.forms import FormularioDeAudio
from sitio.datos import duracion, reloj
from sitio.listados import IndiceDePublicaciones
from sitio.models import Clase, Publicacion, Seccion

from .mediateca import Pieza


class Audios(IndiceDePublicaciones, Seccion):
    """All the audio for the media."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["galerias.Audio"]

    class Meta:
        verbose_name = "sección de audios"


class Audio(Publicacion):
    """A recording to be listened to or broadcast, with who speaks and what is said."""

    parent_page_types = ["galerias.Audios"]
    subpage_types = []
    CLASE = Clase.AUDIO

    grabacion = models.ForeignKey(
        "acervo.Multimedia",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="grabación",
    )
    duracion = models.PositiveIntegerField(
        "duración",
        null=True,
        blank=True,
        help_text="En segundos. En blanco, la que dice el archivo.",
    )
    funcionario = models.ForeignKey(
        "ayuntamiento.Funcionario",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="audios",
        verbose_name="quién habla",
    )
    habla = models.CharField(
        "o quién habla",
        max_length=160,
        blank=True,
        help_text="Si no está en el directorio: nombre y cargo u oficio.",
    )
    transcripcion = models.TextField(
        "transcripción", blank=True, help_text="Lo que se dice, palabra por palabra."
    )

    base_form_class = FormularioDeAudio
    content_panels = [
        *Publicacion.content_panels,
        MultiFieldPanel(
            [MediaChooserPanel("grabacion", media_type="audio"), FieldPanel("duracion")],
            "Grabación",
        ),
        MultiFieldPanel(["funcionario", "habla"], "Quién habla"),
        "transcripcion",
        Publicacion.panel_de_foto,
        MultiFieldPanel([Publicacion.panel_de_fecha], "Fecha"),
        Publicacion.panel_de_clasificacion,
    ]
    search_fields = [
        *Publicacion.search_fields,
        index.SearchField("habla"),
        index.SearchField("transcripcion"),
    ]
    api_fields = [*Publicacion.api_fields, "duracion", "habla", "transcripcion"]

    class Meta:
        verbose_name = "audio"
        verbose_name_plural = "audios"

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "temas": self.temas.all()}

    def derivar(self):
        Pieza.rehacer(self, [Pieza(tipo=Pieza.Tipo.AUDIO, grabacion=self.grabacion)])

    def datos(self, raiz):
        datos = {**super().datos(raiz), "@type": "AudioObject", "uploadDate": self.fecha}
        if self.grabacion:
            datos["contentUrl"] = f"{raiz}{self.grabacion.file.url}"
        if self.transcripcion:
            datos["transcript"] = self.transcripcion
        return {**datos, "duration": duracion(self.duracion)} if self.duracion else datos

    @property
    def quien(self):
        """Who speaks, as the page says it."""
        return str(self.funcionario) if self.funcionario else self.habla

    @property
    def minutos(self):
        return reloj(self.duracion)
