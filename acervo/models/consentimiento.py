"""Who has custody of a minor lets some photographs be shown, and may take it back (ADR 0020)."""

import posixpath
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from acervo.almacen import reservado
from acervo.papeles import exigir

from .imagen import Imagen

FALTA_EL_PAPEL = "Falta el documento firmado"
TODAVIA_NO = "Esa fecha todavía no llega: escriba el día en que se firmó."


def con_otro_nombre(consentimiento, nombre):
    """Where its paper is kept: the name of a file may say the child's."""
    extension = posixpath.splitext(nombre)[1].lower()
    return f"consentimientos/{uuid.uuid4().hex}{extension}"


class ConsentimientoQuerySet(models.QuerySet):
    def vigentes(self):
        """Those that count: with their signed document on file, and not withdrawn."""
        return self.filter(retirado_el__isnull=True).exclude(documento="")

    def sin_documento(self):
        """Of before the document was asked for: they let nothing be shown until they have it."""
        return self.filter(retirado_el__isnull=True, documento="")

    def retirados(self):
        return self.filter(retirado_el__isnull=False)


class Consentimiento(ClusterableModel):
    """For one minor and some photographs; the paper is never public, nor is the name in any log.

    `reemplaza`: the withdrawn one that it gives again.
    """

    wagtail_reference_index_ignore = True

    imagenes = models.ManyToManyField(
        Imagen,
        through="FotoConsentida",
        related_name="consentimientos",
        verbose_name="fotografías",
    )
    de_quien = models.CharField(
        "de quién es", max_length=160, help_text="El nombre de la niña, el niño o adolescente."
    )
    lo_da = models.CharField(
        "quién lo da", max_length=160, help_text="Madre, padre o quien tiene la tutela."
    )
    dado_el = models.DateField("dado el")
    documento = models.FileField(
        "documento firmado",
        upload_to=con_otro_nombre,
        storage=reservado,
        validators=[exigir],
        help_text="PDF o fotografía del papel: sin él no hay consentimiento. Solo se abre desde "
        "aquí, y queda apuntado quién.",
    )
    registrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    registrado = models.DateTimeField(default=timezone.now, editable=False)
    reemplaza = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"retirado_el__isnull": False},
        related_name="reemplazos",
        verbose_name="vuelve a dar",
    )
    retirado_el = models.DateTimeField("retirado el", null=True, editable=False)
    retirado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    motivo = models.CharField("por qué se retira", max_length=300, blank=True, editable=False)

    objects = ConsentimientoQuerySet.as_manager()

    class Meta:
        default_permissions = ("add", "change", "view")
        permissions = [("retirar_consentimiento", "Puede retirar consentimientos")]
        ordering = ["-dado_el", "-pk"]
        verbose_name = "consentimiento"
        verbose_name_plural = "consentimientos"

    def __str__(self):
        """Without the minor's name: logs and messages say this."""
        return f"Consentimiento núm. {self.pk}" if self.pk else "Consentimiento"

    def clean(self):
        super().clean()
        if self.dado_el and self.dado_el > timezone.localdate():
            raise ValidationError({"dado_el": TODAVIA_NO})

    @property
    def estado(self):
        if self.retirado_el:
            return "Retirado"
        return "Vigente" if self.documento else FALTA_EL_PAPEL


class FotoConsentidaQuerySet(models.QuerySet):
    def que_cierran(self):
        """Of withdrawn consents that nobody has given again for that same photograph."""
        otra_vez = Consentimiento.objects.vigentes().filter(
            reemplaza=models.OuterRef("consentimiento"), imagenes=models.OuterRef("imagen")
        )
        retirados = self.filter(consentimiento__retirado_el__isnull=False)
        return retirados.exclude(models.Exists(otra_vez))


class FotoConsentida(models.Model):
    """A photograph that a consent lets be shown."""

    consentimiento = ParentalKey(Consentimiento, on_delete=models.CASCADE, related_name="fotos")
    imagen = models.ForeignKey(
        Imagen, on_delete=models.CASCADE, related_name="+", verbose_name="fotografía"
    )

    objects = FotoConsentidaQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = "fotografía con consentimiento"
        constraints = [
            models.UniqueConstraint(
                fields=("consentimiento", "imagen"),
                name="foto_consentida_una_vez",
                violation_error_message="Esa fotografía ya está en este consentimiento.",
            )
        ]

    def __str__(self):
        return self.imagen.title


class Rastro(models.Model):
    """Where a photograph stood the day its consent was withdrawn; kept as it was told then."""

    consentimiento = models.ForeignKey(
        Consentimiento, on_delete=models.CASCADE, related_name="rastros"
    )
    imagen = models.ForeignKey(Imagen, on_delete=models.SET_NULL, null=True, related_name="+")
    foto = models.CharField("fotografía", max_length=255)
    lugar = models.CharField("dónde estaba", max_length=255)
    direccion = models.CharField("dirección", max_length=500, blank=True)
    publico = models.BooleanField("era público", default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-publico", "lugar", "pk"]
        verbose_name = "lugar de una fotografía retirada"

    def __str__(self):
        return self.lugar
