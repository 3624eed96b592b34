"""The dates of public acts as rows: derived, rebuilt inside the publication, in no revision."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from agenda_publica import direcciones
from agenda_publica.cara import datos_de_una
from agenda_publica.estado import antes_era, estado
from agenda_publica.fechas import EnElTiempo, EnElTiempoQuerySet


class OcurrenciaQuerySet(EnElTiempoQuerySet):
    def publicadas(self):
        """Those of acts that anyone may read, in order of time."""
        return self.filter(acto__visible=True).order_by("inicio", "pk")

    def sin_repetir(self, desde, hasta=None):
        """Those from `desde` on: all until `hasta`, and then each act once, if it had none."""
        antes = Q(inicio__lt=OuterRef("inicio")) | Q(
            inicio=OuterRef("inicio"), pk__lt=OuterRef("pk")
        )
        previas = self.model.objects.order_by().entre(desde).filter(antes, acto=OuterRef("acto"))
        return self.entre(desde).filter(Q(inicio__lt=hasta or desde) | ~Exists(previas))

    def para_listado(self):
        return self.select_related("acto__sede", "acto__preside", "acto__area", "acto__imagen")


class Ocurrencia(EnElTiempo):
    """A date of an act."""

    acto = models.ForeignKey("Acto", on_delete=models.CASCADE, related_name="ocurrencias")

    objects = OcurrenciaQuerySet.as_manager()

    class Meta:
        ordering = ["inicio"]
        indexes = [models.Index(fields=["inicio", "acto"], name="ocurrencia_inicio")]
        constraints = [
            models.UniqueConstraint(fields=["acto", "original"], name="ocurrencia_original")
        ]

    def __str__(self):
        return f"{self.acto}, {timezone.localtime(self.inicio):%d/%m/%Y %H:%M}"

    @property
    def nombre(self):
        """2026-11-23-1100: what its address and its calendar are called by, though it be moved."""
        return direcciones.nombre(self.original, self.acto.en_su_zona())

    @property
    def dice(self):
        """Its own title, or that of the act."""
        return self.titulo or self.acto.title

    @property
    def antes(self):
        """The moment it had before it was moved, if it was."""
        if self.acto.antes is not None and self.inicio == self.acto.inicio:
            return self.acto.antes
        return self.original if self.acto.regla and self.original != self.inicio else None

    def datos(self, raiz):
        """For schema.org: the act, on this date."""
        return datos_de_una(self, self.acto.datos(raiz))

    @property
    def estado(self):
        return estado(self)

    @property
    def antes_era(self):
        return antes_era(self)


class Horizonte(models.Model):
    """How far the rows of rules without end are made; one row, which the tick moves."""

    hasta = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{timezone.localtime(self.hasta):%d/%m/%Y}"
