"""How a piece of a page reads in words, and which words are not in the other version."""

import re
from difflib import SequenceMatcher

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from taggit.models import ItemBase, TagBase
from wagtail import blocks
from wagtail.utils.text import text_from_html

from moderacion.bandeja.cambios import PALABRAS
from sitio.texto import dia_y_hora

from .piezas import NADA, cuerpos, relaciones

SEGUIDAS = re.compile(r"</mark>(\s+)<mark>")
DEMASIADAS = 4_000
NO_ESTA = "(No está)"
EN_BLANCO = "(En blanco)"


def nombre(forma, campo):
    """What the field or the rows are called in the form."""
    clase = type(forma.instance)
    if campo in relaciones(clase):
        modelo, _ = relaciones(clase)[campo]
        es_tema = issubclass(modelo, ItemBase)
        return "Temas" if es_tema else capfirst(modelo._meta.verbose_name)
    del_modelo = clase._meta.get_field(campo)
    return capfirst(forma.fields[campo].label if campo in forma.fields else del_modelo.verbose_name)


def rotulo(forma, diferencia):
    """What the piece is called in the form: «Titular», «Cuerpo: Texto»."""
    clase, campo = type(forma.instance), diferencia.campo
    if campo not in cuerpos(clase):
        return nombre(forma, campo)
    valor = diferencia.mio if diferencia.mio is not NADA else diferencia.suyo
    bloque = clase._meta.get_field(campo).stream_block.child_blocks.get(valor["type"])
    return f"{nombre(forma, campo)}: {bloque.label if bloque else valor['type']}"


def en_palabras(clase, campo, valor):
    """The piece as text, one thing a line."""
    if valor is NADA:
        return NO_ESTA
    if campo in cuerpos(clase):
        bloque = clase._meta.get_field(campo).stream_block.child_blocks.get(valor["type"])
        return (_de_bloque(bloque, bloque.to_python(valor["value"])) if bloque else "") or EN_BLANCO
    if campo in relaciones(clase):
        modelo, padre = relaciones(clase)[campo]
        return _de_hijo(modelo, padre, valor) or EN_BLANCO
    return _de_campo(clase._meta.get_field(campo), valor) or EN_BLANCO


def _de_hijo(modelo, padre, fila):
    campos = [c for c in modelo._meta.concrete_fields if c.name in fila]
    dichos = [
        _de_campo(c, fila[c.name])
        for c in campos
        if not c.primary_key and c.name not in {padre, "sort_order"}
    ]
    return "\n".join(dicho for dicho in dichos if dicho)


def _de_campo(campo, valor):
    if valor in (None, ""):
        return ""
    if isinstance(campo, models.BooleanField):
        return "Sí" if valor else "No"
    if isinstance(campo, models.ForeignKey):
        return _nombre(campo.related_model, valor)
    if isinstance(campo, models.DateTimeField):
        momento = parse_datetime(str(valor))
        return dia_y_hora(momento) if momento else str(valor)
    return str(dict(campo.flatchoices or []).get(valor, valor))


def _nombre(modelo, pk):
    objeto = modelo._default_manager.filter(pk=pk).first()
    if objeto is None:
        return ""
    return objeto.name if isinstance(objeto, TagBase) else str(objeto)


def _de_bloque(bloque, valor):
    if isinstance(bloque, blocks.StructBlock):
        pares = [(b.label, _de_bloque(b, valor.get(c))) for c, b in bloque.child_blocks.items()]
        return "\n".join(f"{nombre}: {dicho}" for nombre, dicho in pares if dicho)
    if isinstance(bloque, blocks.ListBlock):
        return "\n".join(_de_bloque(bloque.child_block, v) for v in valor)
    if isinstance(bloque, blocks.StreamBlock):
        return "\n".join(_de_bloque(v.block, v.value) for v in valor)
    if isinstance(bloque, blocks.RichTextBlock):
        return text_from_html(valor.source)
    if isinstance(valor, dict) and "data" in valor:
        return "\n".join(" · ".join(str(c or "") for c in renglon) for renglon in valor["data"])
    return "" if valor is None else str(valor)


def marcar(uno, otro):
    """`uno` as HTML, its words that `otro` does not have marked. Very long texts go unmarked."""
    unas, otras = PALABRAS.findall(uno), PALABRAS.findall(otro)
    if len(unas) + len(otras) > DEMASIADAS:
        return escape(uno)
    partes = []
    for hecho, desde, hasta, *_ in SequenceMatcher(None, unas, otras, False).get_opcodes():
        trozo = "".join(unas[desde:hasta])
        if trozo:
            partes.append(
                escape(trozo) if hecho == "equal" else format_html("<mark>{}</mark>", trozo)
            )
    junto = SEGUIDAS.sub(r"\1", "".join(partes))
    return mark_safe(junto)  # noqa: S308  each part is escaped above
