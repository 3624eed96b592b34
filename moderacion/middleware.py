"""What answers at the address of a page that was withdrawn."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from wagtail.models import Site

from . import destinos
from .models import Retiro

SE_FUE, POR_LEY = 410, 451


def retiradas(get_response):
    """A page that is not there any more says why, or sends to the one that replaces it."""

    def middleware(request):
        respuesta = get_response(request)
        if respuesta.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return respuesta
        retiro = _retiro_de(request)
        return _decir(request, retiro) if retiro else respuesta

    return middleware


def _retiro_de(request):
    """The withdrawal in force of the page whose address this is or was, unless it was private."""
    sitio = Site.find_for_request(request)
    if sitio is None or len(request.path) > 1000:
        return None
    ruta = sitio.root_page.url_path + request.path.lstrip("/")
    suyos = Retiro.objects.vigentes().filter(
        pagina__direcciones__ruta=ruta if ruta.endswith("/") else f"{ruta}/", pagina__live=False
    )
    retiro = suyos.select_related("pagina", "destino").first()
    return None if retiro is None or retiro.pagina.get_view_restrictions() else retiro


def _decir(request, retiro):
    if destino := destinos.ultimo(retiro):
        camino = HttpResponsePermanentRedirect(destino.get_url(request))
        camino["Cache-Control"] = "max-age=60"  # it may be public again
        return camino
    estado = POR_LEY if retiro.motivo == Retiro.Motivo.LEGAL else SE_FUE
    return render(request, "moderacion/retirada.html", {"retiro": retiro}, status=estado)
