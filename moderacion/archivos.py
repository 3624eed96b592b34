"""Who may have a file, besides what its collection says: in an electoral ban, not everyone."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from acervo import permissions as acervo
from sitio.models import Publicacion

from . import veda


def puede_leer(request, coleccion_id, modelo, clave):
    """Whether this reader may have the files of that photograph, document or recording."""
    if not acervo.puede_leer(request, coleccion_id):
        return False
    if not veda.en_vigor() or not solo_en_lo_retenido(modelo, clave):
        return True
    return acervo.puede_leer_originales(request.user)


def solo_en_lo_retenido(modelo, clave):
    """Whether it shows on what a ban keeps back, and on nothing that anyone may read."""
    usos = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(modelo), to_object_id=str(clave)
    ).values_list("base_content_type_id", "object_id")
    de_pagina = ContentType.objects.get_for_model(Page).pk
    paginas = {int(pk) for tipo, pk in usos if tipo == de_pagina}
    if any(tipo != de_pagina for tipo, _ in usos) or not paginas:
        return False
    estados = dict(Publicacion.objects.filter(pk__in=paginas).values_list("pk", "retenida"))
    if not any(estados.values()):
        return False
    return not _alguna_a_la_vista(paginas, estados)


def _alguna_a_la_vista(paginas, estados):
    """A publication that stays, or a standing page."""
    visibles = Publicacion.objects.filter(pk__in=estados, visible=True)
    otras = Page.objects.live().filter(pk__in=paginas - estados.keys())
    return visibles.exists() or otras.exists()
