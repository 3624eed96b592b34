"""Who may have a file, besides what its collection says: what it shows on decides.

A file of what was withdrawn, of a draft or of what an electoral ban keeps back is not there for
the public, unless something that anyone may read shows it too. Where it shows is the framework's
reference index; what nothing shows is only asked of its collection.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from acervo import permissions as acervo
from sitio.models import Publicacion
from sitio.models.pagina import PaginaQuerySet

from . import veda


def cerrado(modelo, clave):
    """As a condition on the row of a file: it shows somewhere, and nowhere that anyone may read.

    `clave` is the field of that row with the key of the photograph, document or recording. Asked
    with the row itself, so that a file costs no query more.
    """
    usos = _usos(modelo, Cast(OuterRef(clave), CharField()))
    esta = Cast(OuterRef("object_id"), BigIntegerField())
    paginas = _sin_lo_retenido(PaginaQuerySet(Page).publicadas()).filter(pk=esta)
    a_la_vista = usos.filter(~Q(base_content_type=_de_pagina()) | Exists(paginas))
    return Exists(usos) & ~Exists(a_la_vista)


def puede_leer_lo_cerrado(request, modelo, clave):
    """Whoever works here, and who may come into some restricted page that shows it."""
    if acervo.puede_leer_originales(request.user):
        return True
    usos = _usos(modelo, str(clave)).filter(base_content_type=_de_pagina())
    claves = [int(pk) for pk in usos.values_list("object_id", flat=True)]
    paginas = _sin_lo_retenido(Page.objects.live().filter(pk__in=claves))
    return any(_entra(request, pagina) for pagina in paginas)


def _entra(request, pagina):
    return all(suya.accept_request(request) for suya in pagina.get_view_restrictions())


def _usos(modelo, clave):
    de_que = ContentType.objects.get_for_model(modelo)
    return ReferenceIndex.objects.filter(to_content_type=de_que, to_object_id=clave)


def _de_pagina():
    return ContentType.objects.get_for_model(Page)


def _sin_lo_retenido(paginas):
    """Without what a ban keeps back; when it has ended by the clock, nothing is."""
    if not veda.en_vigor():
        return paginas
    return paginas.exclude(Exists(Publicacion.objects.filter(pk=OuterRef("pk"), retenida=True)))
