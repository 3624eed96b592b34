"""Photographs in order."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from galerias.cara_de_galeria import CaraDeGaleria
from galerias.datos_de_fotos import de_una
from galerias.forms import FormularioDeGaleria
from sitio.listados import IndiceDePublicaciones
from sitio.models import Clase, Publicacion, Seccion

from .mediateca import Pieza


class Galerias(IndiceDePublicaciones, Seccion):
    """All the galleries."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["galerias.Galeria"]

    class Meta:
        verbose_name = "sección de galerías"


class Galeria(CaraDeGaleria, Publicacion):
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
            help_text="La portada es la principal o, si no la hay, la primera. Puede elegir varias "
            "a la vez.",
        ),
        FieldPanel("por_hora"),
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

    def datos(self, raiz):
        return {**super().datos(raiz), "@type": "ImageGallery", "datePublished": self.fecha}

    def derivar(self):
        """A row of the media centre for each of its photographs."""
        Pieza.rehacer(self, [foto.pieza() for foto in self.para_pagina()])

    def full_clean(self, *args, **kwargs):
        """The one chosen as the lead leads it in listings; else the first."""
        mostrables = [foto for foto in self.fotos.all() if not foto.imagen.retirada]
        primera = min(mostrables, key=lambda foto: not foto.es_principal, default=None)
        self.imagen = primera.imagen if primera else None
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

    def numerada(self, numero, galeria):
        """Itself, knowing its number in that gallery."""
        self.numero, self.galeria = numero, galeria
        return self

    def get_url(self):
        """Its address without the site's; known once it has a number."""
        return f"{self.galeria.get_url() or ''}{self.numero}/"

    def datos(self, raiz):
        return de_una(self, raiz)

    def pieza(self):
        """Its row of the media centre."""
        de_la_galeria = "" if self.imagen.credito else self.galeria.autoria
        return Pieza(
            tipo=Pieza.Tipo.FOTO,
            orden=self.numero,
            titulo=self.dicho or self.galeria.title,
            credito=self.credito or de_la_galeria,
            alt=self.texto_alternativo,
            imagen=self.imagen,
        )

    @property
    def es_principal(self):
        return self.seleccion == Seleccion.PRINCIPAL

    @property
    def dicho(self):
        """Its caption: that of this use, or its own."""
        return self.pie or self.imagen.pie

    @property
    def de_quien(self):
        """Its credit: that of this use, its own, or that of the whole gallery."""
        return self.credito or self.imagen.credito or self.galeria.autoria

    @property
    def texto_alternativo(self):
        return self.alt or self.imagen.default_alt_text
