"""What has a dot in its name, of galleries."""

from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail.views import serve

from .fotos_zip import NOMBRE


@require_safe
def fotos(request, slug):
    """The package, through the framework's own door: what guards the page guards it too."""
    try:
        return serve(request, f"galerias/{slug}/{NOMBRE}")
    except Http404:
        request.path = f"/galerias/{slug}/"  # of what was withdrawn it is told as of its page
        raise
