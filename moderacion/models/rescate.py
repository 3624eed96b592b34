"""What a person was writing when the session ended, until it is given back."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

DIAS = 7


class RescateQuerySet(models.QuerySet):
    def de(self, user, camino):
        return self.filter(usuario_id=user.pk, camino=camino)

    def viejos(self):
        return self.filter(cuando__lt=timezone.now() - timedelta(days=DIAS))


class Rescate(models.Model):
    """A form that arrived without its session: only who wrote it gets it back."""

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rescates"
    )
    camino = models.CharField(max_length=300)
    datos = models.JSONField()
    cuando = models.DateTimeField(default=timezone.now)

    objects = RescateQuerySet.as_manager()

    class Meta:
        verbose_name = "texto rescatado"
        verbose_name_plural = "textos rescatados"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["usuario", "camino"], name="rescate_unico")]

    def __str__(self):
        return f"{self.usuario}: {self.camino}"
