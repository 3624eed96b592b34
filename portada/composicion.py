"""What the front page shows, each piece one query."""

from django.utils import timezone

from agenda_publica.calendario import dia_local
from agenda_publica.models import Ocurrencia
from ayuntamiento.models import Area
from galerias.models import Capsula, Galeria
from noticias.models import Noticia

LISTA = 6
MOSAICO = 6
PROXIMAS = 5


def componer(portada):
    """The pieces of the front page by the names its template gives them."""
    ahora = timezone.now()
    hoy = timezone.localdate(ahora)
    desde, hasta = dia_local(hoy)
    noticias = list(Noticia.objects.publicadas().para_listado()[: LISTA + 1])
    principal = _principal(portada, noticias)
    agenda = Ocurrencia.objects.publicadas().para_listado()
    galeria = Galeria.objects.publicadas().para_listado().first()
    return {
        "hoy": hoy,
        "ahora": ahora,
        "principal": principal,
        "noticias": [n for n in noticias if n != principal][: LISTA - 1],
        "actos_de_hoy": list(agenda.entre(desde, hasta)[:4]),
        "proximas": list(agenda.filter(inicio__gte=hasta)[:PROXIMAS]),
        "galeria": galeria,
        "fotos": list(galeria.para_pagina()[:MOSAICO]) if galeria else [],
        "capsula": Capsula.objects.publicadas().para_listado().first(),
        "areas": Area.objects.activas().con_cuenta(),
    }


def _principal(portada, noticias):
    """The one chosen, while it may be read; else the newest featured; else the newest."""
    publicas = Noticia.objects.publicadas().para_listado()
    if portada.principal_id and (elegida := publicas.filter(pk=portada.principal_id).first()):
        return elegida
    return publicas.destacadas().first() or (noticias[0] if noticias else None)
