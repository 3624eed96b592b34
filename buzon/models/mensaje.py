"""What is said of what was sent: between office and área, and what only the office reads."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class MensajeQuerySet(models.QuerySet):
    def para_el_area(self):
        """Without the private notes of the office."""
        return self.exclude(clase=Mensaje.Clase.NOTA)


class Mensaje(models.Model):
    """One thing said, by whom and when; it is never changed."""

    class Clase(models.TextChoices):
        PIDE = "pide", "Pide datos"
        RESPONDE = "responde", "Responde"
        ACEPTA = "acepta", "Acepta"
        RECHAZA = "rechaza", "Rechaza"
        NOTA = "nota", "Nota de la oficina"

    solicitud = models.ForeignKey("Solicitud", on_delete=models.CASCADE, related_name="mensajes")
    clase = models.CharField(max_length=8, choices=Clase)
    texto = models.TextField("qué se dice", max_length=2000)
    de = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cuando = models.DateTimeField(default=timezone.now)

    objects = MensajeQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["cuando", "pk"]
        verbose_name = "mensaje"
        verbose_name_plural = "mensajes"

    def __str__(self):
        return f"{self.get_clase_display()}: {self.texto[:60]}"


class Novedad(models.Model):
    """One thing that a person is to be told by mail; gathered, no more than one mail an hour."""

    para = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    solicitud = models.ForeignKey("Solicitud", on_delete=models.CASCADE, related_name="novedades")
    frase = models.CharField(max_length=300)
    cuando = models.DateTimeField(default=timezone.now)
    avisada = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "novedad"
        verbose_name_plural = "novedades"
        indexes = [
            models.Index(
                fields=["para"],
                condition=models.Q(avisada=None),
                name="novedad_por_avisar",
            )
        ]

    def __str__(self):
        return self.frase
