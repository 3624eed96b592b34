"""A draft shown to someone without an account, by a link that ends."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from wagtail.models import Page, Revision

from .retiro import Retiro


def huella_de(token):
    """What is kept of a link: from it nobody can make the link again."""
    return hashlib.sha256(token.encode()).hexdigest()


class BorradorCompartidoQuerySet(models.QuerySet):
    def vivos(self, ahora=None):
        """Those that still open: neither ended, nor revoked, nor their draft published since or
        its page withdrawn."""
        suyos = Retiro.objects.vigentes().filter(
            pagina=OuterRef("pagina"), cuando__gte=OuterRef("creado")
        )
        salio = self.filter(pagina__last_published_at__gte=F("creado")).values("pk")
        filas = self.filter(revocado=None, caduca__gt=ahora or timezone.now())
        return filas.exclude(pk__in=salio).exclude(Exists(suyos))

    def de_token(self, token):
        """The live one that this link opens, or None, whatever is wrong with it."""
        vivos = self.vivos().select_related("pagina", "revision")
        return vivos.filter(huella=huella_de(token)).first()


class BorradorCompartido(models.Model):
    """One version of a page, to be read by whoever has the link; only its hash is kept."""

    pagina = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="borradores_compartidos"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    huella = models.CharField(max_length=64, unique=True)
    para = models.CharField(
        "para quién", max_length=120, help_text="Persona u oficina que lo va a leer."
    )
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    creado = models.DateTimeField(default=timezone.now)
    caduca = models.DateTimeField("sirve hasta")
    revocado = models.DateTimeField(null=True)
    vistas = models.PositiveIntegerField(default=0)
    ultima_vista = models.DateTimeField(null=True)
    archivos = models.JSONField(default=list, help_text="Los que su página enseña.")

    objects = BorradorCompartidoQuerySet.as_manager()

    class Meta:
        verbose_name = "borrador compartido"
        verbose_name_plural = "borradores compartidos"
        ordering = ["-creado", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.revision.object_str}, para {self.para}"

    def anotar(self, archivos, vista):
        """What its page showed, and one reading more if someone read it; in one write, or none."""
        cambios = {"vistas": F("vistas") + 1, "ultima_vista": timezone.now()} if vista else {}
        if archivos != self.archivos:
            cambios["archivos"] = archivos
        if cambios:
            BorradorCompartido.objects.filter(pk=self.pk).update(**cambios)
