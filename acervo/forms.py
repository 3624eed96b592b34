"""The form of a photograph: what is not one is refused in one sentence."""

from wagtail.images.forms import BaseImageForm

from .limpieza import limpiar


class FormularioImagen(BaseImageForm):
    """Cleans before saving, so that the hash that finds duplicates is that of what is kept."""

    def clean_file(self):
        archivo = self.cleaned_data["file"]
        if archivo and "file" in self.changed_data:
            return limpiar(archivo)
        return archivo
