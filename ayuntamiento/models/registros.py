"""The departments, the officials and the places of the town hall."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from wagtail.search import index

from acervo.fields import CampoDeFoto
from ayuntamiento.fichas import FormularioDeRegistro


class AreaQuerySet(models.QuerySet):
    def activas(self):
        """Those of the directory, by name; a closed one stays in the archive only."""
        return self.filter(activa=True).order_by(Lower("nombre"))


class Area(index.Indexed, models.Model):
    """A department of the town hall."""

    nombre = models.CharField("nombre", max_length=120, unique=True)
    slug = models.SlugField("dirección corta", max_length=80, unique=True)
    siglas = models.CharField("siglas", max_length=15, blank=True)
    titular = models.ForeignKey(
        "Funcionario",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="titular",
    )
    funciones = models.TextField(
        "a qué se dedica", max_length=600, blank=True, help_text="En dos frases, para la gente."
    )
    telefono = models.CharField("teléfono", max_length=40, blank=True)
    correo = models.EmailField("correo", blank=True)
    domicilio = models.CharField("domicilio", max_length=200, blank=True)
    horario = models.CharField("horario", max_length=120, blank=True)
    activa = models.BooleanField(
        "activa",
        default=True,
        help_text="Un área cerrada sale del directorio; lo que publicó se queda.",
    )

    objects = AreaQuerySet.as_manager()
    base_form_class = FormularioDeRegistro
    search_fields = [
        index.SearchField("nombre"),
        index.SearchField("siglas"),
        index.SearchField("funciones"),
        index.AutocompleteField("nombre"),
        index.FilterField("activa"),
    ]

    class Meta:
        ordering = ["nombre"]
        verbose_name = "área"
        verbose_name_plural = "áreas"

    def __str__(self):
        return self.nombre

    def get_absolute_url(self):
        return reverse("area", args=[self.slug])


class FuncionarioQuerySet(models.QuerySet):
    def en_funciones(self, dia=None):
        """Those whose period in office includes that day (today, if none is given)."""
        dia = dia or timezone.localdate()
        fin = models.Q(fin__isnull=True) | models.Q(fin__gte=dia)
        return self.filter(fin, models.Q(inicio__isnull=True) | models.Q(inicio__lte=dia))


class Funcionario(index.Indexed, models.Model):
    """A public servant who may preside an act or head a department."""

    nombre = models.CharField("nombre", max_length=120)
    slug = models.SlugField("dirección corta", max_length=120, unique=True)
    cargo = models.CharField("cargo", max_length=160)
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funcionarios",
        verbose_name="área",
    )
    inicio = models.DateField("en el cargo desde", null=True, blank=True)
    fin = models.DateField("hasta", null=True, blank=True)
    foto = CampoDeFoto(
        "acervo.Imagen",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fotografía",
    )
    semblanza = models.TextField("semblanza", max_length=600, blank=True)

    objects = FuncionarioQuerySet.as_manager()
    base_form_class = FormularioDeRegistro
    search_fields = [
        index.SearchField("nombre"),
        index.SearchField("cargo"),
        index.AutocompleteField("nombre"),
        index.FilterField("area"),
    ]

    class Meta:
        ordering = ["nombre"]
        verbose_name = "funcionaria o funcionario"
        verbose_name_plural = "funcionarias y funcionarios"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fin__isnull=True)
                | models.Q(inicio__isnull=True)
                | models.Q(fin__gte=models.F("inicio")),
                name="funcionario_periodo",
                violation_error_message="El periodo termina antes de empezar: corrija las fechas.",
            )
        ]

    def __str__(self):
        return self.nombre


class Sede(index.Indexed, models.Model):
    """A place where acts are held."""

    nombre = models.CharField("nombre", max_length=120, unique=True)
    domicilio = models.CharField("domicilio", max_length=200, blank=True)
    colonia = models.CharField("colonia o localidad", max_length=120, blank=True)
    aforo = models.PositiveIntegerField("aforo", null=True, blank=True, help_text="Personas.")
    accesible = models.BooleanField(
        "accesible en silla de ruedas",
        null=True,
        blank=True,
        help_text="Se llega y se entra sin ayuda. Si nadie lo ha revisado, déjelo en blanco.",
    )
    accesibilidad = models.CharField(
        "accesibilidad",
        max_length=200,
        blank=True,
        help_text="Rampas, escalones, sanitarios: lo que una persona debe saber antes de ir.",
    )
    telefono = models.CharField("teléfono", max_length=40, blank=True)

    base_form_class = FormularioDeRegistro
    search_fields = [
        index.SearchField("nombre"),
        index.SearchField("domicilio"),
        index.SearchField("colonia"),
        index.AutocompleteField("nombre"),
    ]

    class Meta:
        ordering = ["nombre"]
        verbose_name = "sede"
        verbose_name_plural = "sedes"

    def __str__(self):
        return self.nombre
