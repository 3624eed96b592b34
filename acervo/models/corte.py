"""A piece of a recording that somebody asked for."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

PACIENCIA = timedelta(minutes=30)  # since it was asked for


class Corte(models.Model):
    """From one second to another of an audio, with its fades; what came of it, or why nothing did.

    The same piece is not asked twice while it is being made.
    """

    class Estado(models.TextChoices):
        HACIENDO = "haciendo", "Se está cortando…"
        HECHO = "hecho", "Listo"
        FALLIDO = "fallido", "No se pudo cortar"

    original = models.ForeignKey(
        "acervo.Multimedia", on_delete=models.CASCADE, related_name="pedidos_de_corte"
    )
    titulo = models.CharField("título", max_length=255)
    desde = models.FloatField("empieza")
    hasta = models.FloatField("termina")
    entra = models.FloatField("fundido de entrada", default=0)
    sale = models.FloatField("fundido de salida", default=0)
    estado = models.CharField(max_length=8, choices=Estado, default=Estado.HACIENDO)
    motivo = models.CharField(max_length=200, blank=True)
    pedido_el = models.DateTimeField(auto_now_add=True)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    resultado = models.ForeignKey(
        "acervo.Multimedia", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["original", "desde", "hasta", "entra", "sale", "titulo"],
                condition=Q(estado="haciendo"),
                name="corte_una_vez",
            )
        ]

    def __str__(self):
        return self.titulo

    @property
    def dura(self):
        return round(self.hasta - self.desde, 3)

    @property
    def tarda(self):
        """It should have been made by now: whoever was making it may have died."""
        vieja = timezone.now() - self.pedido_el > PACIENCIA
        return vieja and self.estado == self.Estado.HACIENDO
