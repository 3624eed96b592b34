"""How a piece of a page is called and reads, and which words are not in the other version."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from taggit.models import ItemBase
from wagtail.images import get_image_model

from moderacion.lectura.bloques import de_bloque
from moderacion.lectura.cambios import IGUAL, PONE, segmentar
from moderacion.lectura.campos import de_campo
from moderacion.lectura.nombres import NombresAlPaso
from moderacion.lectura.trozos import orden

from .piezas import NADA, cuerpos, relaciones

SEGUIDAS = re.compile(r"</mark>(\s+)<mark>")
NO_ESTA = "(No está)"
EN_BLANCO = "(En blanco)"


def nombre(forma, campo):
    """What the field or the rows are called in the form."""
    clase = type(forma.instance)
    if campo in relaciones(clase) and issubclass(relaciones(clase)[campo][0], ItemBase):
        return "Temas"
    if campo in forma.fields:
        return capfirst(forma.fields[campo].label)
    return dict(orden(clase)).get(campo) or capfirst(clase._meta.get_field(campo).verbose_name)


def rotulo(forma, diferencia):
    """What the piece is called in the form: «Titular», «Cuerpo: Texto»."""
    clase, campo = type(forma.instance), diferencia.campo
    if campo not in cuerpos(clase):
        return nombre(forma, campo)
    valor = diferencia.mio if diferencia.mio is not NADA else diferencia.suyo
    bloque = _definicion(clase, campo, valor)
    return f"{nombre(forma, campo)}: {bloque.label if bloque else valor['type']}"


def _definicion(clase, campo, valor):
    return clase._meta.get_field(campo).stream_block.child_blocks.get(valor["type"])


def en_palabras(clase, campo, valor):
    """The piece as text, one thing a line."""
    if valor is NADA:
        return NO_ESTA
    nombres = NombresAlPaso()
    if campo in cuerpos(clase):
        dicho = _de_bloque(_definicion(clase, campo, valor), valor["value"], nombres)
    elif campo in relaciones(clase):
        dicho = _de_hijo(*relaciones(clase)[campo], valor, nombres)
    else:
        dicho = de_campo(clase._meta.get_field(campo), valor, nombres)
    return dicho or EN_BLANCO


def de_cuerpo(campo, bloques):
    """A whole body as text, of a record that is not cut into pieces."""
    nombres, definidos = NombresAlPaso(), campo.stream_block.child_blocks
    return "\n".join(_de_bloque(definidos.get(b["type"]), b["value"], nombres) for b in bloques)


def de_dato(campo, valor):
    """A field of a record as text."""
    return de_campo(campo, valor, NombresAlPaso())


def _de_bloque(bloque, valor, nombres):
    textos, fotos = de_bloque(bloque, valor, nombres) if bloque else ((), ())
    titulos = (nombres.nombre(get_image_model(), foto) for foto in fotos)
    return "\n".join([*(f"Fotografía: {titulo}" for titulo in titulos), *textos])


def _de_hijo(modelo, padre, fila, nombres):
    campos = [c for c in modelo._meta.concrete_fields if c.name in fila and not c.primary_key]
    suyos = [c for c in campos if c.name not in {padre, "sort_order"}]
    dichos = (de_campo(c, fila[c.name], nombres) for c in suyos)
    return "\n".join(dicho for dicho in dichos if dicho)


def marcar(uno, otro):
    """`uno` as HTML, its words that `otro` does not have marked."""
    partes = []
    for que, palabras in segmentar(otro, uno):
        trozo = "".join(palabras)
        if que == IGUAL:
            partes.append(escape(trozo))
        elif que == PONE:
            partes.append(format_html("<mark>{}</mark>", trozo))
    junto = SEGUIDAS.sub(r"\1", "".join(partes))
    return mark_safe(junto)  # noqa: S308  each part is escaped above
