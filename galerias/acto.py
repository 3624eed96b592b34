"""The act that something came of."""

from sitio.models import Publicacion


def acto_de(publicacion):
    """Its page, if anyone may read it; what nobody covered came of none."""
    actos = publicacion.coberturas.exclude(compromiso__acto=None).values("compromiso__acto")
    return Publicacion.objects.publicadas().filter(pk__in=actos).first()
