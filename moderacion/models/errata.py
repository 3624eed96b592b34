"""What was corrected of what readers had already seen: told with its date, and never unsaid."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Revision

from sitio.models import Publicacion


class Errata(models.Model):
    """One correction, written as the version that brings it is published; nothing in it changes."""

    publicacion = models.ForeignKey(
        Publicacion, on_delete=models.PROTECT, related_name="erratas", verbose_name="publicación"
    )
    revision = models.OneToOneField(
        Revision, on_delete=models.PROTECT, related_name="errata", verbose_name="versión"
    )
    texto = models.TextField("texto")
    cuando = models.DateTimeField("cuándo", default=timezone.now)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="quién la aprobó",
    )

    class Meta:
        verbose_name = "fe de erratas"
        verbose_name_plural = "fe de erratas"
        ordering = ["-cuando", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return self.texto
