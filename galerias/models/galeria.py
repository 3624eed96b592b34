"""Photographs in order."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from galerias.forms import FormularioDeGaleria
from sitio.listados import IndiceDePublicaciones
from sitio.models import Clase, Publicacion, Seccion


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
        return self.fotos.filter(imagen__retirada=False).select_related("imagen")

    def fotografias(self):
        return [foto.imagen for foto in self.para_pagina()]

    def full_clean(self, *args, **kwargs):
        """Its first photograph leads it in listings."""
        a_la_vista = (foto.imagen for foto in self.fotos.all() if not foto.imagen.retirada)
        self.imagen = next(a_la_vista, None)
        super().full_clean(*args, **kwargs)


class Seleccion(models.TextChoices):
    """What a photograph is for whoever publishes the act elsewhere."""

    PRINCIPAL = "principal", "Principal"
    MEDIOS = "medios", "Representativa"


class Foto(Orderable):
    """A photograph in a gallery; its caption belongs to this use."""

    galeria = ParentalKey(Galeria, on_delete=models.CASCADE, related_name="fotos")
    imagen = models.ForeignKey(
        "acervo.Imagen", on_delete=models.PROTECT, related_name="+", verbose_name="fotografía"
    )
    pie = models.CharField("pie de foto", max_length=300, blank=True)
    credito = models.CharField(
        "crédito", max_length=120, blank=True, help_text="En blanco, el que trae la fotografía."
    )
    seleccion = models.CharField(
        "para los medios",
        max_length=9,
        blank=True,
        choices=Seleccion,
        help_text="La principal y hasta seis representativas son las que se ofrecen a los medios.",
    )
    alt = models.CharField(
        "texto alternativo",
        max_length=255,
        blank=True,
        help_text="En blanco, el que trae la fotografía.",
    )

    panels = ["imagen", "pie", "credito", "alt", "seleccion"]

    class Meta(Orderable.Meta):
        verbose_name = "fotografía de galería"

    @property
    def texto_alternativo(self):
        return self.alt or self.imagen.default_alt_text
