"""Video capsules."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel

from galerias.cara_de_capsula import CaraDeCapsula
from galerias.forms import FormularioDeCapsula
from galerias.series import FiltroDeCapsulas
from sitio.listados import IndiceDePublicaciones
from sitio.models import Clase, Publicacion, Seccion
from sitio.models.publicacion import PublicacionQuerySet

from .mediateca import Pieza


class Capsulas(IndiceDePublicaciones, Seccion):
    """All the video capsules."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["galerias.Capsula"]
    clase_de_tarjeta = "capsula"
    filtro = FiltroDeCapsulas

    class Meta:
        verbose_name = "sección de cápsulas"


class CapsulaQuerySet(PublicacionQuerySet):
    def para_listado(self):
        """With its video: a card shows its still and tells whether there are subtitles."""
        return super().para_listado().select_related("video")


class Capsula(CaraDeCapsula, Publicacion):
    """A short video, with what makes it useful without sound or without seeing it."""

    parent_page_types = ["galerias.Capsulas"]
    subpage_types = []
    CLASE = Clase.CAPSULA

    video = models.ForeignKey(
        "acervo.Multimedia",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="video",
    )
    enlace = models.URLField(
        "o enlace",
        blank=True,
        help_text="Si está en YouTube o Facebook. Nada se le pide a ese sitio hasta que el lector "
        "lo elige; mientras, se ve la fotografía principal.",
    )
    credito_del_enlace = models.CharField(
        "de quién es el video",
        max_length=120,
        blank=True,
        default="",
        help_text="Solo de un enlace: el canal o la persona que lo hizo. Se dice en la página y en "
        "la mediateca. El de un video subido se escribe en «Videos y audios».",
    )
    duracion = models.PositiveIntegerField(
        "duración en segundos",
        null=True,
        blank=True,
        help_text="192 son 3 minutos 12. En blanco, la que dice el archivo.",
    )
    audiodescrita = models.ForeignKey(
        "acervo.Multimedia",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="versión audiodescrita",
        help_text="El mismo video con una voz que cuenta lo que se ve.",
    )
    capitulos = models.TextField(
        "capítulos",
        blank=True,
        max_length=4000,
        help_text="Uno por renglón, con su minuto: «1:20 Qué calles se cierran».",
    )
    serie = models.CharField("serie", max_length=80, blank=True)
    transcripcion = models.TextField(
        "transcripción",
        blank=True,
        help_text="Lo que se dice, para leerse sin el video. En blanco, se toma de los subtítulos.",
    )

    objects = PageManager.from_queryset(CapsulaQuerySet)()
    base_form_class = FormularioDeCapsula
    content_panels = [
        *Publicacion.content_panels,
        MultiFieldPanel(
            [
                MediaChooserPanel("video", media_type="video"),
                FieldPanel("enlace"),
                FieldPanel("credito_del_enlace"),
                FieldPanel("duracion"),
                MediaChooserPanel("audiodescrita", media_type="video"),
                FieldPanel("capitulos"),
            ],
            "Video",
        ),
        Publicacion.panel_de_foto,
        "transcripcion",
        MultiFieldPanel([Publicacion.panel_de_fecha, "serie"], "Fecha y serie"),
        Publicacion.panel_de_clasificacion,
    ]
    search_fields = [
        *Publicacion.search_fields,
        index.SearchField("serie"),
        index.SearchField("transcripcion"),
    ]
    api_fields = [
        *Publicacion.api_fields,
        *("duracion", "serie", "transcripcion", "enlace", "credito_del_enlace"),
    ]

    class Meta:
        verbose_name = "cápsula"
        verbose_name_plural = "cápsulas"

    def get_rotulo(self):
        return "Video"

    def derivar(self):
        suya = {"grabacion": self.video, "credito": self.credito_ajeno}
        Pieza.rehacer(self, [Pieza(tipo=Pieza.Tipo.VIDEO, **suya)])

    def full_clean(self, *args, **kwargs):
        """What its file says and nobody wrote: how long it is, and what is said in it."""
        if self.video:
            self.duracion = self.duracion or round(self.video.duration) or None
            self.transcripcion = self.transcripcion or self.transcripcion_de_subtitulos()
        super().full_clean(*args, **kwargs)
