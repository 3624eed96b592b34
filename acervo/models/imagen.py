"""Photographs: what each says, in which sizes it is, and who consents that it be shown."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index

from acervo.fields import CampoFotografia


class Lote(models.Model):
    """What came from a camera at once: uploaded, described and used together."""

    titulo = models.CharField("de qué son", max_length=120, blank=True)
    creado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="lotes"
    )
    creado = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["-creado", "-pk"]
        verbose_name = "lote de fotografías"
        verbose_name_plural = "lotes de fotografías"

    def __str__(self):
        return self.titulo or f"Fotografías del {timezone.localtime(self.creado):%d/%m/%Y %H:%M}"


class Imagen(AbstractImage):
    """A photograph. Its `description` is its alternative text; its title never stands for it."""

    file = CampoFotografia(
        "archivo",
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    description = models.CharField(
        "texto alternativo",
        max_length=255,
        blank=True,
        default="",
        help_text="Qué se ve, para quien no puede verla. No es el pie de foto.",
    )
    pie = models.CharField("pie de foto", max_length=300, blank=True)
    credito = models.CharField(
        "crédito", max_length=120, blank=True, help_text="Quién la tomó y de dónde viene."
    )
    tomada = models.DateTimeField("tomada", null=True, blank=True, editable=False)
    variantes = models.JSONField(default=dict, blank=True, editable=False)
    lote = models.ForeignKey(
        Lote,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="imagenes",
        verbose_name="lote",
    )
    menores = models.BooleanField(
        "aparecen menores",
        default=False,
        help_text="Si se reconoce a una niña, un niño o adolescente. Sin el consentimiento de "
        "quien tiene su tutela no se publica.",
    )
    retirada = models.BooleanField(
        "retirada", default=False, editable=False, help_text="Alguien retiró su consentimiento."
    )

    admin_form_fields = [
        "title",
        "file",
        "description",
        "pie",
        "credito",
        "menores",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    ]
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("description"),
        index.SearchField("pie"),
        index.SearchField("credito"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "fotografía"
        verbose_name_plural = "fotografías"
        indexes = [
            models.Index(fields=["id"], condition=models.Q(retirada=True), name="imagen_retirada")
        ]

    @property
    def default_alt_text(self):
        return self.description

    def save(self, *args, **kwargs):
        """A new file is cleaned and kept first: its measures are written in the same row."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)


class Rendicion(AbstractRendition):
    """One size of a photograph, made by the queue."""

    image = models.ForeignKey(Imagen, on_delete=models.CASCADE, related_name="renditions")
    file = WagtailImageField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
        db_index=True,
    )

    class Meta:
        verbose_name = "tamaño de fotografía"
        verbose_name_plural = "tamaños de fotografías"
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="rendicion_unica"
            )
        ]


class Consentimiento(models.Model):
    """Who has custody of a minor lets those photographs be shown; the paper is never public."""

    imagenes = models.ManyToManyField(
        Imagen, related_name="consentimientos", verbose_name="fotografías"
    )
    de_quien = models.CharField(
        "de quién es", max_length=160, help_text="El nombre de la niña, el niño o adolescente."
    )
    lo_da = models.CharField(
        "quién lo da", max_length=160, help_text="Madre, padre o quien tiene la tutela."
    )
    dado_el = models.DateField("dado el")
    documento = models.FileField("documento firmado", upload_to="consentimientos", blank=True)
    registrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    registrado = models.DateTimeField(default=timezone.now, editable=False)
    retirado_el = models.DateTimeField("retirado el", null=True, editable=False)
    retirado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    motivo = models.CharField("por qué se retira", max_length=300, blank=True, editable=False)

    class Meta:
        default_permissions = ("add", "change")
        ordering = ["-dado_el", "-pk"]
        verbose_name = "consentimiento"
        verbose_name_plural = "consentimientos"

    def __str__(self):
        return f"{self.de_quien}, {self.dado_el:%d/%m/%Y}"
