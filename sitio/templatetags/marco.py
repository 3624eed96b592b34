"""What frames a page: the town's arms, its sections, telephones to dial, links to share."""

import json
import re
from urllib.parse import quote, urlencode

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.templatetags.static import static
from django.utils.html import _json_script_escapes, format_html
from django.utils.safestring import mark_safe

from acervo.templatetags.fotos import medida

register = template.Library()

LADA = "+52"


@register.simple_tag(takes_context=True)
def escudo(context):
    """The arms of the settings, or those of the program."""
    imagen = getattr(context.get("ajustes"), "escudo", None)
    hecha = medida(imagen, "webp-400") if imagen else {}
    url, ancho, alto = (
        (hecha["url"], hecha["ancho"], hecha["alto"]) if hecha else (static("escudo.svg"), 96, 120)
    )
    return format_html('<img src="{}" width="{}" height="{}" alt="">', url, ancho, alto)


@register.simple_tag(takes_context=True)
def seccion(context, slug):
    """A section of this site that anyone may read, or nothing."""
    return next((s for s in context.get("secciones") or [] if s.slug == slug), None)


@register.filter
def marcar(telefono):
    """What a telephone dials: ten digits get the country's code, «911» stays."""
    digitos = re.sub(r"[^\d+]", "", telefono)
    return f"{LADA}{digitos}" if re.fullmatch(r"\d{10}", digitos) else digitos


@register.filter
def para_whatsapp(url, titulo):
    return f"https://wa.me/?{urlencode({'text': f'{titulo} {url}'}, quote_via=quote)}"


@register.filter
def para_facebook(url):
    return f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': url})}"


@register.filter
def para_x(url, titulo):
    return f"https://x.com/intent/post?{urlencode({'text': titulo, 'url': url}, quote_via=quote)}"


@register.filter
def para_correo(url, titulo):
    return f"mailto:?{urlencode({'subject': titulo, 'body': url}, quote_via=quote)}"


@register.simple_tag(takes_context=True)
def datos(context, pagina):
    """What search engines read of a page: JSON-LD, a block of data that no policy runs."""
    de_la_pagina = pagina.datos(context.get("raiz", ""))
    texto = json.dumps(
        {"@context": "https://schema.org", **de_la_pagina},
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
    )
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(texto.translate(_json_script_escapes)),  # noqa: S308  the framework's own escapes
    )
