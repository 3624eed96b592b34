"""Who is whom before anything is answered: nobody, until their second step is done."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import LazyObject, SimpleLazyObject
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from wagtail.admin.utils import get_valid_next_url_from_request

from . import segundo_paso, sesiones

PANEL = "/admin/"
SE_ABRE = {"GET", "HEAD"}


def a_medias(get_response):
    """With the password alone one is anonymous everywhere: panel, previews, files, API, userbar.

    Behind a log-in one is sent to give the code. Goes after django-otp's own.
    """

    def middleware(peticion):
        quien = peticion.user
        if peticion.path_info in (reverse("segundo_paso"), reverse("wagtailadmin_logout")):
            peticion.user = SimpleLazyObject(lambda: _desnudo(quien))
            return get_response(peticion)
        peticion.user = SimpleLazyObject(lambda: _entero(quien))
        if peticion.path_info.startswith(tuple(settings.DONDE_SE_RESCATA)):
            if _falta(_desnudo(quien)) and not _sin_llave(peticion.path_info):
                return _pedir(peticion)
            if peticion.user.is_authenticated:
                sesiones.ver(peticion)
        return get_response(peticion)

    return middleware


def sin_olvidar_la_nueva(get_response):
    """What a page asks by itself may be answered once its session has another key, which logging
    in gives: of the former one there is nothing, and Django would have the browser forget both.
    Goes before the sessions."""

    def middleware(peticion):
        respuesta = get_response(peticion)
        galleta = respuesta.cookies.get(settings.SESSION_COOKIE_NAME)
        if galleta is not None and galleta["max-age"] == 0 and _la_pide_la_pagina(peticion):
            del respuesta.cookies[settings.SESSION_COOKIE_NAME]
        return respuesta

    return middleware


def _la_pide_la_pagina(peticion):
    """Whether nobody went anywhere: a script, or an image, asks for it."""
    modo = peticion.headers.get("sec-fetch-mode")
    return modo != "navigate" if modo else por_guion(peticion)


def por_guion(peticion):
    """Whether a script of the page says that it asks."""
    return peticion.headers.get("x-requested-with") == "XMLHttpRequest"


def cada_quien_a_su_puerta(get_response):
    """Whoever has nothing to do in the panel and has a door of their own is led to it; where they
    were going, if it is not the panel. Goes after `a_medias`."""

    def middleware(peticion):
        abre = peticion.method in SE_ABRE and peticion.path_info.startswith(PANEL)
        if abre and (puerta := _puerta_de(peticion)):
            return redirect(puerta)
        return get_response(peticion)

    return middleware


def _puerta_de(peticion):
    ruta = peticion.path_info
    entra_o_sale = ruta in (reverse("segundo_paso"), reverse("wagtailadmin_logout"))
    if entra_o_sale or (_sin_llave(ruta) and ruta != reverse("wagtailadmin_login")):
        return ""
    if por_guion(peticion) or not peticion.user.is_authenticated:
        return ""
    puerta = import_string(settings.SU_PUERTA)(peticion.user)
    iba = get_valid_next_url_from_request(peticion)
    return iba if puerta and iba.startswith(puerta) else puerta


def _desnudo(quien):
    """The person itself: the framework's log unwraps only once, and silently gives up on more."""
    while isinstance(quien, LazyObject):
        quien.is_authenticated  # noqa: B018  loads it
        quien = quien._wrapped
    return quien


def _falta(persona):
    return persona.is_authenticated and not persona.is_verified() and segundo_paso.exige(persona)


def _entero(quien):
    persona = _desnudo(quien)
    return AnonymousUser() if _falta(persona) else persona


def _sin_llave(ruta):
    """What the log-in screen itself asks for."""
    directas = {reverse(f"wagtailadmin_{n}") for n in ("login", "sprite", "javascript_catalog")}
    return ruta in directas or ruta.startswith(reverse("wagtailadmin_password_reset"))


def _pedir(peticion):
    if por_guion(peticion) or not peticion.accepts("text/html"):
        raise PermissionDenied
    destino = peticion.get_full_path() if peticion.method == "GET" else reverse("wagtailadmin_home")
    return redirect(f"{reverse('segundo_paso')}?{urlencode({'next': destino})}")
