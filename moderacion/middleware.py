"""What answers at the address of a page that was withdrawn."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from wagtail.models import Site

from .models import Retiro

SE_FUE, POR_LEY = 410, 451
A_LO_MAS = 10  # replacements in a row that are followed


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
    if destino := _ultimo_destino(retiro):
        camino = HttpResponsePermanentRedirect(destino.get_url(request))
        camino["Cache-Control"] = "max-age=60"  # it may be public again
        return camino
    estado = POR_LEY if retiro.motivo == Retiro.Motivo.LEGAL else SE_FUE
    return render(request, "moderacion/retirada.html", {"retiro": retiro}, status=estado)


def _ultimo_destino(retiro):
    """The page that replaces it in the end, in one step; None if it never ends, or has none."""
    vistas, destino = {retiro.pagina_id}, retiro.destino
    while destino and destino.pk not in vistas and len(vistas) <= A_LO_MAS:
        vistas.add(destino.pk)
        siguiente = _reemplazo(destino)
        if siguiente is None:
            return destino
        destino = siguiente
    return None


def _reemplazo(pagina):
    """What replaces that page, if it was withdrawn too and anyone may know it."""
    if pagina.live or pagina.get_view_restrictions():
        return None
    suyos = Retiro.objects.vigentes().filter(pagina=pagina, destino__isnull=False)
    retiro = suyos.select_related("destino").first()
    return retiro and retiro.destino
