"""What the media centre lacks of what is already public."""

from sitio.models import Publicacion

from .filters import GRABADAS


def completar_mediateca():
    """Its rows of what was published before there were any; run again, it finds nothing to do."""
    sin_piezas = Publicacion.objects.live().filter(clase__in=GRABADAS, piezas__isnull=True)
    for pagina in sin_piezas.order_by("pk").iterator(chunk_size=100):
        pagina.specific.derivar()
