"""The read-only API: what anyone may read, as JSON, whoever asks."""

from django.core.exceptions import FieldError, ValidationError
from django.db import DataError
from modelsearch.backends.base import FieldError as CampoNoBuscable
from modelsearch.backends.base import FilterError
from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import StringRelatedField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site

from sitio.models import Publicacion

LARGO = 500
MAYOR = 2**31
NOMBRES = {"area", "sede", "preside"}
# What hangs from a page, if it is asked for: all of it in one query.
POR_SEPARADO = {"erratas": "erratas", "documentos": "documentos__documento"}
INCOMPRENSIBLE = (
    CampoNoBuscable,
    DataError,
    FieldError,
    FilterError,
    OverflowError,
    TypeError,
    ValidationError,
    ValueError,
)


class PaginasPublicas(PagesAPIViewSet):
    """Pages as the public site shows them: who asks makes no difference."""

    authentication_classes = ()
    renderer_classes = (JSONRenderer,)
    known_query_parameters = PagesAPIViewSet.known_query_parameters - {"site", "locale"}

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        for nombre, valor in request.GET.items():
            if len(valor) > LARGO:
                raise BadRequestError(f"{nombre} is too long")
            if nombre in {"limit", "offset"} and valor.isdecimal() and int(valor) > MAYOR:
                raise BadRequestError(f"{nombre} is too large")

    def handle_exception(self, exc):
        """A parameter that cannot be understood is the asker's mistake: 400."""
        if isinstance(exc, INCOMPRENSIBLE) and self.request.GET:
            exc = BadRequestError("a parameter cannot be understood")
        return super().handle_exception(exc)

    def get_base_queryset(self):
        sitio = Site.find_for_request(self.request)
        if sitio is None:
            return Page.objects.none()
        retenidas = Publicacion.objects.order_by().filter(retenida=True).values("pk")
        publicas = Page.objects.live().public().exclude(pk__in=retenidas)
        return publicas.descendant_of(sitio.root_page, inclusive=True)

    def get_queryset(self):
        paginas = super().get_queryset()
        campos = {campo.name for campo in paginas.model._meta.get_fields()}
        paginas = paginas.select_related(*sorted(NOMBRES & campos))
        pedidos = self.request.GET.get("fields", "")
        de_una_vez = [
            camino
            for nombre, camino in POR_SEPARADO.items()
            if nombre in campos and (nombre in pedidos or "*" in pedidos)
        ]
        return paginas.prefetch_related(*de_una_vez)

    @classmethod
    def get_field_serializer_overrides(cls, model):
        """An área, a place, an official: by name."""
        nombres = NOMBRES & set(cls.get_body_fields_names(model))
        propios = {nombre: StringRelatedField(read_only=True) for nombre in nombres}
        return {**super().get_field_serializer_overrides(model), **propios}


api = WagtailAPIRouter("api")
api.register_endpoint("pages", PaginasPublicas)
