"""What a gallery must have before it is sent to review."""

from django.core.exceptions import ValidationError

from sitio.forms import SIN_ALT, FormularioDePublicacion

SIN_FOTOS = "Agregue al menos una fotografía antes de enviar la galería."
SIN_GRABACION = "Suba la grabación antes de enviar el audio."
SIN_QUIEN = "Diga quién habla antes de enviar el audio."
SIN_VIDEO = "Suba el video o escriba su enlace antes de enviar la cápsula."


class FormularioDeGaleria(FormularioDePublicacion):
    """At least one photograph, and each told in words."""

    def exigir(self, datos):
        self.formsets["fotos"].is_valid()  # the framework cleans them after the page
        fotos = [foto for foto in self.formsets["fotos"].forms if self._queda(foto)]
        if not fotos:
            self.add_error(None, ValidationError(SIN_FOTOS))
        for foto in fotos:
            imagen = foto.cleaned_data.get("imagen")
            if imagen and not (foto.cleaned_data.get("alt") or imagen.description):
                foto.add_error("alt", ValidationError(SIN_ALT))
                self.add_error(None, ValidationError(f"Fotografía «{imagen.title}»: {SIN_ALT}"))
        self.exigir_alcance(datos)

    def _queda(self, foto):
        datos = getattr(foto, "cleaned_data", {})
        return datos.get("imagen") and not datos.get("DELETE")


class FormularioDeCapsula(FormularioDePublicacion):
    """A video of ours or the address of one."""

    def exigir(self, datos):
        super().exigir(datos)
        if not (datos.get("video") or datos.get("enlace")):
            self.add_error("enlace", ValidationError(SIN_VIDEO))


class FormularioDeAudio(FormularioDePublicacion):
    """A recording, and who speaks in it."""

    def exigir(self, datos):
        super().exigir(datos)
        if not datos.get("grabacion"):
            self.add_error("grabacion", ValidationError(SIN_GRABACION))
        if not (datos.get("funcionario") or datos.get("habla")):
            self.add_error("habla", ValidationError(SIN_QUIEN))
