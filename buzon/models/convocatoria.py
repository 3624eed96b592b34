"""What the office asks of the departments, by a day, and who has answered."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Convocatoria(models.Model):
    """«¿Qué actos tendrá su área la próxima semana?», to some áreas."""

    pregunta = models.CharField("qué se pregunta", max_length=200)
    detalle = models.TextField("detalle", max_length=1000, blank=True)
    limite = models.DateField("para cuándo")
    hecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    hecha = models.DateTimeField(default=timezone.now, editable=False)
    cerrada = models.DateTimeField(null=True, editable=False)

    class Meta:
        default_permissions = ("add", "change")
        ordering = ["-limite", "-pk"]
        verbose_name = "petición a las áreas"
        verbose_name_plural = "peticiones a las áreas"

    def __str__(self):
        return self.pregunta


class LlamadaQuerySet(models.QuerySet):
    def sin_responder(self):
        return self.filter(respondida=None, convocatoria__cerrada=None)


class Llamada(models.Model):
    """That question as it was put to one área. `sin_nada`: it said that it has nothing to send."""

    convocatoria = models.ForeignKey(
        Convocatoria, on_delete=models.CASCADE, related_name="llamadas"
    )
    area = models.ForeignKey(
        "ayuntamiento.Area", on_delete=models.PROTECT, related_name="llamadas", verbose_name="área"
    )
    respondida = models.DateTimeField(null=True)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sin_nada = models.BooleanField(default=False)
    recordada = models.DateTimeField(null=True)

    objects = LlamadaQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["area__nombre"]
        verbose_name = "llamada"
        verbose_name_plural = "llamadas"
        constraints = [
            models.UniqueConstraint(fields=["convocatoria", "area"], name="llamada_una_vez")
        ]

    def __str__(self):
        return f"{self.convocatoria} ({self.area})"
