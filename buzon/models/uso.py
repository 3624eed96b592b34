"""What the office made of what was sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Uso(models.Model):
    """That a record of the agenda or a page came of it; undone while nothing was published."""

    class Tipo(models.TextChoices):
        COMPROMISO = "compromiso", "Acto de la agenda"
        BOLETIN = "boletin", "Boletín"
        AVISO = "aviso", "Aviso"
        GALERIA = "galeria", "Galería"

    solicitud = models.ForeignKey("Solicitud", on_delete=models.PROTECT, related_name="usos")
    tipo = models.CharField(max_length=10, choices=Tipo)
    compromiso = models.ForeignKey(
        "agenda_publica.Compromiso",
        on_delete=models.CASCADE,
        null=True,
        related_name="de_solicitud",
    )
    publicacion = models.ForeignKey(
        "sitio.Publicacion", on_delete=models.CASCADE, null=True, related_name="de_solicitud"
    )
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cuando = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["cuando", "pk"]
        verbose_name = "uso"
        verbose_name_plural = "usos"
        constraints = [
            models.UniqueConstraint(fields=["solicitud", "tipo"], name="uso_de_un_tipo_una_vez"),
            models.CheckConstraint(
                condition=Q(compromiso__isnull=True, publicacion__isnull=False)
                | Q(compromiso__isnull=False, publicacion__isnull=True),
                name="uso_de_una_cosa",
            ),
            models.UniqueConstraint(
                fields=["solicitud", "compromiso"],
                condition=Q(compromiso__isnull=False),
                name="uso_de_compromiso_una_vez",
            ),
            models.UniqueConstraint(
                fields=["solicitud", "publicacion"],
                condition=Q(publicacion__isnull=False),
                name="uso_de_publicacion_una_vez",
            ),
        ]

    def __str__(self):
        return f"{self.get_tipo_display()}: {self.hecho}"

    @property
    def hecho(self):
        """The record or the page."""
        return self.compromiso or self.publicacion

    @property
    def pagina(self):
        """The page that people may come to read of it, or None while there is none."""
        return self.publicacion or (self.compromiso.acto if self.compromiso else None)
