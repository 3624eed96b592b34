"""The file of a photograph, cleaned before it is kept; the key of one that is shown."""

from django.db import models
from django.db.models.fields.files import FieldFile
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from django.forms import FileField
from PIL import Image
from wagtail.images import fields as formularios
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from .grabacion.depurar import depurada
from .limpieza import AJENA, SE_LEEN, limpiar


class MedidoPorSuCabeza(WagtailImageFieldFile):
    """How large it is, without decoding it: the framework decodes each file twice to know it."""

    def get_image_dimensions(self):
        estaba_cerrado = self.closed
        try:
            self.open()
            return Image.open(self, formats=SE_LEEN).size
        finally:
            if estaba_cerrado:
                self.close()
            else:
                self.seek(0)


class CampoDeTamano(WagtailImageField):
    """The column of a size of a photograph."""

    attr_class = MedidoPorSuCabeza


class ArchivoDeFotografia(MedidoPorSuCabeza):
    """Cleans on the way to the storage, by whatever door: form, bulk upload, import, code."""

    def save(self, name, content, save=True):
        limpio = limpiar(content, nombre=name)
        fotografia = self.instance
        fotografia.tomada = limpio.tomada or fotografia.tomada
        fotografia.file_size, fotografia.file_hash = limpio.size, hash_filelike(limpio)
        super().save(limpio.name, limpio, save)

    def get_image_dimensions(self):
        """Unknown of what is still to be cleaned and cannot be read: `save` says why."""
        try:
            return super().get_image_dimensions()
        except Exception:
            if self._committed:
                raise
            return 0, 0


class CampoFotografia(WagtailImageField):
    """The column: what is kept in it went through `limpiar`."""

    attr_class = ArchivoDeFotografia


class SiSeMuestra(ForwardManyToOneDescriptor):
    """Gives nothing of a photograph that was withdrawn; its key stays."""

    def __get__(self, instance, cls=None):
        foto = super().__get__(instance, cls)
        return None if instance is not None and getattr(foto, "retirada", False) else foto


class CampoDeFoto(models.ForeignKey):
    """The photograph that something shows: while its consent is withdrawn, it is as if it had none.

    One place, so that no template, feed nor card has to ask. Migrations see a plain key.
    """

    forward_related_accessor_class = SiSeMuestra

    def deconstruct(self):
        nombre, _ruta, args, kwargs = super().deconstruct()
        return nombre, "django.db.models.ForeignKey", args, kwargs


class CampoDeSubida(formularios.WagtailImageField):
    """The form's field: the file is read once, and what it holds decides, not how it is named."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.error_messages["invalid_image_extension"] = AJENA  # said by the browser

    def to_python(self, data):
        archivo = FileField.to_python(self, data)
        if archivo is None:
            return None
        self.check_image_file_size(archivo)
        return limpiar(archivo)


class ArchivoDeGrabacion(FieldFile):
    """Emptied, on the way to the storage, of what is neither picture nor sound."""

    def save(self, name, content, save=True):
        limpia = depurada(content)
        self.instance.file_hash = hash_filelike(limpia)
        super().save(name, limpia, save)


class CampoDeGrabacion(models.FileField):
    """The column of a video or an audio."""

    attr_class = ArchivoDeGrabacion


class ArchivoDeCartel(FieldFile):
    """The still of a video is a photograph: cleaned as one."""

    def save(self, name, content, save=True):
        limpio = limpiar(content, nombre=name)
        super().save(limpio.name, limpio, save)


class CampoDeCartel(models.FileField):
    """The column of a still."""

    attr_class = ArchivoDeCartel
