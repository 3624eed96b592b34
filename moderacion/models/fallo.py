"""What the clock was to do and could not."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision


class FalloQuerySet(models.QuerySet):
    def pendientes(self):
        """Those whose schedule still stands; what was unscheduled since is not a failure."""
        programada = models.Q(revision__approved_go_live_at__isnull=False)
        por_vencer = models.Q(revision=None, pagina__expire_at__lt=timezone.now())
        return self.filter(programada | por_vencer & models.Q(pagina__live=True))


class Fallo(models.Model):
    """One row for each thing scheduled that failed; gone when it succeeds.

    Without `revision` it is the withdrawal of what expired.
    """

    pagina = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="fallos")
    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, null=True, related_name="fallo"
    )
    motivo = models.CharField("motivo", max_length=300)
    intentos = models.PositiveIntegerField("intentos", default=1)
    primero = models.DateTimeField("desde", default=timezone.now)
    ultimo = models.DateTimeField("último intento", default=timezone.now)

    objects = FalloQuerySet.as_manager()

    class Meta:
        verbose_name = "falla de lo programado"
        verbose_name_plural = "fallas de lo programado"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["pagina"], condition=models.Q(revision=None), name="fallo_de_retiro_unico"
            )
        ]

    def __str__(self):
        return f"{self.pagina}: {self.motivo}"
