"""What stopped being valid or public: why, and what answers at its address."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from moderacion.retirar import destinos
from sitio.models import Publicacion

SIN_DESTINO = "Elija la página que la reemplaza: quien llegue a esta irá a aquella."
SIN_EXPLICACION = "Explique por qué: quien llegue a esta dirección lo va a leer."
SOLO_FECHADAS = "Esta clase de página no se queda con aviso: corrija su texto o retírela."
NO_SE_LEE = "A esa página no llega el público, o es esta misma: elija otra que esté publicada."
POR_LEY_SIN_DESTINO = (
    "Por disposición legal no se manda a otra página: en su lugar se lee la explicación. Quite la "
    "página que la reemplaza, o elija otro motivo."
)
YA_NO_ESTA = "Ya no está en el sitio, así que no puede quedarse con un aviso: elija otro motivo."
EN_CIRCULO = "Esa página dice que la reemplaza esta: elija otra, para que no se manden entre sí."
DICHO = ("motivo", "explicacion", "destino_id")


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
    def motivos_de_persona(cls, de_nuevo=False):
        """The reasons that somebody may give, as choices: the clock has its own, and what was
        withdrawn already (`de_nuevo`) is not there to stay with a notice."""
        otros = {cls.Motivo.VENCIDA, *([cls.Motivo.SUPERADA] if de_nuevo else [])}
        return [(clave, dicho) for clave, dicho in cls.Motivo.choices if clave not in otros]

    @property
    def se_queda(self):
        """Whether the page stays public, with a notice above its text."""
        return self.motivo == self.Motivo.SUPERADA

    @property
    def lleva_a(self):
        """The page that replaces it; of what the law took away none does, whatever its row says."""
        return None if self.motivo == self.Motivo.LEGAL else self.destino

    def dice_lo_mismo_que(self, otro):
        """Whether that one, in force, already tells the public this."""
        return all(getattr(self, c) == getattr(otro, c) for c in DICHO)

    @property
    def en_su_lugar(self):
        """Which page replaces it, for the log and the mails."""
        if self.lleva_a is None:
            return ""
        return f"En su lugar: «{self.destino.title}» ({self.destino.full_url})"

    def clean(self):
        super().clean()
        errores = {}
        if self.se_queda and (mal := self._no_se_queda()):
            errores["motivo"] = mal
        if mal := self._mal_destino():
            errores["destino"] = mal
        if self.motivo in {self.Motivo.SUPERADA, self.Motivo.LEGAL} and not self.explicacion:
            errores["explicacion"] = SIN_EXPLICACION
        if errores:
            raise ValidationError(errores)

    def _no_se_queda(self):
        publicacion = Publicacion.objects.filter(pk=self.pagina_id).first()
        if publicacion is None:
            return SOLO_FECHADAS
        return "" if publicacion.live else YA_NO_ESTA

    def _mal_destino(self):
        """What is wrong with the page that replaces it, in a sentence, or nothing."""
        if not self.destino_id:
            return SIN_DESTINO if self.motivo == self.Motivo.REEMPLAZADA else ""
        if self.motivo == self.Motivo.LEGAL:
            return POR_LEY_SIN_DESTINO
        if self.destino_id == self.pagina_id or not destinos.a_la_vista(self.destino):
            return NO_SE_LEE
        return "" if destinos.ultimo(self) else EN_CIRCULO
