"""What answers at an address where there is no page: what was there, or where it went."""

from urllib.parse import urlsplit

from django.db.models import Q
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .electoral import aviso_de_veda
from .models import Retiro
from .retirar import destinos
from .retirar.redirecciones import adonde

SE_FUE, POR_LEY = 410, 451
SE_LEE = {"GET", "HEAD"}


def retiradas(get_response):
    """A page that is not there any more says why, or sends to the one that replaces it."""

    def middleware(request):
        respuesta = get_response(request)
        if respuesta.status_code != 404 or request.method not in SE_LEE:
            return respuesta
        retiro = _retiro_de(request)
        return _decir(request, retiro) if retiro else respuesta

    return middleware


def _retiro_de(request):
    """The withdrawal in force of the page whose address this is or was, unless it was private."""
    sitio = Site.find_for_request(request)
    if sitio is None or len(request.path) > 1000:
        return None
    ruta = f"{sitio.root_page.url_path}{request.path.strip('/')}/"
    suyos = Retiro.objects.vigentes().filter(_de_la_direccion(ruta), pagina__live=False)
    retiro = suyos.select_related("pagina", "destino").first()
    return None if retiro is None or retiro.pagina.get_view_restrictions() else retiro


def _de_la_direccion(ruta):
    """Of the page of that address, or of the publication that had it as a part: a date of an act.

    Publications have no pages under them, so that what hangs from their address is theirs.
    """
    de_arriba, _, parte = ruta.rstrip("/").rpartition("/")
    suya = Q(pagina__direcciones__ruta=ruta)
    if "." in parte:  # what has a dot is no page
        return suya
    return suya | Q(pagina__direcciones__ruta=f"{de_arriba}/", pagina__publicacion__isnull=False)


def _decir(request, retiro):
    if destino := destinos.ultimo(retiro):
        camino = HttpResponsePermanentRedirect(destino.get_url(request))
        camino["Cache-Control"] = "max-age=60"  # it may be public again
        return camino
    if (destino := destinos.ultimo(retiro, destinos.se_lee)) and (aviso := _veda(request, destino)):
        return aviso
    estado = POR_LEY if retiro.motivo == Retiro.Motivo.LEGAL else SE_FUE
    return render(request, "moderacion/retirada.html", {"retiro": retiro}, status=estado)


def _veda(request, pagina):
    """The notice of the ban that keeps that page back, in the place of its address; else None."""
    publicacion = destinos.retenida(pagina)
    return publicacion and aviso_de_veda.en_su_lugar(publicacion, request)


def redirecciones(get_response):
    """In place of the framework's, which leads to what is not public any more; only who reads is
    led, and to what a ban keeps back nobody is: its address says its title."""

    def middleware(request):
        respuesta = get_response(request)
        if respuesta.status_code != 404 or request.method not in SE_LEE:
            return respuesta
        redireccion = _redireccion_de(request)
        return (redireccion and _llevar(request, redireccion)) or respuesta

    return middleware


def _llevar(request, redireccion):
    pagina, direccion = adonde(redireccion)
    if pagina and (aviso := _veda(request, pagina)):
        return aviso
    clase = HttpResponsePermanentRedirect if redireccion.is_permanent else HttpResponseRedirect
    return clase(direccion) if direccion else None


def _redireccion_de(request):
    """The redirect of that address, or of it without its query, as the framework looks for it."""
    camino = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    sola = urlsplit(camino).path
    hallada = get_redirect(request, camino)
    return hallada or (get_redirect(request, sola) if sola != camino else None)
