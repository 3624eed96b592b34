"""What the templates of the tray ask."""

from django import template

register = template.Library()


@register.filter
def imagenes(claves, por_clave):
    """The pictures of those keys; None for one that is gone."""
    return [por_clave.get(clave) for clave in claves]
