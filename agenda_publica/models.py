"""The public face of the agenda: acts, and the rows of when they happen."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from sitio.blocks import Cuerpo
from sitio.fields import CampoCuerpo
from sitio.models import Clase, Publicacion, PublicacionQuerySet, Seccion

from .cara import CaraDeActo, Situacion
from .estado import antes_era, estado
from .rutas import RutasDeAgenda

UN_INSTANTE = timedelta(microseconds=1)


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


class Acto(CaraDeActo, Publicacion):
    """An act that citizens may know of; every field of it may be published."""

    parent_page_types = ["agenda_publica.Agenda"]
    subpage_types = []
    CLASE = Clase.ACTO

    modalidad = models.CharField(
        "modalidad", max_length=14, choices=Modalidad, default=Modalidad.OTRO
    )
    inicio = models.DateTimeField("empieza")
    fin = models.DateTimeField("termina", null=True, blank=True)
    todo_el_dia = models.BooleanField("todo el día", default=False)
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
    entrada_libre = models.BooleanField("entrada libre", default=True)
    indicaciones = models.CharField(
        "indicaciones", max_length=220, blank=True, help_text="Qué llevar, por dónde entrar."
    )
    en_vivo = models.URLField("transmisión en vivo", blank=True)
    cuerpo = CampoCuerpo(Cuerpo(), blank=True, verbose_name="información")

    objects = PageManager.from_queryset(ActoQuerySet)()

    content_panels = [
        *Publicacion.content_panels,
        MultiFieldPanel(["inicio", "fin", "todo_el_dia"], "Cuándo"),
        InlinePanel("sesiones", heading="Más fechas", label="fecha"),
        MultiFieldPanel(["sede", "lugar"], "Dónde"),
        MultiFieldPanel(["modalidad", "preside"], "Qué y quién"),
        MultiFieldPanel(["situacion", "motivo", "antes"], "Cambios"),
        MultiFieldPanel(["entrada_libre", "indicaciones", "en_vivo"], "Para asistir"),
        "cuerpo",
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
        "modalidad",
        "inicio",
        "fin",
        "todo_el_dia",
        "sede",
        "lugar",
        "preside",
        "situacion",
        "motivo",
        "antes",
        "entrada_libre",
        "indicaciones",
        "en_vivo",
        "cuerpo",
    ]

    class Meta:
        verbose_name = "acto"
        verbose_name_plural = "actos"

    def get_rotulo(self):
        return self.get_modalidad_display()

    def fechas(self):
        """Its occurrences as its own dates say, saved or not: a draft shows those it will have."""
        pares = {(self.inicio, self.fin), *((s.inicio, s.fin) for s in self.sesiones.all())}
        return [
            Ocurrencia(acto=self, inicio=inicio, fin=fin, todo_el_dia=self.todo_el_dia)
            for inicio, fin in sorted(pares, key=lambda par: par[0])
        ]

    def fotografias(self):
        return [*super().fotografias(), *self.cuerpo.stream_block.fotografias(self.cuerpo)]

    def clean(self):
        super().clean()
        errores = {}
        if self.inicio and self.fin and self.fin < self.inicio:
            errores["fin"] = "El acto termina antes de empezar: corrija la hora."
        if self.situacion != Situacion.CONFIRMADA and not self.motivo:
            errores["motivo"] = "Diga por qué se pospone o se cancela: la gente lo va a leer."
        if errores:
            raise ValidationError(errores)
        if self.inicio:
            self.fecha = self.inicio

    def derivar(self):
        """Its occurrences, made again from its dates."""
        Ocurrencia.objects.filter(acto_id=self.pk).delete()
        Ocurrencia.objects.bulk_create(self.fechas())


class Sesion(Orderable):
    """Another date of the same act."""

    acto = ParentalKey(Acto, on_delete=models.CASCADE, related_name="sesiones")
    inicio = models.DateTimeField("empieza")
    fin = models.DateTimeField("termina", null=True, blank=True)

    panels = ["inicio", "fin"]

    class Meta(Orderable.Meta):
        verbose_name = "otra fecha"
        verbose_name_plural = "otras fechas"


class OcurrenciaQuerySet(models.QuerySet):
    def publicadas(self):
        """Those of acts that anyone may read, in order of time."""
        return self.filter(acto__visible=True).order_by("inicio", "pk")

    def entre(self, desde, hasta=None):
        """Those that touch the span [desde, hasta), moments with zone; without end, if none."""
        sigue = Q(fin__gt=desde) | Q(todo_el_dia=True, fin__gte=desde) | Q(inicio__gte=desde)
        return self.filter(sigue, inicio__lt=hasta) if hasta else self.filter(sigue)

    def para_listado(self):
        return self.select_related("acto__sede", "acto__preside", "acto__area", "acto__imagen")


class Ocurrencia(models.Model):
    """A date of an act: derived, never in a revision, rebuilt inside the publication."""

    acto = models.ForeignKey(Acto, on_delete=models.CASCADE, related_name="ocurrencias")
    inicio = models.DateTimeField()
    fin = models.DateTimeField(null=True)
    todo_el_dia = models.BooleanField(default=False)

    objects = OcurrenciaQuerySet.as_manager()

    class Meta:
        ordering = ["inicio"]
        indexes = [models.Index(fields=["inicio", "acto"], name="ocurrencia_inicio")]
        constraints = [
            models.UniqueConstraint(fields=["acto", "inicio"], name="ocurrencia_una_vez")
        ]

    def __str__(self):
        return f"{self.acto}, {timezone.localtime(self.inicio):%d/%m/%Y %H:%M}"

    @property
    def dia(self):
        return timezone.localdate(self.inicio)

    @property
    def ultimo_dia(self):
        """The last day it touches: what ends at midnight does not touch the next."""
        if self.fin is None or self.fin <= self.inicio:
            return self.dia
        return timezone.localdate(self.fin if self.todo_el_dia else self.fin - UN_INSTANTE)

    def momento(self, ahora=None):
        """Where it stands in time: `antes`, `ahora` or `paso`; what ends today is not yet past."""
        ahora = ahora or timezone.now()
        if self.inicio > ahora:
            return "antes"
        if self.todo_el_dia:
            return "ahora" if self.ultimo_dia >= timezone.localdate(ahora) else "paso"
        fin = self.fin or self.inicio + timedelta(hours=1)
        return "ahora" if fin > ahora else "paso"

    @property
    def cambio(self):
        """Whether this is the date that was moved."""
        return self.acto.antes is not None and self.inicio == self.acto.inicio

    @property
    def estado(self):
        return estado(self)

    @property
    def antes_era(self):
        return antes_era(self)
