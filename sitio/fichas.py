"""The form of the framework's own record of a site, which it has no setting to change."""

from wagtail.sites import views as sitios
from wagtail.sites.forms import SiteForm

from acervo.dos_personas.a_la_vez import SinPisar

from .palabras import DEL_SITIO


class FormularioDeSitio(SinPisar, SiteForm):
    """The site itself: its name and where its pages hang."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nombre, rotulo in DEL_SITIO.items():
            self.fields[nombre].label = rotulo


def coser():
    """Called once, at start."""
    sitios.SiteForm = FormularioDeSitio
