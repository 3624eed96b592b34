"""The form of a register: what the public already reads there is changed by few, and logged."""

from wagtail.admin.forms import WagtailAdminModelForm

from acervo.a_la_vista import CambioALaVista
from acervo.dos_personas.a_la_vez import SinPisar


class FormularioDeRegistro(SinPisar, WagtailAdminModelForm):
    """Áreas, officials, places, subjects and the site's settings."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cambio = CambioALaVista(self.instance) if self.instance.pk else None

    def clean(self):
        datos = super().clean()
        if self.cambio and self.changed_data:
            self.cambio.exigir(self.for_user)
        return datos

    def save(self, commit=True):
        objeto = super().save(commit=commit)
        if self.cambio and commit:
            self.cambio.apuntar(self.for_user)
        return objeto
