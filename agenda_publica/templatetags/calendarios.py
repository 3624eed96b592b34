"""What the pages of the agenda say of calendars."""

from django import template
from django.conf import settings

register = template.Library()


@register.filter
def webcal(ruta):
    """The address that a telephone opens with its calendar, for a path of this site."""
    return f"webcal://{settings.SITIO_URL.partition('://')[2]}{ruta}"
