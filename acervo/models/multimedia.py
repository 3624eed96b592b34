"""Video and audio."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from wagtailmedia.models import AbstractMedia

from acervo import eliminar
from acervo.fields import CampoDeCartel, CampoDeGrabacion
from acervo.grabacion import grabaciones, subtitulos
from acervo.sin_entregar import SE_BUSCA_POR, SeEntrega, entregado


class Multimedia(eliminar.SeEliminaSinUso, SeEntrega, AbstractMedia):
    """A video or an audio file, with what makes it readable without sound.

    `onda`: its loudness drawn once, from 0 to 100, the same number of bars whatever it lasts.
    `subtitulos_por_corregir`: what somebody sent and could not be read, until it is mended.
    A cut keeps what it was cut from, and its limits there in seconds. `mp3`: the same sound, where
    the file is not one; `peso`: how many bytes there are in what is downloaded. `file_hash` is
    noted as `file` is kept, which goes before it: it tells when the same comes in again.
    """

    file = CampoDeGrabacion("archivo", upload_to="media")
    thumbnail = CampoDeCartel(
        "imagen fija",
        upload_to="media_thumbnails",
        blank=True,
        help_text="La que se ve antes de empezar. En blanco, se toma del video.",
    )
    subtitulos = models.FileField(
        "subtítulos",
        upload_to="subtitulos",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
        help_text="Archivo WebVTT (.vtt) o SRT, en español.",
    )
    subtitulos_por_corregir = models.TextField(blank=True, editable=False)
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
    mp3 = models.FileField("en MP3", upload_to="mp3", blank=True, editable=False)
    peso = models.PositiveBigIntegerField(default=0, editable=False)
    file_hash = models.CharField(max_length=40, blank=True, editable=False, db_index=True)

    objects = entregado(eliminar.DeMultimedia)
    todo = eliminar.DeMultimedia.as_manager()

    admin_form_fields = [
        *AbstractMedia.admin_form_fields,
        "subtitulos",
        "texto_de_subtitulos",
        "credito",
    ]
    search_fields = [*AbstractMedia.search_fields, SE_BUSCA_POR]

    def clean(self):
        """The framework asks for its extension even of a form that refused its file already."""
        if not self.file:
            return
        super().clean()
        if not self.file._committed:
            try:
                grabaciones.exigir(self.file, self.type)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    class Meta:
        verbose_name = "video o audio"
        verbose_name_plural = "videos y audios"

    def delete(self, *args, **kwargs):
        mp3 = self.mp3.name
        borrado = super().delete(*args, **kwargs)
        if mp3:
            transaction.on_commit(lambda: self.mp3.storage.delete(mp3))
        return borrado

    @property
    def descarga(self):
        """The file that people take with them: in MP3, as soon as there is one."""
        return self.mp3 or self.file

    @property
    def cortado_de(self):
        """The title of what it was cut from, if it is still there."""
        return self.de.title if self.de else ""

    def otro_archivo(self):
        """What was drawn and made of the file that it had is of no use. Not saved."""
        if self.mp3:
            viejo, almacen = self.mp3.name, self.mp3.storage
            transaction.on_commit(lambda: almacen.delete(viejo))
        self.onda, self.mp3, self.peso = [], "", 0

    def cuadros(self):
        """Its subtitles, read; none if there are none, or the file is gone."""
        return subtitulos.leer(self.texto_de_subtitulos()).cuadros if self.subtitulos else []

    def texto_de_subtitulos(self):
        """As they are kept; nothing of a file that is gone."""
        if not self.subtitulos:
            return ""
        try:
            with self.subtitulos.storage.open(self.subtitulos.name) as archivo:
                return subtitulos.en_texto(archivo.read(subtitulos.LARGO))
        except OSError:
            return ""
