"""What stopped being valid or public: why, and what answers at its address."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from sitio.models import Publicacion

SIN_DESTINO = "Elija la página que la reemplaza: quien llegue a esta irá a aquella."
SIN_EXPLICACION = "Explique por qué: quien llegue a esta dirección lo va a leer."
SOLO_FECHADAS = "Esta clase de página no se queda con aviso: corrija su texto o retírela."
EN_CIRCULO = "Esa página también se retiró o es esta misma: elija una que esté publicada."


class RetiroQuerySet(models.QuerySet):
    def vigentes(self):
        """Those in force: the page was not published again since."""
        return self.filter(levantado=None)


class Retiro(models.Model):
    """A page withdrawn, or kept with a notice that it no longer holds."""

    class Motivo(models.TextChoices):
        ERROR = "error", "Se publicó por error"
        REEMPLAZADA = "reemplazada", "La reemplaza otra página"
        SUPERADA = "superada", "Ya no está vigente: se queda, con un aviso"
        LEGAL = "legal", "Por disposición legal"
        VENCIDA = "vencida", "Llegó la fecha en que debía retirarse"

    pagina = models.ForeignKey(
        Page, on_delete=models.PROTECT, related_name="retiros", verbose_name="página"
    )
    motivo = models.CharField("motivo", max_length=12, choices=Motivo)
    explicacion = models.TextField(
        "explicación", blank=True, max_length=500, help_text="La lee quien llegue a su dirección."
    )
    destino = models.ForeignKey(
        Page,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="página que la reemplaza",
    )
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cuando = models.DateTimeField("cuándo", default=timezone.now)
    levantado = models.DateTimeField("levantado", null=True, editable=False)

    objects = RetiroQuerySet.as_manager()

    class Meta:
        verbose_name = "retiro"
        verbose_name_plural = "retiros"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["pagina"], condition=Q(levantado=None), name="retiro_vigente_unico"
            )
        ]

    def __str__(self):
        return f"{self.pagina}: {self.get_motivo_display().lower()}"

    @classmethod
    def motivos_de_persona(cls):
        """The reasons that somebody may give, as choices: the clock has its own."""
        return [
            (clave, dicho) for clave, dicho in cls.Motivo.choices if clave != cls.Motivo.VENCIDA
        ]

    @property
    def se_queda(self):
        """Whether the page stays public, with a notice above its text."""
        return self.motivo == self.Motivo.SUPERADA

    def clean(self):
        super().clean()
        errores = {}
        if self.se_queda and not Publicacion.objects.filter(pk=self.pagina_id).exists():
            errores["motivo"] = SOLO_FECHADAS
        if self.motivo == self.Motivo.REEMPLAZADA and not self.destino_id:
            errores["destino"] = SIN_DESTINO
        elif self.destino_id and not self._destino_sirve():
            errores["destino"] = EN_CIRCULO
        if self.motivo in {self.Motivo.SUPERADA, self.Motivo.LEGAL} and not self.explicacion:
            errores["explicacion"] = SIN_EXPLICACION
        if errores:
            raise ValidationError(errores)

    def _destino_sirve(self):
        """A public page, other than this one: from a public page nobody is sent on."""
        publicas = Page.objects.live().public()
        return self.destino_id != self.pagina_id and publicas.filter(pk=self.destino_id).exists()
