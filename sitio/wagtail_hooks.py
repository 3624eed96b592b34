"""Registers the look of the admin and the subjects."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .viewsets import Temas

ESTILOS = ("pregon", "encuentros", "entrada")
GUIONES = ("contadores", "errores", "fechas", "rotulos", "listas", "orden", "sesion", "tablas")


@hooks.register("insert_global_admin_css")
def estilos():
    return format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}">',
        [(static(f"admin/{nombre}.css"),) for nombre in ESTILOS],
    )


@hooks.register("insert_global_admin_js")
def guiones():
    return format_html_join(
        "\n",
        '<script type="module" src="{}"></script>',
        [(static(f"admin/{nombre}.js"),) for nombre in GUIONES],
    )


register_snippet(Temas)
