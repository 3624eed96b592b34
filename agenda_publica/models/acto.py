"""The public face of the agenda: acts, every field of which may be published."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from agenda_publica import lo_leido
from agenda_publica.asistencia import DocumentosEnJson, ParaAsistir
from agenda_publica.cara import CaraDeActo, Situacion
from agenda_publica.fechas import ConFechas, FechaSuelta
from agenda_publica.identidad import ConOcurrencias
from agenda_publica.paneles import PanelDeRepeticion
from agenda_publica.rutas import RutasDeAgenda
from sitio.blocks import Cuerpo
from sitio.fields import CampoCuerpo
from sitio.models import Anexo, Clase, Publicacion, PublicacionQuerySet, Seccion


class Agenda(RutasDeAgenda, Seccion):
    """The public agenda: by month, by day, and each act."""

    max_count = 1
    parent_page_types = ["portada.Portada"]
    subpage_types = ["agenda_publica.Acto"]

    class Meta:
        verbose_name = "agenda"


class Modalidad(models.TextChoices):
    GIRA = "gira", "Gira"
    INAUGURACION = "inauguracion", "Inauguración"
    CABILDO = "cabildo", "Sesión de Cabildo"
    AUDIENCIA = "audiencia", "Audiencia"
    CULTURAL = "cultural", "Acto cultural"
    DEPORTIVO = "deportivo", "Acto deportivo"
    CONFERENCIA = "conferencia", "Conferencia de prensa"
    REUNION = "reunion", "Reunión"
    CEREMONIA = "ceremonia", "Ceremonia"
    RECORRIDO = "recorrido", "Recorrido"
    ENTREGA = "entrega", "Entrega"
    OTRO = "otro", "Acto público"


class ActoQuerySet(PublicacionQuerySet):
    def con_todo(self):
        return super().con_todo().select_related("sede", "preside")


class Acto(CaraDeActo, ParaAsistir, ConOcurrencias, ConFechas, Publicacion):
    """An act that citizens may know of; every field of it may be published."""

    parent_page_types = ["agenda_publica.Agenda"]
    subpage_types = []
    CLASE = Clase.ACTO

    modalidad = models.CharField(
        "modalidad", max_length=14, choices=Modalidad, default=Modalidad.OTRO
    )
    primer_inicio = models.DateTimeField(null=True, editable=False)
    sede = models.ForeignKey(
        "ayuntamiento.Sede",
        on_delete=models.PROTECT,
        null=True,
        related_name="actos",
        verbose_name="sede",
    )
    lugar = models.CharField(
        "dónde, dentro de la sede", max_length=120, blank=True, help_text="«Nave central»."
    )
    preside = models.ForeignKey(
        "ayuntamiento.Funcionario",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actos",
        verbose_name="preside",
    )
    situacion = models.CharField(
        "situación", max_length=10, choices=Situacion, default=Situacion.CONFIRMADA
    )
    motivo = models.CharField(
        "motivo", max_length=220, blank=True, help_text="Si se pospone o se cancela: por qué."
    )
    antes = models.DateTimeField(
        "antes era", null=True, blank=True, help_text="La fecha y hora anteriores, si cambió."
    )
    antes_donde = models.CharField(
        "antes era en",
        max_length=255,
        blank=True,
        help_text="El lugar anterior, si cambió. Se escribe solo cuando la sede cambia.",
    )
    cuerpo = CampoCuerpo(Cuerpo(), blank=True, verbose_name="información")

    objects = PageManager.from_queryset(ActoQuerySet)()

    content_panels = [
        *Publicacion.content_panels,
        MultiFieldPanel(["inicio", "fin", "todo_el_dia", PanelDeRepeticion()], "Cuándo"),
        InlinePanel("sesiones", heading="Otras fechas, y las que cambian", label="fecha"),
        MultiFieldPanel(["sede", "lugar"], "Dónde"),
        MultiFieldPanel(["modalidad", "preside"], "Qué y quién"),
        MultiFieldPanel(["situacion", "motivo", "antes", "antes_donde"], "Cambios"),
        ParaAsistir.panel_para_asistir,
        "cuerpo",
        InlinePanel("documentos", heading="Documentos", label="documento"),
        Publicacion.panel_de_foto,
        Publicacion.panel_de_clasificacion,
    ]
    search_fields = [
        *Publicacion.search_fields,
        index.SearchField("lugar"),
        index.SearchField("cuerpo"),
        index.RelatedFields("sede", [index.SearchField("nombre"), index.SearchField("colonia")]),
    ]
    api_fields = [
        *Publicacion.api_fields,
        *("modalidad", "inicio", "fin", "todo_el_dia", "sede", "lugar", "preside"),
        *("situacion", "motivo", "antes", "antes_donde", *ParaAsistir.api_fields, "cuerpo"),
        APIField("documentos", serializer=DocumentosEnJson(source="documentos.all")),
    ]

    class Meta:
        verbose_name = "acto"
        verbose_name_plural = "actos"
        indexes = [models.Index(fields=["modalidad"], name="acto_modalidad")]

    def get_rotulo(self):
        return self.get_modalidad_display()

    def primera(self):
        """The moment it had when it was first public: it names it in addresses and calendars."""
        return self.primer_inicio or self.inicio

    def sueltas(self):
        return self.sesiones.all()

    def fotografias(self):
        return [*super().fotografias(), *self.cuerpo.stream_block.fotografias(self.cuerpo)]

    def clean(self):
        super().clean()
        leido = lo_leido.publico(self)
        if errores := {**lo_leido.errores(self, leido), **self.errores_de_fechas()}:
            raise ValidationError(errores)
        if self.inicio:
            self.fecha = self.inicio
            self.primer_inicio = self._su_primer_inicio()
            lo_leido.recordar(self, leido)

    def _su_primer_inicio(self):
        """Fixed once it is public; what was public before it was kept has it in its row."""
        if not self.first_published_at:
            return self.inicio
        suyo = Acto.objects.filter(pk=self.pk).values_list("primer_inicio", flat=True).first()
        return self.primer_inicio or suyo or self.inicio


class Sesion(FechaSuelta, Orderable):
    """Another date of the same act, or what changes in one of its series."""

    acto = ParentalKey(Acto, on_delete=models.CASCADE, related_name="sesiones")

    panels = ["original", "inicio", "fin", "titulo", "cancelada", "motivo", "excluida"]

    class Meta(Orderable.Meta):
        verbose_name = "otra fecha"
        verbose_name_plural = "otras fechas"


class DocumentoDeActo(Anexo):
    """What may be read before going: the convocatoria, the programme."""

    acto = ParentalKey(Acto, on_delete=models.CASCADE, related_name="documentos")

    class Meta(Anexo.Meta):
        verbose_name = "documento del acto"
        verbose_name_plural = "documentos del acto"
