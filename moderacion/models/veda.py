"""The electoral ban: from when to when, by what law, and what may still be told."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from sitio.models import Materia

FUNDAMENTO = (
    "Artículos 41, base III, apartado C, de la Constitución Política de los Estados Unidos "
    "Mexicanos y 209 de la Ley General de Instituciones y Procedimientos Electorales: durante las "
    "campañas y hasta que termine la jornada electoral se suspende la difusión de propaganda "
    "gubernamental."
)
AL_REVES = "La veda termina antes de empezar: corrija las fechas."
ENCIMADA = "Ya hay una veda en esas fechas ({}): escriba otras, o vuelva a la lista y cambie esa."
YA_PASO = "Esa fecha ya pasó: la veda no retendría nada."


def materias_de_ley():
    """What the law lets be told, by what it is about."""
    return [materia for materia in Materia.values if materia != Materia.GENERAL]


def generos_de_ley():
    """What may be told by what it is: notices to the people and calls."""
    return ["aviso", "convocatoria"]


class VedaQuerySet(models.QuerySet):
    def vigente(self, ahora=None):
        """The one in force, or None: its first moment is in it, its last is not."""
        ahora = ahora or timezone.now()
        return self.filter(levantada=None, desde__lte=ahora, hasta__gt=ahora).first()

    def del_ultimo_borde(self, ahora=None):
        """The one whose beginning or end came last: that in force, or the last that ended."""
        ahora = ahora or timezone.now()
        if veda := self.vigente(ahora):
            return veda
        acabadas = self.annotate(acabo=Coalesce("levantada", "hasta"))
        return acabadas.filter(acabo__gt=F("desde"), acabo__lte=ahora).order_by("-acabo").first()

    def por_venir(self, ahora=None):
        """Those in force or still to come, the first to start first."""
        return self.filter(levantada=None, hasta__gt=ahora or timezone.now()).order_by("desde")


class Veda(models.Model):
    """While it is in force only some of what was published stays in view."""

    desde = models.DateTimeField("empieza", help_text="Desde este momento.")
    hasta = models.DateTimeField("termina", help_text="En este momento todo vuelve por sí solo.")
    fundamento = models.TextField(
        "fundamento legal",
        max_length=1200,
        default=FUNDAMENTO,
        help_text="Lo lee quien abra una página que no está a la vista. Que lo revise el área "
        "jurídica.",
    )
    materias = models.JSONField("materias que se quedan", default=materias_de_ley, blank=True)
    generos = models.JSONField("géneros que se quedan", default=generos_de_ley, blank=True)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="quién",
    )
    levantada = models.DateTimeField("levantada", null=True, editable=False)
    motivo = models.TextField("por qué se levantó", blank=True, editable=False)

    objects = VedaQuerySet.as_manager()

    class Meta:
        verbose_name = "veda electoral"
        verbose_name_plural = "vedas electorales"
        ordering = ["-desde"]
        default_permissions = ("view", "add", "change")
        constraints = [
            models.CheckConstraint(condition=Q(hasta__gt=F("desde")), name="veda_al_derecho")
        ]

    def __str__(self):
        desde, hasta = timezone.localtime(self.desde), timezone.localtime(self.hasta)
        return f"Veda del {desde:%d/%m/%Y %H:%M} al {hasta:%d/%m/%Y %H:%M}"

    def estado(self, ahora=None):
        """In a word, for the list: `levantada`, `por empezar`, `en vigor` or `terminada`."""
        ahora = ahora or timezone.now()
        if self.levantada:
            return "levantada"
        if self.desde > ahora:
            return "por empezar"
        return "en vigor" if self.hasta > ahora else "terminada"

    def rige(self, momento):
        """Whether it is in force at that moment, as `vigente` asks it of the database."""
        return self.levantada is None and self.desde <= momento < self.hasta

    @property
    def sello(self):
        """What it says now, for a form to know whether somebody changed it meanwhile."""
        momentos = [momento.timestamp() for momento in (self.desde, self.hasta)]
        dicho = [*momentos, self.fundamento, self.materias, self.generos]
        return hashlib.sha256(repr([*dicho, self.levantada]).encode()).hexdigest()[:32]

    @property
    def abierta(self):
        """Whether it still does something, and so may be changed or lifted."""
        return self.estado() in {"por empezar", "en vigor"}

    def se_quedan(self):
        """What of the publications stays in view, as a condition on their table."""
        return Q(materia__in=self.materias) | Q(especie__in=self.generos)

    def deja(self, publicacion):
        """Whether it lets this one be told, as it is written now."""
        de_materia = publicacion.materia in self.materias
        return de_materia or publicacion.get_especie() in self.generos

    def clean(self):
        super().clean()
        if not (self.desde and self.hasta):
            return
        if self.hasta <= self.desde:
            raise ValidationError({"hasta": AL_REVES})
        if self.hasta <= timezone.now():
            raise ValidationError({"hasta": YA_PASO})
        # one that has ended does nothing any more, and nobody could change it to make room
        otras = Veda.objects.por_venir().filter(desde__lt=self.hasta, hasta__gt=self.desde)
        if otra := otras.exclude(pk=self.pk).first():
            raise ValidationError({"desde": ENCIMADA.format(otra)})
