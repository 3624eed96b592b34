"""What is public and the ledger does not explain: found at night, told once, seen on the desk."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page


class Cotejo(models.Model):
    """One night's comparison; its row is what makes it one a night."""

    dia = models.DateField("día", unique=True)
    termino = models.DateTimeField("terminó", null=True)
    halladas = models.PositiveIntegerField("diferencias", default=0)

    class Meta:
        verbose_name = "cotejo"
        verbose_name_plural = "cotejos"
        default_permissions = ()

    def __str__(self):
        return str(self.dia)


class DiferenciaQuerySet(models.QuerySet):
    def abiertas(self):
        """Those still there the last time that it was looked; the latest first."""
        return self.filter(cerrada=None).order_by("-pk")


class Diferencia(models.Model):
    """Something that a comparison found, until one does not find it any more."""

    pagina = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="página"
    )
    regla = models.CharField("regla", max_length=80)
    dicho = models.TextField("qué pasa")
    encontrada = models.DateTimeField("encontrada", default=timezone.now)
    cerrada = models.DateTimeField("cerrada", null=True)

    objects = DiferenciaQuerySet.as_manager()

    class Meta:
        verbose_name = "diferencia con el libro"
        verbose_name_plural = "diferencias con el libro"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["pagina", "regla"], condition=Q(cerrada=None), name="diferencia_abierta"
            )
        ]

    def __str__(self):
        return self.dicho
