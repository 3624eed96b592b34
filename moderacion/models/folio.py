"""The numbers of what was published."""

from django.db import models
from django.utils import timezone

from sitio.models import Publicacion


class Contador(models.Model):
    """The last number given in a series and year; its row is the lock."""

    serie = models.CharField(max_length=20)
    ejercicio = models.PositiveSmallIntegerField()
    ultimo = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["serie", "ejercicio"], name="contador_unico")
        ]

    def __str__(self):
        return f"{self.serie} {self.ejercicio}: {self.ultimo}"


class Folio(models.Model):
    """The number of a publication («Boletín 412/2026»), given once and for ever."""

    publicacion = models.OneToOneField(Publicacion, on_delete=models.PROTECT, related_name="folio")
    serie = models.CharField(max_length=20)
    ejercicio = models.PositiveSmallIntegerField()
    numero = models.PositiveIntegerField()
    dado = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["serie", "ejercicio", "numero"]
        constraints = [
            models.UniqueConstraint(fields=["serie", "ejercicio", "numero"], name="folio_unico")
        ]

    def __str__(self):
        return f"{self.numero}/{self.ejercicio}"
