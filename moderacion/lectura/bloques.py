"""What a block of a body says, in words and pictures, from its JSON."""

from html import unescape

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.blocks.field_block import FieldBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

FIN_DE_PARRAFO = ("</p>", "</li>", "<br/>", "<br>", "</h2>", "</h3>")


def de_bloque(bloque, valor, nombres):
    """(texts, keys of pictures) of a block's value, in reading order."""
    textos, fotos = [], []
    for hoja, suyo in _hojas(bloque, valor):
        if isinstance(hoja, ImageBlock):
            _foto(suyo, fotos, textos)
        elif isinstance(hoja, ImageChooserBlock):
            fotos.append(suyo)
        elif isinstance(hoja, TableBlock):
            textos.extend(_renglones(suyo))
        else:
            textos.append(_texto(hoja, suyo, nombres))
    return [texto for texto in textos if texto], tuple(fotos)


def _hojas(bloque, valor):
    """The blocks that hold no other, with their values; those that hold nothing are left out."""
    if valor in (None, ""):
        return
    if isinstance(bloque, blocks.StructBlock) and not isinstance(bloque, ImageBlock):
        for nombre, hijo in bloque.child_blocks.items():
            yield from _hojas(hijo, valor.get(nombre))
    elif isinstance(bloque, blocks.ListBlock):
        for item in valor:
            yield from _hojas(bloque.child_block, _de_lista(item))
    else:
        yield bloque, valor


def _foto(valor, fotos, textos):
    """The framework's picture with its own alternative text: an old value is the key alone."""
    if not isinstance(valor, dict):
        fotos.append(valor)
        return
    if valor.get("image"):
        fotos.append(valor["image"])
    if valor.get("alt_text"):
        textos.append(f"Texto alternativo: {valor['alt_text']}")


def _de_lista(item):
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


def _renglones(tabla):
    yield tabla.get("table_caption") or ""
    for renglon in tabla.get("data") or []:
        yield " · ".join(str(celda or "") for celda in renglon)


def _texto(bloque, valor, nombres):
    if isinstance(bloque, blocks.RichTextBlock):
        return de_html(valor)
    modelo = getattr(bloque, "model_class", None) or getattr(bloque, "target_model", None)
    if modelo is not None and modelo is not get_image_model() and isinstance(bloque, FieldBlock):
        return nombres.nombre(modelo, valor)
    if isinstance(bloque, blocks.ChoiceBlock):
        return str(dict(bloque.field.choices).get(valor, valor))
    return str(valor)


def de_html(html):
    """Its words, a paragraph a line."""
    for fin in FIN_DE_PARRAFO:
        html = html.replace(fin, f"{fin}\n")
    lineas = (" ".join(unescape(strip_tags(linea)).split()) for linea in html.splitlines())
    return "\n".join(linea for linea in lineas if linea)
