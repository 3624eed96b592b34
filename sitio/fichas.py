"""The forms of the framework's own records of a site, which it has no setting to change."""

from wagtail.contrib.redirects import views as redirecciones
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.sites import views as sitios
from wagtail.sites.forms import SiteForm

from acervo.a_la_vez import SinPisar


class FormularioDeRedireccion(SinPisar, RedirectForm):
    """From an old address to another."""


class FormularioDeSitio(SinPisar, SiteForm):
    """The site itself: its name and where its pages hang."""


def coser():
    """Called once, at start."""
    for vista in (redirecciones.CreateView, redirecciones.EditView):
        vista.form_class = FormularioDeRedireccion
    sitios.SiteForm = FormularioDeSitio
