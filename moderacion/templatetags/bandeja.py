"""What the templates of the tray ask."""

from django import template

from moderacion.bandeja.personas import enumerar

register = template.Library()


@register.filter
def y(personas):
    """«Ana, Eva y Luz»."""
    return enumerar(personas, "y")


@register.filter
def o(personas):
    """«Ana o Eva»."""
    return enumerar(personas, "o")


@register.filter
def imagenes(claves, por_clave):
    """The pictures of those keys; None for one that is gone."""
    return [por_clave.get(clave) for clave in claves]
