"""Video capsules."""

from urllib.parse import urlsplit

from django.core.files.storage import default_storage
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel

from galerias.forms import FormularioDeCapsula
from sitio.datos import duracion, reloj
from sitio.listados import IndiceDePublicaciones
from sitio.models import Clase, Publicacion, Seccion

from .mediateca import Pieza

SITIOS = (("youtu", "YouTube"), ("facebook", "Facebook"), ("fb.watch", "Facebook"))


class Capsulas(IndiceDePublicaciones, Seccion):
    """All the video capsules."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["galerias.Capsula"]
    clase_de_tarjeta = "capsula"

    class Meta:
        verbose_name = "sección de cápsulas"


class Capsula(Publicacion):
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
        help_text="Si está en YouTube o Facebook. La página enlaza; nada se carga de allá.",
    )
    duracion = models.PositiveIntegerField(
        "duración", null=True, help_text="En segundos: 192 son 3 minutos 12."
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
        "transcripción", blank=True, help_text="Lo que se dice, para leerse sin el video."
    )

    base_form_class = FormularioDeCapsula
    content_panels = [
        *Publicacion.content_panels,
        MultiFieldPanel(
            [
                MediaChooserPanel("video", media_type="video"),
                FieldPanel("enlace"),
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
    api_fields = [*Publicacion.api_fields, "duracion", "serie", "transcripcion", "enlace"]

    class Meta:
        verbose_name = "cápsula"
        verbose_name_plural = "cápsulas"

    def get_rotulo(self):
        return "Video"

    def derivar(self):
        Pieza.rehacer(self, [Pieza(tipo=Pieza.Tipo.VIDEO, grabacion=self.video)])

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "temas": self.temas.all()}

    def datos(self, raiz):
        datos = {**super().datos(raiz), "@type": "VideoObject", "uploadDate": self.fecha}
        if medida := self.imagen and self.imagen.variantes.get("jpeg-800"):
            datos["thumbnailUrl"] = f"{raiz}{default_storage.url(medida[0])}"
        if self.video:
            datos["contentUrl"] = f"{raiz}{self.video.file.url}"
        if self.duracion:
            datos["duration"] = duracion(self.duracion)
        return datos

    @property
    def sitio_del_enlace(self):
        """Where its link leads, as people call it."""
        servidor = urlsplit(self.enlace).hostname or ""
        return next((nombre for pista, nombre in SITIOS if pista in servidor), servidor)

    @property
    def minutos(self):
        return reloj(self.duracion)
