"""A video as a page paints it: ours, or that of another over a still of ours."""

from django import template

from acervo.templatetags.fotos import medida
from sitio.datos import reloj
from sitio.proveedores import reconocer, sitio_de

register = template.Library()
register.filter("reloj", reloj)
register.filter("sitio_de", sitio_de)


@register.simple_tag(takes_context=True)
def video_ajeno(context, enlace):
    """The video of another, or nothing; the policy of this answer lets its player in, if asked."""
    ajeno = reconocer(enlace)
    if ajeno and (request := context.get("request")):
        request.video_ajeno = True
    return ajeno


@register.filter
def cartel(imagen, grabacion=None):
    """The address of the still: the photograph chosen, else that of the recording, else nothing."""
    if hecha := medida(imagen, "jpeg-800"):
        return hecha["url"]
    return grabacion.thumbnail.url if grabacion and grabacion.thumbnail else ""
