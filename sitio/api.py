"""The read-only API: only what anyone may read."""

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from sitio.models import Publicacion


class PaginasPublicas(PagesAPIViewSet):
    """Pages as the public site shows them."""

    name = "paginas"


class PublicacionesPublicas(PagesAPIViewSet):
    """Everything dated, of all kinds, newest first."""

    name = "publicaciones"
    model = Publicacion

    def get_base_queryset(self):
        base = super().get_base_queryset()
        publicas = Publicacion.objects.publicadas()
        return publicas.filter(pk__in=base.values("pk")) if base.query.where else publicas


api = WagtailAPIRouter("api")
api.register_endpoint("pages", PaginasPublicas)
