"""What the town hall tells its people: boletines, notices, interviews."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from moderacion.models import Folio
from sitio.blocks import Cuerpo, Sumarios
from sitio.busqueda.palabras import palabras
from sitio.fields import CampoCuerpo
from sitio.listados import IndiceDePublicaciones
from sitio.models import Ajustes, Anexo, Clase, Publicacion, PublicacionQuerySet, Seccion

from .feeds import Atom, Rss
from .filters import FiltroDeNoticias
from .texto import texto_llano


class Noticias(RoutablePageMixin, IndiceDePublicaciones, Seccion):
    """All the news, filtered by área, subject, kind and month."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["noticias.Noticia"]
    filtro = FiltroDeNoticias

    class Meta:
        verbose_name = "sección de noticias"

    @path("rss/", name="rss")
    def rss(self, request):
        return Rss()(request, indice=self)

    @path("atom/", name="atom")
    def atom(self, request):
        return Atom()(request, indice=self)


class Genero(models.TextChoices):
    BOLETIN = "boletin", "Boletín"
    COMUNICADO = "comunicado", "Comunicado"
    AVISO = "aviso", "Aviso"
    ENTREVISTA = "entrevista", "Entrevista"
    CONVOCATORIA = "convocatoria", "Convocatoria"


CON_FOLIO = {Genero.BOLETIN, Genero.COMUNICADO}


class NoticiaQuerySet(PublicacionQuerySet):
    def destacadas(self):
        """Those chosen for the front page that are still to lead it."""
        elegidas = self.model.objects.order_by().filter(destacada_hasta__gte=timezone.localdate())
        return self.filter(pk__in=elegidas.values("pk"))

    def para_listado(self):
        return super().para_listado().defer("cuerpo", "sumarios")


class Noticia(Publicacion):
    """Something the town hall tells its people: a boletín, a notice, an interview."""

    parent_page_types = ["noticias.Noticias"]
    subpage_types = []
    CLASE = Clase.NOTICIA

    genero = models.CharField("género", max_length=12, choices=Genero, default=Genero.BOLETIN)
    lugar = models.CharField(
        "lugar",
        max_length=120,
        blank=True,
        help_text="Dónde se fecha. En blanco, el nombre del municipio.",
    )
    sumarios = CampoCuerpo(
        Sumarios(),
        blank=True,
        verbose_name="sumarios",
        help_text="Hasta dos datos que se leen bajo el titular.",
    )
    cuerpo = CampoCuerpo(Cuerpo(), verbose_name="cuerpo")
    destacada_hasta = models.DateField(
        "destacada hasta", null=True, blank=True, help_text="Hasta qué día abre la portada."
    )

    objects = PageManager.from_queryset(NoticiaQuerySet)()

    exclude_fields_in_copy = [*Publicacion.exclude_fields_in_copy, "destacada_hasta"]
    content_panels = [
        FieldPanel("genero", help_text="Boletines y comunicados llevan número al publicarse."),
        *Publicacion.content_panels,
        "cuerpo",
        Publicacion.panel_de_foto,
        "sumarios",
        MultiFieldPanel(["lugar", Publicacion.panel_de_fecha], "Lugar y fecha"),
        Publicacion.panel_de_clasificacion,
        InlinePanel("anexos", heading="Documentos anexos", label="documento"),
        InlinePanel("relacionadas", heading="Relacionadas", label="publicación", max_num=3),
        "destacada_hasta",
    ]
    search_fields = [
        *Publicacion.search_fields,
        index.SearchField("sumarios"),
        index.SearchField("cuerpo"),
        index.SearchField("lugar"),
        index.SearchField("en_numeros"),
        index.FilterField("genero"),
    ]
    api_fields = [*Publicacion.api_fields, "genero", "lugar", "sumarios", "cuerpo"]

    class Meta:
        verbose_name = "noticia"
        verbose_name_plural = "noticias"
        indexes = [
            models.Index(fields=["genero"], name="noticia_genero"),
            models.Index(
                fields=["destacada_hasta"],
                condition=models.Q(destacada_hasta__isnull=False),
                name="noticia_destacada",
            ),
        ]

    def get_rotulo(self):
        return self.get_genero_display()

    def get_especie(self):
        return self.genero

    @classmethod
    def especies(cls):
        return Genero.choices

    def get_context(self, request, *args, **kwargs):
        ajustes = Ajustes.for_request(request)
        data = self.data(ajustes.nombre)
        return {
            **super().get_context(request, *args, **kwargs),
            "temas": self.temas.all(),
            "anexos": self.anexos.select_related("documento"),
            "relacionadas": self.por_leer(),
            "fotos_para_medios": list(dict.fromkeys(self.fotografias())),
            "texto_para_medios": texto_llano(self, data, ajustes),
            "data": data,
        }

    def data(self, municipio=""):
        """The place and date line: «San Jacinto, 23 de noviembre de 2026.»"""
        fecha = date_format(self.dia, r"j \d\e F \d\e Y")
        lugar = self.lugar or municipio
        return f"{lugar}, {fecha}." if lugar else f"{fecha}."

    def por_leer(self):
        """The publications chosen to be read after it, in their order; one query."""
        elegidas = self.relacionadas.filter(publicacion__visible=True).select_related(
            "publicacion__imagen", "publicacion__area", "publicacion__folio"
        )
        return [relacionada.publicacion for relacionada in elegidas]

    def datos(self, raiz):
        fechas = {"datePublished": self.fecha, "dateModified": self.actualizada}
        datos = {**super().datos(raiz), "@type": "NewsArticle", "headline": self.title, **fechas}
        return {**datos, "articleSection": self.area.nombre} if self.area else datos

    @property
    def en_numeros(self):
        """Its number as people look for it: «412/2026», «boletín núm. 412», «CS-004»; in plain
        words, because PostgreSQL would take what a bar or a hyphen joins for one."""
        folio = Folio.objects.filter(publicacion_id=self.pk).first()
        if folio is None:
            return ""
        impreso = " ".join(palabras(folio.impreso))
        return f"{self.get_genero_display()} núm. {folio.numero} de {folio.ejercicio} {impreso}"

    def serie_de_folio(self):
        return self.genero if self.genero in CON_FOLIO else ""

    def fotografias(self):
        return [*super().fotografias(), *self.cuerpo.stream_block.fotografias(self.cuerpo)]


class AnexoDeNoticia(Anexo):
    """A document that goes with a news item."""

    noticia = ParentalKey(Noticia, on_delete=models.CASCADE, related_name="anexos")

    class Meta(Anexo.Meta):
        verbose_name = "anexo"


class Relacionada(Orderable):
    """Another publication worth reading after this one."""

    noticia = ParentalKey(Noticia, on_delete=models.CASCADE, related_name="relacionadas")
    publicacion = models.ForeignKey(
        Publicacion, on_delete=models.CASCADE, related_name="+", verbose_name="publicación"
    )

    panels = [FieldPanel("publicacion")]

    class Meta(Orderable.Meta):
        verbose_name = "publicación relacionada"
