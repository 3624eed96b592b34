"""The one table between Wagtail's Page and each dated type; every listing reads it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.api import APIField
from wagtail.models import PageManager
from wagtail.search import index

from acervo.fields import CampoDeFoto
from sitio.datos import ErratasEnJson, SeDescribe
from sitio.forms import FormularioDePublicacion
from sitio.origen import PanelDeOrigen

from .correccion import DEL_CAMBIO, SeCorrige
from .pagina import Pagina, PaginaQuerySet
from .temas import TemaDePublicacion


class Clase(models.TextChoices):
    """Each value is also the accessor of the leaf's table from Publicacion."""

    NOTICIA = "noticia", "Noticia"
    ACTO = "acto", "Acto"
    GALERIA = "galeria", "Galería"
    CAPSULA = "capsula", "Cápsula"
    AUDIO = "audio", "Audio"


class Materia(models.TextChoices):
    """What it is about for the law: some of it may be told even in an electoral ban."""

    GENERAL = "general", "General"
    SALUD = "salud", "Salud"
    EDUCACION = "educacion", "Educación"
    PROTECCION_CIVIL = "proteccion_civil", "Protección civil"
    TRANSPARENCIA = "transparencia", "Transparencia"


class PublicacionQuerySet(PaginaQuerySet):
    def publicadas(self):
        """Those anyone may read, newest first. The only place that says so.

        `visible` says it all: live, not restricted, not kept back by an electoral ban.
        """
        clase = {"clase": self.model.CLASE} if self.model.CLASE else {}
        return self.filter(visible=True, **clase).order_by("-fecha", "-pk")

    def de_veras_publicas(self):
        """As the framework says, without trusting the mark: for the few rows a page paints."""
        return self.publicas_sin_veda().filter(retenida=False)

    def publicas_sin_veda(self):
        """Those anyone could read if no electoral ban kept any back."""
        return super().publicadas()

    def retenidas(self):
        """Those that anyone could read now, but for the electoral ban."""
        return self.publicas_sin_veda().filter(retenida=True)

    def de_area(self, area):
        return self.filter(area=area)

    def de_tema(self, tema):
        """Driven by the index of the subject: see TemaDePublicacion.orden."""
        de = "temas_de_publicacion"
        filas = self.filter(**{f"{de}__tag": tema, f"{de}__orden__isnull": False})
        return filas.order_by(f"-{de}__orden", f"-{de}__content_object")

    def de_tema_llamado(self, slug):
        filas = TemaDePublicacion.objects.filter(tag__slug=slug, orden__isnull=False)
        return self.filter(pk__in=filas.values("content_object"))

    def con_todo(self):
        """With the rows that its own page paints."""
        return self.select_related("imagen", "area", "folio")

    def para_listado(self):
        """With all that a card paints: a listing always costs the same queries."""
        filas = self.con_todo()
        if self.model is Publicacion:  # of every kind: see `de_video`
            return filas.select_related("capsula__video").defer("capsula__transcripcion")
        return filas


PANEL_DE_TITULAR = TitleFieldPanel(
    "title",
    heading="Titular",
    placeholder="Titular",
    help_text="Qué pasó y quién lo hizo, en una línea.",
    widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
)
PANEL_DE_AREA = FieldPanel(
    "area", help_text="El área de la que se habla. Sin ella no se envía a revisión."
)
PANEL_DE_FECHA = FieldPanel(
    "fecha",
    heading="Fecha que lleva",
    help_text="En blanco, la del momento en que se publique. Escríbala solo para ponerle una "
    "anterior; no programa nada: para que salga otro día use «Programar», en el panel de estado.",
)


def indice(nombre, *columnas):
    """An index over what is visible alone: lists drive from it (ADR 0002)."""
    return models.Index(fields=columnas, condition=Q(visible=True), name=nombre)


INDICES = [
    indice("publicacion_clase", "clase", "fecha", "page_ptr"),
    indice("publicacion_area", "area", "fecha", "page_ptr"),
    indice("publicacion_fecha", "fecha", "page_ptr"),
    models.Index(fields=["page_ptr"], condition=Q(retenida=True), name="retenida"),
]
RETENIDA_NO_SE_VE = models.CheckConstraint(
    condition=~Q(visible=True, retenida=True), name="retenida_no_se_ve"
)


class Publicacion(SeDescribe, SeCorrige, Pagina):
    """Something dated that the town hall publishes; never made as such, always as a leaf."""

    is_creatable = False
    parent_page_types = []
    CLASE = ""

    clase = models.CharField(
        max_length=10, choices=Clase, editable=False, default="", serialize=False
    )
    rotulo = models.CharField(max_length=40, editable=False, default="", serialize=False)
    especie = models.CharField(max_length=20, editable=False, default="", serialize=False)
    visible = models.BooleanField(default=False, editable=False, serialize=False)
    retenida = models.BooleanField(default=False, editable=False, serialize=False)
    superada = models.BooleanField(default=False, editable=False, serialize=False)
    fecha = models.DateTimeField("fecha", default=timezone.now)
    fecha_al_publicar = models.BooleanField(default=False, editable=False)
    area = models.ForeignKey(
        "ayuntamiento.Area",
        on_delete=models.PROTECT,
        null=True,
        related_name="publicaciones",
        verbose_name="área",
    )
    resumen = models.CharField(
        "resumen",
        max_length=220,
        help_text="Una o dos frases: salen en los listados, en buscadores y al compartir.",
    )
    imagen = CampoDeFoto(
        "acervo.Imagen",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fotografía principal",
    )
    imagen_alt = models.CharField(
        "texto alternativo",
        max_length=255,
        blank=True,
        help_text="Qué se ve en la fotografía. En blanco, el que ella trae.",
    )
    imagen_pie = models.CharField("pie de foto", max_length=300, blank=True)
    materia = models.CharField(
        "materia",
        max_length=20,
        choices=Materia,
        default=Materia.GENERAL,
        help_text="De qué trata para la ley: en veda electoral solo algunas siguen a la vista.",
    )
    temas = ClusterTaggableManager(
        through=TemaDePublicacion, blank=True, verbose_name="temas", related_name="+"
    )

    objects = PageManager.from_queryset(PublicacionQuerySet)()
    base_form_class = FormularioDePublicacion

    panel_de_foto = MultiFieldPanel(["imagen", "imagen_alt", "imagen_pie"], "Fotografía principal")
    panel_de_fecha = PANEL_DE_FECHA
    panel_de_clasificacion = MultiFieldPanel(["temas", "materia"], "Clasificación")
    content_panels = [
        PanelDeOrigen(),
        PANEL_DE_TITULAR,
        FieldPanel("resumen", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
        PANEL_DE_AREA,
        SeCorrige.panel_de_alcance,
    ]
    exclude_fields_in_copy = [*DEL_CAMBIO, "corregida"]

    search_fields = [
        *Pagina.search_fields,
        index.SearchField("resumen"),
        *(index.FilterField(columna) for columna in ("visible", "clase", "fecha", "area")),
    ]
    api_fields = [
        *("fecha", "resumen", "clase", "rotulo", "area", "temas", "materia", "corregida"),
        APIField("erratas", serializer=ErratasEnJson(source="erratas_publicas")),
    ]

    class Meta:
        verbose_name = "publicación"
        verbose_name_plural = "publicaciones"
        indexes = INDICES
        constraints = [RETENIDA_NO_SE_VE]

    def get_rotulo(self):
        """What its kind is called on a card: «Boletín», «Galería»."""
        return Clase(self.CLASE).label

    def serie_de_folio(self):
        """The series its number belongs to, or nothing when it carries none."""
        return ""

    def derivar(self):
        """Rebuilds the rows derived from what was just published; called inside `publicar`."""

    def fotografias(self):
        """Every photograph of its page, for the queue to make their sizes."""
        return [self.imagen] if self.imagen else []

    def save(self, *args, **kwargs):
        if hoja := self.specific_class:
            self.clase = hoja.CLASE
        if self.CLASE:
            self.rotulo = self.get_rotulo()
            self.especie = self.get_especie()
        return super().save(*args, **kwargs)

    def with_content_json(self, content):
        pagina = super().with_content_json(content)
        pagina.visible, pagina.retenida = self.visible, self.retenida
        pagina.corregida = self.corregida
        pagina.rotulo = pagina.get_rotulo()
        return pagina

    def get_preview_context(self, request, mode_name):
        self.rotulo = self.get_rotulo()
        return super().get_preview_context(request, mode_name)


def especies():
    """Every kind of what is published, as choices: each class says its own."""
    hojas = [hoja for hoja in Publicacion.__subclasses__() if not hoja._meta.abstract]
    return [especie for hoja in hojas for especie in hoja.especies()]
