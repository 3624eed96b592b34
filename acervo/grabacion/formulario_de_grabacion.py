"""The form of a video or an audio: what its file says fills the rest; its subtitles are read."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.template.defaultfilters import filesizeformat

from acervo.limpieza import limpiar

from . import recepcion, repetidas, subtitulos

AYUDA_DE_TEXTO = (
    "Aquí se corrigen, o se escriben: «WEBVTT» en la primera línea y, por cada uno, "
    "«00:01.000 --> 00:04.000» y debajo lo que se dice."
)
POR_CORREGIR = "El video se guardó sin estos subtítulos. {}"
PESADOS = f"Los subtítulos pesan más de {filesizeformat(subtitulos.LARGO)}: no parecen serlo."


class LeeElArchivo:
    """Seconds, pixels and a still come from the file; by hand, where it cannot be read."""

    def _preparar_archivo(self):
        campo = self.fields["file"]
        campo.help_text = recepcion.que_se_acepta(self.instance.type)
        self._recibida = None

    def clean_file(self):
        archivo = self.cleaned_data["file"]
        if isinstance(archivo, UploadedFile):
            self._recibida = recepcion.recibir(archivo, self.instance.type)
            repetidas.exigir_otra(self._recibida.archivo, self.instance, self.por)
            return self._recibida.archivo
        if archivo and self.instance.pk and not self.instance.duration:
            self._recibida = recepcion.releer(archivo, self.instance.type)
        return archivo

    def clean_duration(self):
        return self._dicho("duracion") or self.cleaned_data["duration"]

    def clean_width(self):
        return self._dicho("ancho") or self.cleaned_data["width"]

    def clean_height(self):
        return self._dicho("alto") or self.cleaned_data["height"]

    def clean_thumbnail(self):
        suya = self.cleaned_data.get("thumbnail")
        if isinstance(suya, UploadedFile):
            return limpiar(suya)
        return (self._recibida and self._recibida.cartel) or suya

    def _dicho(self, que):
        leido = self._recibida and self._recibida.sondeo
        return getattr(leido, que) if leido else None


class LeeSubtitulos(forms.Form):
    """A file or a text: whichever, it is read, and what is wrong in it is said by line.

    Where a recording comes in the same form, it is kept, and the text waits to be mended: nobody
    uploads it again because of a comma.
    """

    texto_de_subtitulos = forms.CharField(
        label="Texto de los subtítulos",
        required=False,
        strip=False,
        max_length=subtitulos.LARGO,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false", "class": "pregon-subtitulos"}),
        help_text=AYUDA_DE_TEXTO,
    )

    def _preparar_subtitulos(self):
        if not {"subtitulos", "texto_de_subtitulos"} <= self.fields.keys():
            return
        campo = self.fields["subtitulos"]
        campo.validators = [FileExtensionValidator(["vtt", "srt", "txt"])]
        campo.widget.attrs["accept"] = ".vtt,.srt,.txt"
        pendiente = self.instance.subtitulos_por_corregir
        texto = self.fields["texto_de_subtitulos"]
        texto.initial = pendiente or self.instance.texto_de_subtitulos()
        if pendiente:
            leidos = subtitulos.leer(pendiente, self.instance.duration)
            texto.help_text = POR_CORREGIR.format(" ".join(leidos.errores))

    def clean_texto_de_subtitulos(self):
        """Runs after `subtitulos`, which it replaces by what is to be kept of both."""
        archivo, texto = self.cleaned_data.get("subtitulos"), self._tecleado()
        if isinstance(archivo, UploadedFile):
            texto = self._del_archivo(archivo)
        elif archivo is False or texto is None:
            return ""
        if not texto.strip():
            self.cleaned_data["subtitulos"] = False
            self.instance.subtitulos_por_corregir = ""
            return ""
        self._guardar(texto)
        return texto

    def _tecleado(self):
        """What was typed, if it is not what was there."""
        campo = self.fields["texto_de_subtitulos"]
        dicho = self.data.get(self.add_prefix("texto_de_subtitulos"))
        if dicho is None:
            return None
        dicho = dicho.replace("\r\n", "\n")
        return None if dicho.strip() == (campo.initial or "").strip() else dicho

    def _del_archivo(self, archivo):
        if archivo.size > subtitulos.LARGO:
            del self.cleaned_data["subtitulos"]
            raise ValidationError(PESADOS)
        texto = subtitulos.en_texto(archivo.read())
        self.data = self.data.copy()  # what was sent is painted again, whatever is wrong in it
        self.data[self.add_prefix("texto_de_subtitulos")] = texto
        return texto

    def _guardar(self, texto):
        leidos = subtitulos.leer(texto, self.cleaned_data.get("duration") or 0)
        if not leidos.errores:
            nuevo = subtitulos.escribir(leidos.cuadros).encode()
            self.cleaned_data["subtitulos"] = ContentFile(nuevo, name=self._nombre())
            self.instance.subtitulos_por_corregir = ""
            return
        self.cleaned_data["subtitulos"] = self.initial.get("subtitulos")
        if not isinstance(self.files.get(self.add_prefix("file")), UploadedFile):
            raise ValidationError(leidos.errores)
        self.instance.subtitulos_por_corregir = texto

    def _nombre(self):
        archivo = self.cleaned_data.get("subtitulos")
        nombre = archivo.name if isinstance(archivo, UploadedFile) else "subtitulos"
        return f"{nombre.rsplit('/', 1)[-1].rsplit('.', 1)[0]}.vtt"
