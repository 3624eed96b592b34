"""Photographs in order, and video capsules."""

from urllib.parse import urlsplit

from django.core.files.storage import default_storage
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel

from sitio.datos import duracion
from sitio.listados import IndiceDePublicaciones
from sitio.models import Clase, Publicacion, Seccion

from .forms import FormularioDeCapsula, FormularioDeGaleria

SITIOS = (("youtu", "YouTube"), ("facebook", "Facebook"), ("fb.watch", "Facebook"))


class Galerias(IndiceDePublicaciones, Seccion):
    """All the galleries."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["galerias.Galeria"]

    class Meta:
        verbose_name = "sección de galerías"


class Galeria(Publicacion):
    """The photographs of an act, in the order in which they are to be seen."""

    parent_page_types = ["galerias.Galerias"]
    subpage_types = []
    CLASE = Clase.GALERIA

    lugar = models.CharField("lugar", max_length=120, blank=True)
    autoria = models.CharField(
        "fotografías de",
        max_length=160,
        blank=True,
        help_text="Quiénes las tomaron. Sale con el permiso de uso.",
    )

    base_form_class = FormularioDeGaleria
    content_panels = [
        *Publicacion.content_panels,
        MultipleChooserPanel(
            "fotos",
            chooser_field_name="imagen",
            heading="Fotografías",
            label="fotografía",
            help_text="La primera es la portada. Puede elegir varias a la vez.",
        ),
        MultiFieldPanel([Publicacion.panel_de_fecha, "lugar", "autoria"], "Cuándo, dónde y quién"),
        Publicacion.panel_de_clasificacion,
    ]
    search_fields = [
        *Publicacion.search_fields,
        index.SearchField("lugar"),
        index.RelatedFields("fotos", [index.SearchField("pie")]),
    ]
    api_fields = [*Publicacion.api_fields, "lugar", "autoria"]

    class Meta:
        verbose_name = "galería"
        verbose_name_plural = "galerías"

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "temas": self.temas.all(),
            "fotos": self.para_pagina(),
        }

    def datos(self, raiz):
        return {**super().datos(raiz), "@type": "ImageGallery", "datePublished": self.fecha}

    def para_pagina(self):
        """Its photographs with what the page paints."""
        return self.fotos.select_related("imagen")

    def fotografias(self):
        return [foto.imagen for foto in self.para_pagina()]

    def full_clean(self, *args, **kwargs):
        """Its first photograph leads it in listings."""
        primera = self.fotos.first()
        self.imagen = primera.imagen if primera else None
        super().full_clean(*args, **kwargs)


class Foto(Orderable):
    """A photograph in a gallery; its caption belongs to this use."""

    galeria = ParentalKey(Galeria, on_delete=models.CASCADE, related_name="fotos")
    imagen = models.ForeignKey(
        "acervo.Imagen", on_delete=models.PROTECT, related_name="+", verbose_name="fotografía"
    )
    pie = models.CharField("pie de foto", max_length=300, blank=True)
    alt = models.CharField(
        "texto alternativo",
        max_length=255,
        blank=True,
        help_text="En blanco, el que trae la fotografía.",
    )

    panels = ["imagen", "pie", "alt"]

    class Meta(Orderable.Meta):
        verbose_name = "fotografía de galería"

    @property
    def texto_alternativo(self):
        return self.alt or self.imagen.default_alt_text


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
        """Its duration as a person reads it: 3:12."""
        return f"{self.duracion // 60}:{self.duracion % 60:02}" if self.duracion else ""
