"""What was being written when the session ended is kept, and given back to whoever wrote it.

A form carries, signed, whose it is. When it arrives without a session (or with a token from
before somebody came in again), its text is kept for that person and offered when they are back.
"""

import json
import re

from django.conf import settings
from django.core import signing
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from ayuntamiento.middleware import por_guion
from moderacion.models import Rescate
from sitio.texto import sin_controles

FIRMA = "moderacion.rescatar.rescate"
DURA = 60 * 60 * 24 * 30
TOPE = 1_000_000
LARGO_DEL_CAMINO = 300
CIFRAS = 18
POR_FORMULARIO = 5  # texts of one form that wait for one person: the last ones
DE_CUAL = "rescatado"  # in a form that was given back, which of them it is
AJENOS = {"csrfmiddlewaretoken", "rescate", DE_CUAL, "recuperar", "next", "seguir", "contra"}
NO_SE_ESCRIBE = {
    *("sena", "senas", "accion", "sobre", "leido", "ensayo"),
    *("vez", "pestana", "turno"),
}
DE_PAGINA = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit"}
SECRETO = re.compile(r"passw|contrase|codigo|secreto", re.IGNORECASE)  # is never kept
YA_NO_ESTA = "Ese texto ya no está guardado aquí."
A_LA_ENTRADA = ("wagtailadmin_login", "segundo_paso")


def firmar(user):
    """Whose form it is, for a form that may come back when nobody is logged in."""
    return signing.dumps(user.pk, salt=FIRMA)


def puerta_de(camino):
    """The screen that gives back what was typed at that address; blank where nothing is kept."""
    donde = settings.DONDE_SE_RESCATA.items()
    return next((pantalla for raiz, pantalla in donde if camino.startswith(raiz)), "")


def rescatar(get_response):
    """Middleware: keeps what arrived and could not be received; forgets it once it was.

    Goes before whoever turns a session without its second step away, whose text is kept too.
    """

    def middleware(request):
        respuesta = get_response(request)
        if request.method != "POST" or not puerta_de(request.path_info):
            return respuesta
        if "rescate" in request.POST and _se_atiende(request):
            return _atender(request, respuesta)
        return respuesta

    return middleware


def _se_atiende(request):
    """What a script sends it tells itself; unless it sends what was given back."""
    return de_pagina(request.path_info) or not _de_guion(request) or cual(request)


def de_pagina(camino):
    """Whether it is the form of a page, which offers its text itself."""
    return puerta(camino) in DE_PAGINA


def puerta(camino):
    """The name of the door at that address."""
    try:
        return resolve(camino.partition("?")[0]).view_name
    except Resolver404:
        return ""


def _de_guion(request):
    """Sent by a script of the page, which tells the person itself."""
    return por_guion(request) or not request.accepts("text/html")


def _atender(request, respuesta):
    al_entrar = getattr(respuesta, "url", "").startswith(tuple(map(reverse, A_LA_ENTRADA)))
    if al_entrar or respuesta.status_code == 403:
        suyo = _guardar(request)
        return respuesta if suyo is None or _de_guion(request) else _llevar(respuesta, suyo)
    if _se_recibio(respuesta) and "recuperar" not in request.POST:
        _olvidar(request)
    return respuesta


def cual(request):
    """The key of the text that the form is, if it was given back; else None."""
    dicha = request.POST.get(DE_CUAL, "")
    return int(dicha) if dicha.isdecimal() and len(dicha) < CIFRAS else None


def _olvidar(request):
    """What was received waits no longer: the text that it was, and any that says the same."""
    suyos = Rescate.objects.filter(usuario_id=request.user.pk)
    suyos.filter(pk=cual(request)).delete()
    datos = None
    for uno in suyos.filter(camino=_camino(request)):
        datos = datos or _lo_escrito(request)
        if uno.datos == datos:
            uno.delete()


def _llevar(respuesta, suyo):
    """To where the text is, once logged in; the same answer otherwise, with its cookies."""
    aqui = reverse(puerta_de(suyo.camino), args=[suyo.pk])
    if respuesta.status_code == 403:
        return redirect(aqui)
    respuesta["Location"] = f"{respuesta.url.partition('?')[0]}?{urlencode({'next': aqui})}"
    return respuesta


def _se_recibio(respuesta):
    de_programa = respuesta.get("Content-Type", "").startswith("application/json")
    return respuesta.status_code == 302 or (de_programa and respuesta.status_code == 200)


def _camino(request):
    return request.path if de_pagina(request.path_info) else request.get_full_path()


def _guardar(request):
    """What was kept: signed by us, not too long, and nobody else is logged in. Else None."""
    try:
        usuario = signing.loads(request.POST["rescate"], salt=FIRMA, max_age=DURA)
    except signing.BadSignature:
        return None
    if request.user.is_authenticated and request.user.pk != usuario:
        return None
    datos, camino = _lo_escrito(request), _camino(request)
    if not escrito(datos) or len(json.dumps(datos)) > TOPE:
        return None
    if len(camino) > LARGO_DEL_CAMINO:
        return None
    Rescate.objects.viejos().delete()
    return Rescate.objects.apartar(usuario, camino, datos, cuantos=POR_FORMULARIO)


def se_escribe(campo):
    """Whether a person writes or chooses that field of a form."""
    return campo.rpartition("-")[2] != "leido" and campo not in NO_SE_ESCRIBE


def escrito(datos):
    """The values that a person wrote or chose, of those of a form."""
    return [v for campo, valores in datos.items() if se_escribe(campo) for v in valores if v]


def _lo_escrito(request):
    return {
        campo: [sin_controles(valor) for valor in valores]
        for campo, valores in request.POST.lists()
        if campo not in AJENOS and not SECRETO.search(campo)
    }
