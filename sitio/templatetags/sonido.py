"""An audio as a page paints it."""

from django import template

from sitio.datos import exacto, reloj

register = template.Library()
register.filter("reloj", reloj)
register.filter("exacto", exacto)

ALTO, DELGADA = 100, 2


@register.filter
def trazo(onda):
    """The path of a drawing of 100 units of height, one bar each unit; nothing of what is none."""
    if not isinstance(onda, list):
        return ""
    barras = (min(max(nivel, DELGADA), ALTO) for nivel in onda if isinstance(nivel, int))
    return "".join(f"M{n}.5 {(ALTO - alto) / 2:g}v{alto}" for n, alto in enumerate(barras))
