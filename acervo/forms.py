"""The form of a photograph: what is not one is refused in one sentence."""

from django.db import transaction
from wagtail.images.forms import BaseImageForm

from .fields import CampoDeSubida
from .tasks import preparar_fotografias


class FormularioImagen(BaseImageForm):
    """Cleans before saving, so that the hash that finds duplicates is that of what is kept."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
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
