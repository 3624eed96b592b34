"""What frames every public page."""

from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from sitio.models import Ajustes, Seccion


def marco(request):
    """Settings and menu, asked only by the templates that paint them."""
    return {
        "ajustes": SimpleLazyObject(lambda: Ajustes.for_request(request)),
        "menu": SimpleLazyObject(lambda: _menu(request)),
    }


def _menu(request):
    sitio = Site.find_for_request(request)
    if sitio is None:
        return []
    return list(
        Seccion.objects.filter(depth=sitio.root_page.depth + 1)
        .child_of(sitio.root_page)
        .publicadas()
        .in_menu()
    )
