"""What was recorded: photographs, documents, video and audio, as the framework keeps them."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from . import eliminar, grabaciones
from .fields import CampoFotografia


class Imagen(eliminar.SeEliminaSinUso, AbstractImage):
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

    objects = eliminar.DeImagenes.as_manager()

    admin_form_fields = [
        "title",
        "file",
        "description",
        "pie",
        "credito",
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


class Documento(eliminar.SeEliminaSinUso, AbstractDocument):
    """A file to be downloaded."""

    objects = eliminar.DeDocumentos.as_manager()

    admin_form_fields = ["title", "file", "collection", "tags"]

    class Meta(AbstractDocument.Meta):
        verbose_name = "documento"
        verbose_name_plural = "documentos"

    def clean(self):
        """The framework asks for its extension even before it has a file, and of a form that has
        no field to say it in."""
        if self.file:
            super().clean()

    @property
    def url(self):
        return self.file.url


class Multimedia(eliminar.SeEliminaSinUso, AbstractMedia):
    """A video or an audio file, with what makes it readable without sound."""

    subtitulos = models.FileField(
        "subtítulos",
        upload_to="subtitulos",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
        help_text="Archivo WebVTT (.vtt), en español.",
    )
    credito = models.CharField("crédito", max_length=120, blank=True)

    objects = eliminar.DeMultimedia.as_manager()

    admin_form_fields = [*AbstractMedia.admin_form_fields, "subtitulos", "credito"]

    def clean(self):
        super().clean()
        if self.file and not self.file._committed:
            try:
                grabaciones.exigir(self.file, self.type)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    class Meta:
        verbose_name = "video o audio"
        verbose_name_plural = "videos y audios"
