"""The sections of the site, asked once a request: the router and the menu read the same rows."""

from django.db.models import Exists, OuterRef

from sitio.models import Seccion

GUARDADAS = "_secciones_de_pregon"


def del_sitio(request, portada):
    """Its live sections in the order of the menu; `publica` says whether anyone may read each."""
    if not hasattr(request, GUARDADAS):
        legibles = Seccion.objects.publicadas().filter(pk=OuterRef("pk"))
        # from its own small table: without statistics SQLite would walk all the pages
        todas = Seccion.objects.filter(pk__in=Seccion.objects.order_by().values("pk"))
        vivas = todas.child_of(portada).live().annotate(publica=Exists(legibles))
        setattr(request, GUARDADAS, list(vivas))
    return getattr(request, GUARDADAS)
