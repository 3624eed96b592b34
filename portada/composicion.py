"""What the front page shows, each piece one query."""

from django.db.models import Count, OuterRef, Subquery, Window
from django.db.models.functions import Coalesce
from django.utils import timezone

from agenda_publica.calendario import dia_local
from agenda_publica.models import Ocurrencia
from ayuntamiento.models import Area
from galerias.models import Capsula, Foto, Galeria
from noticias.models import Noticia
from sitio.models import Publicacion

LISTA = 6
MOSAICO = 6
PROXIMAS = 5
DE_HOY, MUCHOS = 4, 20


def componer(portada):
    """The pieces of the front page by the names its template gives them."""
    ahora = timezone.now()
    hoy = timezone.localdate(ahora)
    desde, hasta = dia_local(hoy)
    noticias = list(Noticia.objects.publicadas().para_listado()[: LISTA + 1])
    principal = _principal(portada, noticias)
    fotos = _de_la_ultima_galeria()
    de_hoy, proximas = _agenda(desde, hasta)
    return {
        "hoy": hoy,
        "ahora": ahora,
        "principal": principal,
        **_en_columnas([n for n in noticias if n != principal][: LISTA - 1]),
        "actos_de_hoy": _los_que_importan(de_hoy, ahora),
        "mas_hoy": max(0, len(de_hoy) - DE_HOY),
        "proximas": proximas,
        "galeria": fotos[0].galeria if fotos else None,
        "fotos": fotos,
        "capsula": Capsula.objects.publicadas().para_listado().first(),
        "areas": _areas(),
    }


def _agenda(desde, hasta):
    """Today's acts and the next ones, in one query; in two, on a day that fills it.

    What is repeated is told once: today, or its next date.
    """
    publicas = Ocurrencia.objects.publicadas().para_listado().sin_repetir(desde, hasta)
    vienen = list(publicas[: MUCHOS + PROXIMAS])
    de_hoy = [acto for acto in vienen if acto.inicio < hasta]
    if len(de_hoy) > MUCHOS:
        return de_hoy[:MUCHOS], list(publicas.filter(inicio__gte=hasta)[:PROXIMAS])
    return de_hoy, vienen[len(de_hoy) :][:PROXIMAS]


def _en_columnas(noticias):
    """The newest two with a photograph go side by side; the others, in lines."""
    pareja = [noticia for noticia in noticias if noticia.imagen_id][:2]
    pareja = pareja if len(pareja) == 2 else []
    return {"pareja": pareja, "renglones": [n for n in noticias if n not in pareja]}


def _los_que_importan(actos, ahora):
    """Of a full day, those that can still be attended; in order of time."""
    pasados = [acto for acto in actos if acto.momento(ahora) == "paso"]
    sobran = set(pasados[: max(0, len(actos) - DE_HOY)])
    return [acto for acto in actos if acto not in sobran][:DE_HOY]


def _de_la_ultima_galeria():
    """The first photographs of the newest gallery, each with it and with how many `todas` are."""
    ultima = Galeria.objects.publicadas().values("pk")[:1]
    fotos = Foto.objects.filter(galeria=Subquery(ultima), imagen__retirada=False).annotate(
        todas=Window(Count("pk"))
    )
    return list(fotos.select_related("imagen", "galeria").order_by("sort_order")[:MOSAICO])


def _areas():
    """The directory, each with `cuantas` of its publications anyone may read: counted one área at
    a time on the index of what is visible, never in a join of all that was ever published."""
    suyas = Publicacion.objects.publicadas().de_area(OuterRef("pk")).order_by().values("area")
    cuantas = Subquery(suyas.annotate(n=Count("pk")).values("n"))
    return Area.objects.activas().annotate(cuantas=Coalesce(cuantas, 0))


def _principal(portada, noticias):
    """The one chosen, while it may be read; else the newest featured; else the newest."""
    publicas = Noticia.objects.publicadas().para_listado()
    if portada.principal_id and (elegida := publicas.filter(pk=portada.principal_id).first()):
        return elegida
    return publicas.destacadas().first() or (noticias[0] if noticias else None)
