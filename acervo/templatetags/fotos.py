"""Photographs as a page paints them: from the sizes that the queue made, asking nothing."""

import re

from django import template
from django.core.files.storage import default_storage
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from acervo.permissions import las_que_puede_cambiar

register = template.Library()

ROTULO = re.compile(r"(foto|fotograf[ií]as?|cr[eé]dito) ?: *", re.IGNORECASE)
FORMAS = (
    *(("tendida", 2.5), ("ancha", 1.78), ("", 1.5), ("clasica", 1.33), ("cuadra", 1)),
    *(("alta", 0.75), ("espigada", 0.67), ("delgada", 0.5)),
)
VISTA_PREVIA = "width-800|format-jpeg"
PENDIENTE = (
    '<span class="sin-foto {}"><svg viewBox="0 0 {} {}" aria-hidden="true"></svg>'
    "<span>{}</span></span>"
)


@register.simple_tag(takes_context=True)
def foto(context, imagen, alt=None, sizes="100vw", clase="", prioridad=False):
    """A `<picture>` in WebP with JPEG behind; a box of its shape while the sizes are being made.

    On a telephone `sizes` says two thirds of what it takes: its screen has three dots to each
    pixel, nobody sees the third, and the page weighs half.
    """
    if not se_muestra(imagen):
        return ""
    alt = imagen.default_alt_text if alt is None else alt
    respaldo = _medida(imagen, "jpeg-800") or _de_vista_previa(context, imagen)
    if not respaldo:
        return format_html(PENDIENTE, clase, imagen.width, imagen.height, alt)
    url, ancho, alto = respaldo
    cuando = 'fetchpriority="high"' if prioridad else 'loading="lazy" decoding="async"'
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}"{} {}></picture>',
        _fuente(imagen, sizes),
        url,
        ancho,
        alto,
        alt,
        _clases(clase, foco(imagen)),
        mark_safe(cuando),  # noqa: S308  one of the two literals above
    )


@register.simple_tag
def precarga(imagen, sizes="100vw"):
    """Asks for the picture of the first view before the body is read."""
    juego = _juego(imagen) if se_muestra(imagen) else ""
    if not juego:
        return ""
    return format_html(
        '<link rel="preload" as="image" type="image/webp" imagesrcset="{}" imagesizes="{}" '
        'fetchpriority="high">',
        juego,
        sizes,
    )


@register.simple_tag
def sin_texto(usuario):
    """How many photographs that person may change nobody has told in words: one query."""
    return las_que_puede_cambiar(usuario).sin_texto().count()


@register.filter
def medida(imagen, clave):
    """One size as {url, ancho, alto}, or nothing if it has not been made."""
    return dict(zip(("url", "ancho", "alto"), _medida(imagen, clave) or (), strict=False))


@register.filter
def grande(imagen):
    """Where the largest picture for a screen is."""
    return (_medida(imagen, "webp-1600") or ("",))[0]


@register.filter
def forma(imagen):
    """The shape of the mosaic nearest to its own."""
    if not imagen:
        return ""
    proporcion = imagen.width / imagen.height if imagen.height else 1.5
    return min(FORMAS, key=lambda par: abs(par[1] - proporcion))[0]


@register.filter
def se_muestra(imagen):
    """Whether there is one and its consent has not been withdrawn."""
    return bool(imagen) and not imagen.retirada


def foco(imagen):
    """Which third of the picture must not be cut away, as classes: left or right, top or bottom."""
    if not imagen.has_focal_point():
        return ""
    punto = imagen.get_focal_point().centroid
    lados = (
        _tercio(punto.x / imagen.width, "foco-izquierda", "foco-derecha"),
        _tercio(punto.y / imagen.height, "foco-arriba", "foco-abajo"),
    )
    return " ".join(lado for lado in lados if lado)


def _tercio(parte, primero, ultimo):
    return primero if parte < 1 / 3 else ultimo if parte > 2 / 3 else ""


def _clases(*clases) -> SafeString:
    juntas = " ".join(clase for clase in clases if clase)
    return format_html(' class="{}"', juntas) if juntas else mark_safe("")


def _medida(imagen, clave):
    """(address, width, height) of a size that exists, else None."""
    if not se_muestra(imagen) or not (datos := imagen.variantes.get(clave)):
        return None
    nombre, ancho, alto = datos
    return default_storage.url(nombre), ancho, alto


def _juego(imagen):
    """Its `srcset`; a small original gives the same width twice, named once."""
    anchos = {}
    for clave in imagen.variantes:
        if clave.startswith("webp-"):
            url, ancho, _alto = _medida(imagen, clave)
            anchos.setdefault(ancho, url)
    return ", ".join(f"{url} {ancho}w" for ancho, url in sorted(anchos.items()))


def _fuente(imagen, sizes):
    juego = _juego(imagen)
    return format_html_join(
        "",
        '<source type="image/webp" srcset="{}" sizes="{}">',
        [(juego, sizes)] if juego else [],
    )


def _de_vista_previa(context, imagen):
    """Only an editor who looks at her draft waits for a size to be made."""
    if not getattr(context.get("request"), "is_preview", False):
        return None
    hecha = imagen.get_rendition(VISTA_PREVIA)
    return hecha.url, hecha.width, hecha.height


@register.filter
def sin_rotulo(credito):
    """Who took it, for where «Foto:» goes before: not said twice if somebody wrote it too."""
    return ROTULO.sub("", credito, count=1) if ROTULO.match(credito) else credito
