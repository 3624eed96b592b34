"""The doors of a shared draft, for whoever has its link: the page and its photographs."""

import re
from urllib.parse import unquote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acervo.views import buscar, contenido, ya_no
from moderacion.models.borrador import BorradorCompartido

from . import borradores

# What messengers and networks send to look at a link that was pasted: nobody has read it yet.
MIRONES = re.compile(
    r"whatsapp|facebookexternalhit|telegrambot|twitterbot|slackbot|discordbot|skypeuripreview|"
    r"linkedinbot|bot/|crawler|spider",
    re.IGNORECASE,
)


@require_safe
def ver(request, token=""):
    """The draft; or, whatever is wrong with the link, one same answer."""
    compartido = BorradorCompartido.objects.de_token(token)
    if compartido is None:
        return _a_solas(render(request, "moderacion/borrador_muerto.html", status=404))
    html, archivos = borradores.pintar(compartido, token, request)
    if request.method == "GET":
        mira = MIRONES.search(request.headers.get("User-Agent", ""))
        compartido.anotar(archivos, vista=not mira)
    return _a_solas(HttpResponse(html))


@require_safe
def archivo(request, token, ruta):
    """A file that the draft shows, and no other."""
    compartido = BorradorCompartido.objects.de_token(token)
    suyos = {unquote(nombre) for nombre in compartido.archivos} if compartido else set()
    if ruta not in suyos:
        return _a_solas(render(request, "moderacion/borrador_muerto.html", status=404))
    ficha = buscar(ruta)
    if ficha and ficha.retirada:
        return _a_solas(ya_no(request))
    return _a_solas(contenido(request, ruta))


def _a_solas(respuesta):
    """Nobody keeps it, nobody lists it, and no other site is told where it was read."""
    respuesta["Cache-Control"] = "no-store, private"
    respuesta["Referrer-Policy"] = "no-referrer"
    respuesta["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    respuesta["X-Content-Type-Options"] = "nosniff"
    return respuesta
