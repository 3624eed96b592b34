"""Search by words over what is public (stub to be completed)."""

from sitio.listados import Listado
from sitio.models import Publicacion


def buscar_publicas(texto):
    return Listado(Publicacion.objects.publicadas().filter(title__icontains=texto))
