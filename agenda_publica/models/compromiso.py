"""The internal face of an act: what the office knows of it. Nothing of this is ever public."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from agenda_publica.fechas import ConFechas, FechaSuelta

from .cita import Cita

FALTA_CUANDO = "Falta llenar este campo: diga cuándo empieza, o en lugar de cuál es."


class Estado(models.TextChoices):
    PROPUESTA = "propuesta", "Propuesta"
    CONFIRMADA = "confirmada", "Confirmada"
    POSPUESTA = "pospuesta", "Pospuesta"
    CANCELADA = "cancelada", "Cancelada"
    RECHAZADA = "rechazada", "Rechazada"


class Prioridad(models.TextChoices):
    A = "A", "A · va el alcalde o la alcaldesa, va la prensa"
    B = "B", "B · se cubre con el equipo de la casa"
    C = "C", "C · basta con la información del área"


class Papel(models.TextChoices):
    PRESIDE = "preside", "Preside"
    ACOMPANA = "acompana", "Acompaña"
    REPRESENTA = "representa", "Va en representación"


class MotivoPublico(models.TextChoices):
    """What people are told, chosen and not written: it may go out at once, at night."""

    CLIMA = "clima", "Por el clima"
    SALUD = "salud", "Por causas de salud"
    AGENDA = "agenda", "Por un cambio en la agenda"
    SEGURIDAD = "seguridad", "Por seguridad de quienes asisten"
    LUTO = "luto", "Por luto"
    SEDE = "sede", "Porque la sede no está disponible"
    AJENA = "ajena", "Por causas ajenas al Ayuntamiento"


class Compromiso(ConFechas, ClusterableModel):
    """An act as the office knows it: always current, outside pages, revisions, search and API."""

    titulo = models.CharField("qué es", max_length=255)
    estado = models.CharField(
        "estado", max_length=10, choices=Estado, default=Estado.PROPUESTA, editable=False
    )
    viene_de = models.CharField(
        "estado anterior", max_length=10, blank=True, choices=Estado, editable=False
    )  # until its page is brought up to date
    motivo = models.CharField("motivo interno", max_length=300, blank=True, editable=False)
    motivo_publico = models.CharField(
        "lo que se dice a la gente",
        max_length=10,
        blank=True,
        choices=MotivoPublico,
        editable=False,
    )
    sede = models.ForeignKey(
        "ayuntamiento.Sede",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="compromisos",
        verbose_name="sede",
    )
    lugar = models.CharField(
        "dónde, dentro de la sede",
        max_length=120,
        blank=True,
        help_text="«Nave central». Se publica si el acto se hace público.",
    )
    solicita = models.CharField(
        "quién lo pide", max_length=200, blank=True, help_text="Persona, área u organización."
    )
    area = models.ForeignKey(
        "ayuntamiento.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="compromisos",
        verbose_name="área a cargo",
    )
    prioridad = models.CharField("prioridad", max_length=1, choices=Prioridad, default=Prioridad.B)
    por_que = models.CharField("por qué esa prioridad", max_length=200, blank=True)
    sin_prensa = models.BooleanField("sin prensa", default=False)
    asignados = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="compromisos",
        verbose_name="quién lo cubre",
    )
    vehiculo = models.CharField("vehículo", max_length=120, blank=True)
    contacto = models.CharField("contacto en el lugar", max_length=200, blank=True)
    notas = models.TextField("notas", max_length=4000, blank=True)
    acto = models.OneToOneField(
        "Acto",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="compromiso",
        verbose_name="página",
    )
    uid = models.CharField(max_length=255, blank=True, editable=False)
    creado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    creado = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "compromiso"
        verbose_name_plural = "compromisos"
        ordering = ["inicio", "pk"]
        indexes = [models.Index(fields=["uid"], name="compromiso_uid")]

    def __str__(self):
        return self.titulo

    def sueltas(self):
        return self.sesiones.all()

    def clean(self):
        super().clean()
        if errores := self.errores_de_fechas():
            raise ValidationError(errores)

    @property
    def donde(self):
        return ", ".join(parte for parte in (self.sede and self.sede.nombre, self.lugar) if parte)

    @property
    def preside(self):
        """The official who presides it, if one does."""
        suyos = (p.funcionario for p in self.presentes.all() if p.papel == Papel.PRESIDE)
        return next(suyos, None)

    def derivar(self):
        """Its rows of time, made again from its dates."""
        self.citas.all().delete()
        todo = {"compromiso": self, "todo_el_dia": self.todo_el_dia}
        Cita.objects.bulk_create(Cita.de(cuando, **todo) for cuando in self.cuandos())


class SesionDeCompromiso(FechaSuelta):
    """Another date of the record, or what changes in one of its series."""

    compromiso = ParentalKey(Compromiso, on_delete=models.CASCADE, related_name="sesiones")
    motivo_publico = models.CharField(
        "lo que se dice a la gente",
        max_length=10,
        blank=True,
        choices=MotivoPublico,
        help_text="Si ese día se cancela y el acto es público.",
    )

    class Meta:
        default_permissions = ()
        ordering = ["inicio", "pk"]
        verbose_name = "otra fecha"
        verbose_name_plural = "otras fechas"
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso", "original"],
                condition=models.Q(original__isnull=False),
                name="sesion_cambia_una_vez",
                violation_error_message="Esa fecha ya está en la lista.",
            ),
            models.UniqueConstraint(
                fields=["compromiso", "inicio"],
                condition=models.Q(original__isnull=True),
                name="sesion_una_vez",
                violation_error_message="Esa fecha ya está en la lista.",
            ),
        ]

    def __str__(self):
        return f"{timezone.localtime(self.inicio):%d/%m/%Y %H:%M}"

    def clean(self):
        super().clean()
        if self.inicio is None:
            raise ValidationError({"inicio": FALTA_CUANDO})


class Presente(models.Model):
    """An official who goes, and as what."""

    compromiso = ParentalKey(Compromiso, on_delete=models.CASCADE, related_name="presentes")
    funcionario = models.ForeignKey(
        "ayuntamiento.Funcionario",
        on_delete=models.PROTECT,
        related_name="presencias",
        verbose_name="quién",
    )
    papel = models.CharField("como", max_length=10, choices=Papel, default=Papel.ACOMPANA)
    en_nombre_de = models.ForeignKey(
        "ayuntamiento.Funcionario",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="en representación de",
    )

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "quien asiste"
        verbose_name_plural = "quiénes asisten"
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso", "funcionario"],
                name="presente_una_vez",
                violation_error_message="Esa persona ya está en la lista.",
            ),
            models.UniqueConstraint(
                fields=["compromiso"],
                condition=models.Q(papel=Papel.PRESIDE),
                name="presente_una_preside",
                violation_error_message="Solo una persona preside.",
            ),
        ]

    def __str__(self):
        return f"{self.funcionario} ({self.get_papel_display().lower()})"

    def clean(self):
        super().clean()
        if self.papel == Papel.REPRESENTA and not self.en_nombre_de_id:
            raise ValidationError({"en_nombre_de": "Diga en nombre de quién va."})
