"""The forms of files and of consents: what the public sees is changed by few."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from . import documentos
from .a_la_vista import NI_EL_ARCHIVO, NI_LA_MARCA, CambioALaVista
from .camara.alternativo import DiceAlgo
from .dos_personas.a_la_vez import SinPisar
from .fields import CampoDeSubida
from .grabacion.formulario_de_grabacion import LeeElArchivo, LeeSubtitulos
from .menores import consentimientos, de_menores
from .tasks import preparar_audios, preparar_fotografias


class FormularioDeArchivo(SinPisar):
    """A file that a public page shows is replaced by dirección alone; every change is logged."""

    def __init__(self, *args, user=None, **kwargs):
        self.por = user
        super().__init__(*args, user=user, **kwargs)
        self.cambio = CambioALaVista(self.instance) if self.instance.pk else None

    def clean(self):
        datos = super().clean()
        if "file" in self.changed_data:
            self._solo_direccion("file", NI_EL_ARCHIVO)
        return datos

    def _solo_direccion(self, campo, frase):
        """That change is not for who may not change what the public sees."""
        if not self.cambio:
            return
        try:
            self.cambio.exigir(self.por, frase)
        except ValidationError as motivo:
            self.add_error(campo, motivo)

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


class FormularioImagen(DiceAlgo, FormularioDeArchivo, BaseImageForm):
    """Cleans before saving, so that the hash that finds duplicates is that of what is kept."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre in FOCO.keys() & self.fields.keys():
            self.fields[nombre].label = FOCO[nombre]
        if self.instance.pk and "menores" in self.fields:
            self.fields["menores"].help_text = de_menores.ayuda(self.instance, self.por)
        if campo := self.fields.get("file"):
            self.fields["file"] = CampoDeSubida(
                label=campo.label,
                required=campo.required,
                widget=campo.widget,
                initial=campo.initial,
            )

    def clean(self):
        """That minors appear is said by anybody; that they do not, where they are seen, by few."""
        datos = super().clean()
        if "menores" in self.changed_data and not datos.get("menores"):
            self._solo_direccion("menores", NI_LA_MARCA)
        return datos

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
    """A document, which holds what its name says."""

    def clean_file(self):
        archivo = self.cleaned_data["file"]
        if isinstance(archivo, UploadedFile):
            documentos.exigir(archivo)
        return archivo


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


SIN_PAPEL = "Suba el documento firmado: sin él no hay consentimiento."
SE_VE = "«{}» ya se ve en el sitio: para quitarla, retire el consentimiento."


class FormularioDeConsentimiento(SinPisar, WagtailAdminModelForm):
    """The log tells that it changed, never what its names were."""

    sin_apuntar = frozenset({"de_quien", "lo_da", "documento", "reemplaza"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["documento"].widget = forms.FileInput()
        self.fields["documento"].error_messages["required"] = SIN_PAPEL

    def clean_reemplaza(self):
        return self.instance.reemplaza if self.instance.pk else self.cleaned_data["reemplaza"]

    def is_valid(self):
        """What the public sees by this consent is not taken out of it: it is withdrawn."""
        if not super().is_valid():
            return False
        filas = self.formsets["fotos"]
        quedan = [f.cleaned_data["imagen"] for f in filas.forms if f not in filas.deleted_forms]
        if self.instance.pk:
            for imagen in consentimientos.quitadas(self.instance, quedan):
                self.add_error(None, SE_VE.format(imagen.title))
        return not self.errors


class PorQue(forms.Form):
    motivo = forms.CharField(
        label="Por qué se retira",
        max_length=300,
        help_text="Queda en su ficha, que solo ven redacción y dirección.",
        error_messages={"required": consentimientos.SIN_MOTIVO},
    )
