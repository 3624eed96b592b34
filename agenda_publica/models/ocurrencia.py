"""The dates of public acts as rows: derived, rebuilt inside the publication, in no revision."""

from django.db import models
from django.utils import timezone

from agenda_publica.estado import antes_era, estado
from agenda_publica.fechas import EnElTiempo, EnElTiempoQuerySet


class OcurrenciaQuerySet(EnElTiempoQuerySet):
    def publicadas(self):
        """Those of acts that anyone may read, in order of time."""
        return self.filter(acto__visible=True).order_by("inicio", "pk")

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
    def cambio(self):
        """Whether this is the date that was moved."""
        return self.acto.antes is not None and self.inicio == self.acto.inicio

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
