"""The body of a publication."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText

from sitio.enlaces import expandir
from sitio.models.pagina import ancla

register = template.Library()

CORTE = "<!--corte-->"
PARRAFO = re.compile(r"^\s*<p\b[^>]*>")


@register.simple_tag(takes_context=True)
def cuerpo(context, valor, data=""):
    """Its blocks, with the place and date line in the first paragraph.

    The links of all its texts are asked together: the cost does not grow with the blocks.
    """
    bloques = list(valor or [])
    _expandir([texto for bloque in bloques for texto in _textos(bloque)])
    data = format_html('<span class="data">{}</span> ', data) if data else ""
    if data and bloques and bloques[0].block_type == "texto":
        primero = bloques[0].value
        primero.html, puestas = PARRAFO.subn(lambda abre: abre[0] + data, primero.html, count=1)
        data = "" if puestas else data
    contexto = context.flatten()
    partes = [bloque.render(contexto) for bloque in bloques]
    if data:
        partes.insert(0, format_html("<p>{}</p>", data))
    return mark_safe("\n".join(partes))  # noqa: S308  each block escapes its own


@register.filter
def expandido(texto):
    """The HTML of a rich text, expanded by `cuerpo` or, alone, by itself."""
    if not hasattr(texto, "html"):
        texto.html = expandir(texto.source)
    return mark_safe(texto.html)  # noqa: S308  cleaned by the editor's whitelist


register.filter("ancla", ancla)


def _textos(bloque):
    valor = bloque.value
    if isinstance(valor, RichText):
        return [valor]
    if bloque.block_type == "destacado":
        return [valor["texto"]]
    return []


def _expandir(textos):
    if not textos:
        return
    juntos = expandir(CORTE.join(texto.source for texto in textos))
    for texto, html in zip(textos, juntos.split(CORTE), strict=True):
        texto.html = html
