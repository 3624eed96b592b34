"""What frames every public page."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from sitio.models import Ajustes
from sitio.secciones import del_sitio


def marco(request):
    """Settings and sections, asked only by the templates that paint them."""
    secciones = SimpleLazyObject(lambda: _secciones(request))
    return {
        "ajustes": SimpleLazyObject(lambda: Ajustes.for_request(request)),
        "secciones": secciones,
        "menu": SimpleLazyObject(lambda: [s for s in secciones if s.show_in_menus]),
        "raiz": settings.SITIO_URL,
        "direccion": f"{settings.SITIO_URL}{request.path}",
    }


def _secciones(request):
    """The sections anyone may read, each with its address and whether the reader is in it."""
    sitio = Site.find_for_request(request)
    if sitio is None:
        return []
    secciones = [s for s in del_sitio(request, sitio.root_page) if s.publica]
    for seccion in secciones:
        seccion.direccion = seccion.get_url(request)
        seccion.actual = _actual(seccion.direccion, request.path)
    return secciones


def _actual(direccion, ruta):
    """The value of `aria-current` for a link to `direccion` on the page at `ruta`."""
    if direccion == ruta:
        return "page"
    return "true" if direccion and ruta.startswith(direccion) else ""
