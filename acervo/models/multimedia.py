"""Video and audio."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from wagtailmedia.models import AbstractMedia

from acervo import grabaciones


class Multimedia(AbstractMedia):
    """A video or an audio file, with what makes it readable without sound.

    `onda`: its loudness drawn once, from 0 to 100, the same number of bars whatever it lasts.
    A cut keeps what it was cut from, and its limits there in seconds.
    """

    subtitulos = models.FileField(
        "subtítulos",
        upload_to="subtitulos",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
        help_text="Archivo WebVTT (.vtt), en español.",
    )
    credito = models.CharField("crédito", max_length=120, blank=True)
    onda = models.JSONField(default=list, blank=True, editable=False)
    de = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="cortes",
        verbose_name="cortado de",
    )
    desde = models.FloatField(null=True, editable=False)
    hasta = models.FloatField(null=True, editable=False)

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
