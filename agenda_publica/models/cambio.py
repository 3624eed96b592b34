"""What was moved of an act once it was confirmed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from .compromiso import Compromiso, SesionDeCompromiso


class CambioDeFecha(models.Model):
    """That a confirmed act was moved: from what to what, by whom. Nobody edits it."""

    compromiso = models.ForeignKey(Compromiso, on_delete=models.PROTECT, related_name="cambios")
    original = models.DateTimeField(null=True, help_text="La fecha de la serie que se movió.")
    campo = models.CharField(max_length=20)
    antes = models.CharField(max_length=300, blank=True)
    despues = models.CharField(max_length=300, blank=True)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    cuando = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = "cambio de fecha, hora o lugar"
        verbose_name_plural = "cambios de fecha, hora o lugar"

    def __str__(self):
        return f"{self.que}: {self.antes} → {self.despues}"

    @property
    def que(self):
        """What of it was changed, as its form calls it."""
        de = SesionDeCompromiso if self.original else Compromiso
        return capfirst(de._meta.get_field(self.campo).verbose_name)
