"""What the pages of the agenda say of calendars and of maps."""

from urllib.parse import urlencode

from django import template
from django.conf import settings

from sitio.texto import con_punto

register = template.Library()
register.filter("con_punto", con_punto)


@register.filter
def webcal(ruta):
    """The address that a telephone opens with its calendar, for a path of this site."""
    return f"webcal://{settings.SITIO_URL.partition('://')[2]}{ruta}"


@register.filter
def en_el_mapa(sede, municipio):
    """A plain link that looks for that place: no map is loaded, nobody is told who reads."""
    partes = [sede.domicilio, sede.colonia, municipio]
    buscado = ", ".join(parte for parte in partes if parte)
    return f"https://www.openstreetmap.org/search?{urlencode({'query': buscado})}"
