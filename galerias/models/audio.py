"""Audio for the radio and for whoever listens: cuts of acts, interviews, spots."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel

from galerias.cara_de_audio import CaraDeAudio
from galerias.filtro_de_audios import FiltroDeAudios
from galerias.forms import FormularioDeAudio, FormularioDeAudios
from sitio.listados import IndiceDePublicaciones
from sitio.models import Clase, Publicacion, Seccion
from sitio.models.publicacion import PublicacionQuerySet
from sitio.texto import sin_acentos

from .mediateca import Pieza


class Audios(IndiceDePublicaciones, Seccion):
    """All the audio for the media, which is a podcast too."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["galerias.Audio"]
    filtro = FiltroDeAudios

    imagen = models.ForeignKey(
        "acervo.Imagen",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="imagen del podcast",
        help_text="Cuadrada, de 1400 a 3000 pixeles. La piden los directorios de podcasts.",
    )

    base_form_class = FormularioDeAudios
    content_panels = [*Seccion.content_panels, "imagen"]

    class Meta:
        verbose_name = "sección de audios"

    def fotografias(self):
        return [self.imagen] if self.imagen else []


class AudioQuerySet(PublicacionQuerySet):
    def con_todo(self):
        """With who speaks and what is heard, on its page as on a card."""
        return super().con_todo().select_related("funcionario", "grabacion")


class Audio(CaraDeAudio, Publicacion):
    """A recording to be listened to or broadcast, with who speaks and what is said."""

    parent_page_types = ["galerias.Audios"]
    subpage_types = []
    CLASE = Clase.AUDIO

    grabacion = models.ForeignKey(
        "acervo.Multimedia",
        on_delete=models.PROTECT,
        null=True,
        blank=True,  # a draft may wait for it: the form asks before it is sent
        related_name="+",
        verbose_name="grabación",
    )
    duracion = models.PositiveIntegerField(
        "duración en segundos",
        null=True,
        blank=True,
        help_text="192 son 3 minutos 12. En blanco, la que dice el archivo.",
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
    voz = models.CharField(max_length=200, default="", editable=False)  # `habla`, to be looked for
    transcripcion = models.TextField(
        "transcripción", blank=True, help_text="Lo que se dice, palabra por palabra."
    )

    objects = PageManager.from_queryset(AudioQuerySet)()
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

    def grabaciones(self):
        """For the queue to draw it and make its MP3."""
        return [self.grabacion] if self.grabacion else []

    def derivar(self):
        Pieza.rehacer(self, [Pieza(tipo=Pieza.Tipo.AUDIO, grabacion=self.grabacion)])

    def full_clean(self, *args, **kwargs):
        """How long it is, as its file says, where nobody wrote it."""
        if self.grabacion:
            self.duracion = self.duracion or round(self.grabacion.duration) or None
        self.voz = sin_acentos(self.habla)[:200]
        super().full_clean(*args, **kwargs)
