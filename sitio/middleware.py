"""What every answer carries, and what no request may carry."""

import logging
import re

from django.db import DataError
from django.db.models import ProtectedError
from django.http import HttpResponseBadRequest, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin import messages

from acervo.eliminar import EnUso
from ayuntamiento.middleware import por_guion
from sitio.proveedores import ORIGENES

logger = logging.getLogger(__name__)

MAL_NUMERO = re.compile(r"expected a number but got|invalid literal for int\(\)")
# What the framework's choosers and its import of redirects say of a form that brought nothing, or
# what nobody signed.
SIN_NADA = re.compile(
    r"'NoneType' .* '(?:startswith|is_valid)'|'BadSignature' .* 'message'"
    r"|^'(?:import_file_name|input_format)'$"
)
SE_USA = "No se puede eliminar porque se usa en otra parte: quítelo primero de ahí."
PUBLICA = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'"
)
CON_VIDEO_AJENO = f"{PUBLICA}; frame-src {' '.join(ORIGENES)}"
ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; "
    "frame-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; "
    "object-src 'none'"
)
DE_TEXTO = ("text/", "application/json", "application/xml", "application/rss", "application/atom")
PERMISOS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


def politicas(get_response):
    """Two policies by path: the admin still needs inline script and style, the site none.

    A page that offers the video of another lets in the frame of its player, and no other page does.
    """

    def middleware(request):
        respuesta = get_response(request)
        politica = ADMIN if request.path_info.startswith("/admin/") else PUBLICA
        if politica == PUBLICA and getattr(request, "video_ajeno", False):
            politica = CON_VIDEO_AJENO
        respuesta.headers.setdefault("Content-Security-Policy", politica)
        respuesta.headers.setdefault("Permissions-Policy", PERMISOS)
        return respuesta

    return middleware


def sin_nulos(get_response):
    """A NUL in an address is nobody's mistake: PostgreSQL refuses it, so does the door.

    In a question to the panel, once it is known who asks: they are answered in the panel.
    """

    def middleware(request):
        con_nulo = "%00" in request.META.get("QUERY_STRING", "")
        del_panel = request.path_info.startswith("/admin/")
        if "\x00" in request.path_info or (con_nulo and not del_panel):
            return render(request, "400.html", status=HttpResponseBadRequest.status_code)
        request.con_nulo = con_nulo
        return get_response(request)

    return middleware


def mal_formados(get_response):
    """A form of the panel that comes cut or made by hand is its sender's mistake, not the site's.

    The framework's widgets read keys and counts out of it without asking; what is caught here is
    those ways of failing, in the panel alone, and it is logged.
    """

    def middleware(request):
        return get_response(request)

    def no_se_entendio(request):
        dentro = getattr(request, "user", None) and request.user.is_authenticated
        plantilla = "400_panel.html" if dentro else "400.html"
        return render(request, plantilla, status=HttpResponseBadRequest.status_code)

    def process_view(request, vista, args, kwargs):
        return no_se_entendio(request) if request.con_nulo else None

    def process_exception(request, error):
        if not request.path_info.startswith("/admin/") or not _es_de_la_forma(error):
            return None
        logger.warning("Formulario mal formado en %s: %r", request.path_info, error)
        return no_se_entendio(request)

    middleware.process_view = process_view
    middleware.process_exception = process_exception
    return middleware


def en_uso(get_response):
    """What is asked to be deleted and something needs: a sentence says where it is used.

    Some of the framework's screens do not ask before deleting; nothing was deleted.
    """

    def middleware(request):
        return get_response(request)

    def process_exception(request, error):
        if not isinstance(error, ProtectedError) or not request.path_info.startswith("/admin/"):
            return None
        frase = str(error) if isinstance(error, EnUso) else SE_USA
        if por_guion(request):
            return JsonResponse({"success": False, "error_message": frase})
        messages.error(request, frase)
        return redirect(getattr(error, "volver", "") or request.get_full_path())

    middleware.process_exception = process_exception
    return middleware


def _es_de_la_forma(error):
    if isinstance(error, MultiValueDictKeyError | OverflowError):
        return True
    if isinstance(error, DataError):
        return "out of range" in str(error)
    if isinstance(error, AttributeError | KeyError):
        return SIN_NADA.search(str(error)) is not None
    return isinstance(error, ValueError) and MAL_NUMERO.search(str(error)) is not None


def comprimir(get_response):
    """What is text travels a quarter of its size; files go as they are, so that ranges hold."""
    gzip = GZipMiddleware(get_response)

    def middleware(request):
        respuesta = get_response(request)
        if respuesta.streaming or not respuesta.get("Content-Type", "").startswith(DE_TEXTO):
            return respuesta
        return gzip.process_response(request, respuesta)

    return middleware
