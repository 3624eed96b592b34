"""Who may have a file, besides what its collection says: what it shows on decides.

A file is private until something that anyone may read shows it: a public page, or a register that
is public. It closes again with the last of them: withdrawn, restricted, kept back by an electoral
ban, or published without it. Where it shows is the framework's reference index.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from acervo import permissions as acervo
from ayuntamiento.models import Area, Funcionario
from moderacion.electoral import veda
from sitio.models import Ajustes, Publicacion
from sitio.models.pagina import PaginaQuerySet


def cerrado(modelo, clave):
    """As a condition on the row of a file: nothing that anyone may read shows it.

    `clave` is the field of that row with the key of the photograph, document or recording. Asked
    with the row itself, so that a file costs no query more.
    """
    usos = _usos(modelo, Cast(OuterRef(clave), CharField()))
    return ~Exists(usos.filter(_a_la_vista()))


def abiertos(modelo):
    """The rows of that model which something that anyone may read shows."""
    return modelo.objects.filter(~cerrado(modelo, "pk"))


def donde_se_ven(modelo, claves):
    """{key: [page or record that shows it to anyone]}, of those rows of that model."""
    usos = ReferenceIndex.objects.filter(
        _a_la_vista(), to_content_type=_tipo(modelo), to_object_id__in=[str(c) for c in claves]
    )
    pares = list(usos.order_by("pk").values_list("to_object_id", "base_content_type", "object_id"))
    fuentes = {}
    for tipo in {tipo for _, tipo, _ in pares}:
        suyas = {clave for _, suyo, clave in pares if suyo == tipo}
        filas = ContentType.objects.get_for_id(tipo).model_class()._base_manager.in_bulk(suyas)
        fuentes |= {(tipo, str(clave)): fila for clave, fila in filas.items()}
    donde = {clave: {} for clave in claves}
    for clave, tipo, fuente in pares:
        donde[int(clave)][fuentes[tipo, fuente]] = True
    return {clave: list(suyas) for clave, suyas in donde.items()}


def puede_leer_lo_cerrado(request, modelo, clave):
    """Whoever works here, and who may come into some restricted page that shows it."""
    if acervo.puede_leer_originales(request.user):
        return True
    usos = _usos(modelo, str(clave)).filter(base_content_type=_tipo(Page))
    claves = [int(pk) for pk in usos.values_list("object_id", flat=True)]
    paginas = _sin_lo_retenido(Page.objects.live().filter(pk__in=claves))
    return any(_entra(request, pagina) for pagina in paginas)


def _entra(request, pagina):
    return all(suya.accept_request(request) for suya in pagina.get_view_restrictions())


def _usos(modelo, clave):
    return ReferenceIndex.objects.filter(to_content_type=_tipo(modelo), to_object_id=clave)


def _tipo(modelo):
    return ContentType.objects.get_for_model(modelo)


def _a_la_vista():
    """The condition, on a reference, of coming from what anyone may read.

    What is not named here is internal, whatever it is: the record of an act, a consent, the
    recording that a cut was made from.
    """
    esta = Cast(OuterRef("object_id"), BigIntegerField())
    paginas = _sin_lo_retenido(PaginaQuerySet(Page).publicadas())
    condicion = Q(base_content_type=_tipo(Page)) & Exists(paginas.order_by().filter(pk=esta))
    for modelo, filas in _registros().items():
        condicion |= Q(base_content_type=_tipo(modelo)) & Exists(filas.filter(pk=esta))
    return condicion


def _registros():
    """Each register that shows files in public, with its rows that do now.

    The arms of the site are on every page. The portrait of an official is beside the área that she
    heads, while the área is open.
    """
    encabeza = Area.objects.order_by().filter(activa=True, titular=OuterRef("pk"))
    return {
        Ajustes: Ajustes.objects.order_by(),
        Funcionario: Funcionario.objects.order_by().filter(Exists(encabeza)),
    }


def _sin_lo_retenido(paginas):
    """Without what a ban keeps back; when it has ended by the clock, nothing is."""
    if not veda.en_vigor():
        return paginas
    return paginas.exclude(Exists(Publicacion.objects.filter(pk=OuterRef("pk"), retenida=True)))
