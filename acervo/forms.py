"""The forms of files: what is not one is refused; what the public sees is changed by few."""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from .a_la_vez import SinPisar
from .a_la_vista import NI_EL_ARCHIVO, CambioALaVista
from .fields import CampoDeSubida
from .formulario_de_grabacion import LeeElArchivo, LeeSubtitulos
from .tasks import preparar_audios, preparar_fotografias


class FormularioDeArchivo(SinPisar):
    """A file that a public page shows is replaced by dirección alone; every change is logged."""

    def __init__(self, *args, user=None, **kwargs):
        self.por = user
        super().__init__(*args, user=user, **kwargs)
        self.cambio = CambioALaVista(self.instance) if self.instance.pk else None

    def clean(self):
        datos = super().clean()
        if self.cambio and "file" in self.changed_data:
            try:
                self.cambio.exigir(self.por, NI_EL_ARCHIVO)
            except ValidationError as motivo:
                self.add_error("file", motivo)
        return datos

    @transaction.atomic
    def save(self, commit=True):
        objeto = super().save(commit=commit)
        if self.cambio and commit:
            self.cambio.apuntar(self.por)
        return objeto


FOCO = {
    "focal_point_x": "Punto focal: desde la izquierda",
    "focal_point_y": "Punto focal: desde arriba",
    "focal_point_width": "Punto focal: ancho",
    "focal_point_height": "Punto focal: alto",
}


class FormularioImagen(FormularioDeArchivo, BaseImageForm):
    """Cleans before saving, so that the hash that finds duplicates is that of what is kept."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre in FOCO.keys() & self.fields.keys():
            self.fields[nombre].label = FOCO[nombre]
        if campo := self.fields.get("file"):
            self.fields["file"] = CampoDeSubida(
                label=campo.label,
                required=campo.required,
                widget=campo.widget,
                initial=campo.initial,
            )

    @transaction.atomic
    def save(self, commit=True):
        """A new file takes its sizes with it: those that pages were painting are made again."""
        pintada = "file" in self.changed_data and bool(self.instance.variantes)
        if pintada:
            self.instance.variantes = {}
        imagen = super().save(commit=commit)
        if pintada and commit:
            preparar_fotografias.enqueue([imagen.pk])
        return imagen


class FormularioDocumento(FormularioDeArchivo, BaseDocumentForm):
    """A document."""


SOLO_DE_VIDEO = ("thumbnail", "subtitulos", "texto_de_subtitulos")


class FormularioMultimedia(LeeElArchivo, LeeSubtitulos, FormularioDeArchivo, BaseMediaForm):
    """A video or an audio file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.type == "audio":
            for campo in SOLO_DE_VIDEO:
                self.fields.pop(campo, None)
        self._preparar_archivo()
        self._preparar_subtitulos()

    @transaction.atomic
    def save(self, commit=True):
        """A new sound is drawn, and made an MP3 of, in the queue."""
        otro = "file" in self.changed_data
        if otro:
            self.instance.otro_archivo()
        grabacion = super().save(commit=commit)
        if commit and otro and grabacion.type == "audio":
            preparar_audios.enqueue([grabacion.pk])
        return grabacion
