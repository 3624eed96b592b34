"""Addresses that were once public: written when publishing, asked when a page is named."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from moderacion.models.direccion import Direccion
from moderacion.permissions import NoSePuede

OCUPADA = "Esa dirección fue de otra página publicada: cámbiela, para que sus enlaces no engañen."


def apuntar(pagina):
    """Its address is its own from now on; its earlier ones lead to it.

    The framework makes that redirect after the commit, where a kill can lose it: here it is whole.
    """
    suya, _ = Direccion.objects.get_or_create(
        ruta=pagina.url_path, defaults={"pagina_id": pagina.pk}
    )
    if suya.pagina_id != pagina.pk:
        raise NoSePuede(OCUPADA)
    anteriores = Direccion.objects.filter(pagina_id=pagina.pk).exclude(ruta=pagina.url_path)
    for ruta in anteriores.values_list("ruta", flat=True):
        for raiz in Site.objects.values_list("root_page__url_path", flat=True):
            if ruta.startswith(raiz):
                _llevar(ruta.removeprefix(raiz), pagina)


def _llevar(camino, pagina):
    vieja = Redirect.normalise_path(f"/{camino}")
    Redirect.objects.filter(old_path=vieja, site=None).exclude(redirect_page=pagina).delete()
    Redirect.objects.get_or_create(
        old_path=vieja,
        site=None,
        defaults={"redirect_page": pagina, "automatically_created": True},
    )


def de_otra(ruta, pagina):
    """Whether that address was public as another page's."""
    return Direccion.objects.filter(ruta=ruta).exclude(pagina_id=pagina.pk).exists()
