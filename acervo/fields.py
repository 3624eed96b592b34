"""The file column of a photograph: nothing reaches the storage without having been cleaned."""

from wagtail.images.models import WagtailImageField

from .limpieza import limpiar


class CampoFotografia(WagtailImageField):
    """Cleans on the way in, by whatever door: form, bulk upload, import, code."""

    def pre_save(self, model_instance, add):
        archivo = getattr(model_instance, self.attname)
        if archivo and not archivo._committed:
            limpio = limpiar(archivo.file)
            model_instance.tomada = limpio.tomada or model_instance.tomada
            archivo.save(limpio.name, limpio, save=False)
        return super().pre_save(model_instance, add)
