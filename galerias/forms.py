"""What galleries and recordings must have before they are sent to review, or at all times."""

from django import forms
from django.core.exceptions import ValidationError

from acervo.camara import alternativo
from galerias import capitulos
from sitio.forms import SIN_ALT, FormularioDePagina, FormularioDePublicacion
from sitio.proveedores import DE_NADIE, reconocer

DE_MEDIOS = 6
UNA_PRINCIPAL = "Solo una fotografía puede ser la principal: deje una."
HASTA_SEIS = "Elija hasta seis fotografías representativas: ahora son {}."
SIN_FOTOS = "Agregue al menos una fotografía antes de enviar la galería."
SIN_GRABACION = "Suba la grabación antes de enviar el audio."
SIN_QUIEN = "Diga quién habla antes de enviar el audio."
SIN_CUADRO = "La imagen del podcast mide {} × {}: elija una cuadrada, de 1400 a 3000 pixeles."
MENOR_DE_PODCAST, MAYOR_DE_PODCAST = 1400, 3000
SIN_DURACION = "Escriba cuánto dura, en segundos: no se pudo leer del archivo."
SIN_DURACION_DEL_ENLACE = "Escriba cuánto dura el video, en segundos: de un enlace no se lee."
SUBTITULOS_POR_CORREGIR = (
    "Los subtítulos de «{}» tienen renglones por corregir: ábralo en «Videos y audios» y guárdelos."
)
LOS_DOS = "Hay video y enlace, y en la página se vería solo el video: deje uno de los dos."
SIN_VIDEO = "Suba el video o escriba su enlace antes de enviar la cápsula."


class FormularioDeGaleria(FormularioDePublicacion):
    """At least one photograph, and each told in words; one lead and a few for the media."""

    por_hora = forms.BooleanField(
        label="Ordenar por la hora en que se tomaron",
        required=False,
        help_text="Al guardar. Las que no dicen su hora quedan al final.",
    )

    def clean(self):
        datos = super().clean()
        elegidas = [foto.cleaned_data.get("seleccion") for foto in self._fotos()]
        if elegidas.count("principal") > 1:
            self.add_error(None, ValidationError(UNA_PRINCIPAL))
        if (medios := elegidas.count("medios")) > DE_MEDIOS:
            self.add_error(None, ValidationError(HASTA_SEIS.format(medios)))
        if datos.get("por_hora"):
            self._por_su_hora()
        self._que_digan_algo()
        return datos

    def _que_digan_algo(self):
        for foto in self._fotos():
            if "alt" in foto.changed_data and (
                frase := alternativo.falta(foto.cleaned_data["alt"])
            ):
                foto.add_error("alt", ValidationError(frase))
                self.add_error(None, ValidationError(f"{foto.cleaned_data['imagen']}: {frase}"))

    def _por_su_hora(self):
        fotos = sorted(self._fotos(), key=lambda foto: _hora(foto.cleaned_data["imagen"]))
        for lugar, foto in enumerate(fotos):
            foto.cleaned_data["ORDER"] = lugar

    def exigir(self, datos):
        fotos = self._fotos()
        if not fotos:
            self.add_error(None, ValidationError(SIN_FOTOS))
        for foto in fotos:
            imagen = foto.cleaned_data.get("imagen")
            if imagen and not (foto.cleaned_data.get("alt") or imagen.description):
                foto.add_error("alt", ValidationError(SIN_ALT))
                self.add_error(None, ValidationError(f"Fotografía «{imagen.title}»: {SIN_ALT}"))
        self.exigir_alcance(datos)

    def _fotos(self):
        """The forms of those that stay; the framework cleans them after the page."""
        if "fotos" not in self.formsets:
            return []
        self.formsets["fotos"].is_valid()
        return [foto for foto in self.formsets["fotos"].forms if self._queda(foto)]

    def _queda(self, foto):
        datos = getattr(foto, "cleaned_data", {})
        return datos.get("imagen") and not datos.get("DELETE")


def _hora(imagen):
    return imagen.tomada is None, imagen.tomada or imagen.created_at


class FormularioDeCapsula(FormularioDePublicacion):
    """A video of ours or the address of one."""

    def clean_enlace(self):
        """One of another site stays where it was, as a plain link."""
        enlace = self.cleaned_data["enlace"]
        if enlace and enlace != self.initial.get("enlace") and reconocer(enlace) is None:
            raise ValidationError(DE_NADIE)
        return enlace

    def exigir(self, datos):
        super().exigir(datos)
        video, dura = datos.get("video"), self._dura(datos)
        if video and video.subtitulos_por_corregir:
            self.add_error("video", ValidationError(SUBTITULOS_POR_CORREGIR.format(video.title)))
        for campo, frase in self._faltan(datos, dura):
            self.add_error(campo, ValidationError(frase))
        for frase in capitulos.errores(datos.get("capitulos"), dura):
            self.add_error("capitulos", ValidationError(frase))

    def _dura(self, datos):
        video = datos.get("video")
        return datos.get("duracion") or (video.duration if video else 0)

    def _faltan(self, datos, dura):
        """(field, sentence) of the video that it lacks, or of what is not known of it."""
        video, enlace = datos.get("video"), datos.get("enlace")
        if not (video or enlace or self.has_error("enlace")):
            yield "enlace", SIN_VIDEO
        elif video and enlace:
            yield "enlace", LOS_DOS
        elif not (dura or self.has_error("duracion")):
            yield "duracion", SIN_DURACION if video else SIN_DURACION_DEL_ENLACE


class FormularioDeAudio(FormularioDePublicacion):
    """A recording, and who speaks in it."""

    def exigir(self, datos):
        super().exigir(datos)
        if not datos.get("grabacion"):
            self.add_error("grabacion", ValidationError(SIN_GRABACION))
        if not (datos.get("funcionario") or datos.get("habla")):
            self.add_error("habla", ValidationError(SIN_QUIEN))


class FormularioDeAudios(FormularioDePagina):
    """The picture of a podcast, as the directories ask for it."""

    def clean_imagen(self):
        imagen = self.cleaned_data["imagen"]
        if imagen and not sirve_de_podcast(imagen.width, imagen.height):
            raise ValidationError(SIN_CUADRO.format(imagen.width, imagen.height))
        return imagen


def sirve_de_podcast(ancho, alto):
    return ancho == alto and MENOR_DE_PODCAST <= ancho <= MAYOR_DE_PODCAST
