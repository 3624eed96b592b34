"""What is to be brought back of an act, who brings it, and what came of it.

It is asked of the act, and of what has several dates it is brought of each.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey

from .compromiso import Compromiso


class Cobertura(models.Model):
    """One thing asked of an act; done when somebody says so, or when a publication came of it."""

    class Tipo(models.TextChoices):
        BOLETIN = "boletin", "Boletín"
        FOTO = "foto", "Fotografía"
        VIDEO = "video", "Video"
        AUDIO = "audio", "Audio"
        EN_VIVO = "en_vivo", "En vivo"
        REDES = "redes", "Redes"

    compromiso = ParentalKey(Compromiso, on_delete=models.CASCADE, related_name="coberturas")
    tipo = models.CharField("qué", max_length=8, choices=Tipo)
    encargada = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coberturas",
        verbose_name="quién",
    )
    original = models.DateTimeField(
        "de la fecha del",
        null=True,
        editable=False,
        help_text="La que se eligió al empezarla; vacía, la de cuando salió.",
    )
    hecha_el = models.DateTimeField("hecha el", null=True, blank=True, editable=False)
    hecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="la dio por hecha",
    )
    lote = models.ForeignKey(
        "acervo.Lote",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="coberturas",
        verbose_name="fotografías que llegaron",
    )
    publicacion = models.ForeignKey(
        "sitio.Publicacion",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="coberturas",
        verbose_name="lo que salió de aquí",
    )

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "cobertura"
        verbose_name_plural = "coberturas"
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso", "tipo"],
                condition=models.Q(publicacion=None),
                name="cobertura_una_vez",
                violation_error_message="Eso ya está en la lista.",
            ),
            models.UniqueConstraint(
                fields=["compromiso", "tipo", "publicacion"],
                name="cobertura_de_una_vez",
                violation_error_message="Eso ya está en la lista.",
            ),
        ]

    def __str__(self):
        return self.get_tipo_display()

    @property
    def esta(self):
        """What is only a draft left nothing yet; what was once public did."""
        return self.hecha_el is not None or (
            self.publicacion_id is not None and self.publicacion.first_published_at is not None
        )

    @property
    def estuvo(self):
        """The moment from which it is there, if it is."""
        return self.hecha_el or (self.publicacion.first_published_at if self.esta else None)

    @property
    def en_borrador(self):
        return self.publicacion_id is not None and not self.esta


class Evidencia(models.Model):
    """That one thing was brought back of one date (`original`) of an act that has several."""

    compromiso = models.ForeignKey(Compromiso, on_delete=models.CASCADE, related_name="evidencias")
    tipo = models.CharField("qué", max_length=8, choices=Cobertura.Tipo)
    original = models.DateTimeField("de la fecha del")
    hecha_el = models.DateTimeField("hecha el", default=timezone.now)
    hecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="la dio por hecha",
    )

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "evidencia"
        verbose_name_plural = "evidencias"
        constraints = [
            models.UniqueConstraint(
                fields=["compromiso", "original", "tipo"], name="evidencia_una_vez"
            )
        ]

    def __str__(self):
        return f"{self.get_tipo_display()}, {timezone.localtime(self.original):%d/%m/%Y %H:%M}"
