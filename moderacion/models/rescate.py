"""What a person was writing when the session ended, one row a thing sent, until given back."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KT
from django.utils import timezone

DIAS = 7


class RescateQuerySet(models.QuerySet):
    def de(self, user, camino):
        """Those of that form, the last first."""
        return self.filter(usuario_id=user.pk, camino=camino).order_by("-cuando", "-pk")

    def apartar(self, usuario_id, camino, datos, *, cuantos):
        """Keeps one more text of that form, unless it is there already, and the last `cuantos`."""
        de_quien = {"usuario_id": usuario_id, "camino": camino}
        suyos = list(self.filter(**de_quien).order_by("-cuando", "-pk"))
        if igual := next((uno for uno in suyos if uno.datos == datos), None):
            igual.cuando = timezone.now()
            igual.save(update_fields=["cuando"])
            return igual
        sobran = [uno.pk for uno in suyos[cuantos - 1 :]]
        self.filter(pk__in=sobran).delete()
        return self.create(**de_quien, datos=datos)

    def con_lo_que_se_decidia(self):
        """Without their text, which may be long; of a note of the tray, with its verb."""
        return self.annotate(accion=KT("datos__accion__0")).defer("datos")

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
        indexes = [models.Index(fields=["usuario", "camino"], name="rescate_de_quien")]

    def __str__(self):
        return f"{self.usuario}: {self.camino}"
