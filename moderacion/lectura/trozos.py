"""A page's content as a person reads it: pieces with a name, in the order of its form.

It reads the JSON of a revision and never the page: a tray of many pages asks the database once
for the names of all that they point to (`Nombres`), not once a page.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from .bloques import de_bloque
from .campos import de_campo
from .nombres import Nombres

AL_PUBLICARSE = "La del día en que se publique"


@dataclass(frozen=True)
class Trozo:
    """A piece of a page: a field, a block of its body, a row of one of its lists.

    `clave` is where the framework's comments hang («title», «cuerpo.<block>»); `fotos`, the keys
    of its pictures.
    """

    clave: str
    rotulo: str
    texto: str = ""
    fotos: tuple = ()

    def __bool__(self):
        return bool(self.texto or self.fotos)


def leer(contenidos):
    """The readings of many (class of page, content), and the rows that they name.

    A reading is a list of Trozo; what says nothing is left out. One query for each table named.
    """
    contenidos, nombres = list(contenidos), Nombres()
    for clase, contenido in contenidos:
        _trozos(clase, contenido, nombres)
    nombres.cargar()
    return [_trozos(clase, contenido, nombres) for clase, contenido in contenidos], nombres


def _trozos(clase, contenido, nombres):
    lector = _Lector(clase, contenido, nombres)
    todos = (trozo for campo, rotulo in orden(clase) for trozo in lector.trozos(campo, rotulo))
    return [trozo for trozo in todos if trozo]


@cache
def orden(clase):
    """The fields of a page type as (name, label), in the order of its form."""
    nombres = []
    _recorrer(clase.get_edit_handler(), nombres)
    return tuple(dict.fromkeys(nombres))


def _recorrer(panel, nombres):
    campo = getattr(panel, "field_name", None) or getattr(panel, "relation_name", None)
    if campo and panel.clean_name != "comments":
        nombres.append((campo, capfirst(panel.heading or _rotulo(panel.model, campo))))
    for otro in getattr(panel, "tambien_dice", ()):  # what its form tells and does not ask
        nombres.append((otro, capfirst(_rotulo(panel.model, otro))))
    for hijo in getattr(panel, "children", []):
        if not campo:
            _recorrer(hijo, nombres)


def _rotulo(modelo, campo):
    try:
        return modelo._meta.get_field(campo).verbose_name
    except (FieldDoesNotExist, AttributeError):
        return campo


class _Lector:
    """One content, field by field."""

    def __init__(self, clase, contenido, nombres):
        self.clase, self.contenido, self.nombres = clase, contenido, nombres
        # Some things are said with others of the same page: an hour, with its zone.
        self.propias = clase.dichos(contenido) if hasattr(clase, "dichos") else None
        self.hijos = {
            r.get_accessor_name(): r.related_model for r in get_all_child_relations(clase)
        }

    def trozos(self, campo, rotulo):
        if campo in self.hijos:
            return self._lista(campo, rotulo)
        try:
            definicion = self.clase._meta.get_field(campo)
        except FieldDoesNotExist:
            return []
        if isinstance(definicion, TaggableManager):
            return [Trozo(campo, rotulo, self._temas(definicion))]
        valor = self.contenido.get(campo)
        if isinstance(definicion, StreamField):
            return self._bloques(campo, rotulo, definicion, valor)
        if campo == "fecha" and self.contenido.get("fecha_al_publicar"):
            return [Trozo(campo, rotulo, AL_PUBLICARSE)]
        return [self._campo(campo, rotulo, definicion, valor)]

    def _campo(self, clave, rotulo, campo, valor):
        if isinstance(campo, models.ForeignKey) and campo.related_model is get_image_model():
            self.nombres.fila(campo.related_model, valor)
            return Trozo(clave, rotulo, fotos=(valor,) if valor else ())
        if self.propias and (dicho := self.propias.campo(clave)) is not None:
            return Trozo(clave, rotulo, dicho)
        return Trozo(clave, rotulo, "" if valor is False else de_campo(campo, valor, self.nombres))

    def _temas(self, campo):
        """The names of its subjects, in alphabetical order."""
        por = campo.remote_field.through
        filas = self.contenido.get(por._meta.get_field("content_object").remote_field.related_name)
        tema = por._meta.get_field("tag").related_model
        return ", ".join(sorted(self.nombres.nombre(tema, fila["tag"]) for fila in filas or []))

    def _bloques(self, campo, rotulo, cuerpo, valor):
        bloques = json.loads(valor) if isinstance(valor, str) else valor or []
        trozos, cuantos = [], defaultdict(int)
        for bloque in bloques:
            definicion = cuerpo.stream_block.child_blocks.get(bloque["type"])
            if definicion is None:
                continue
            cuantos[bloque["type"]] += 1
            nombre = f"{rotulo}: {definicion.label.lower()} {cuantos[bloque['type']]}"
            textos, fotos = de_bloque(definicion, bloque["value"], self.nombres)
            for foto in fotos:
                self.nombres.fila(get_image_model(), foto)
            trozos.append(Trozo(f"{campo}.{bloque.get('id')}", nombre, "\n".join(textos), fotos))
        return trozos

    def _lista(self, relacion, rotulo):
        """The rows of a list: each is known by what it points to, since its key changes."""
        modelo, trozos, vistas = self.hijos[relacion], [], defaultdict(int)
        campos = [c for c in modelo._meta.concrete_fields if c.editable and not _de_orden(c)]
        for n, fila in enumerate(self.contenido.get(relacion) or [], 1):
            partes = [self._campo(c.name, "", c, fila.get(c.name)) for c in campos]
            senas = str(next((fila.get(c.name) for c in campos if fila.get(c.name)), n))
            vistas[senas] += 1
            texto = "\n".join(parte.texto for parte in partes if parte.texto)
            if self.propias and relacion in self.propias.listas:
                texto = self.propias.fecha(fila)
            fotos = tuple(foto for parte in partes for foto in parte.fotos)
            clave = f"{relacion}.{senas}.{vistas[senas]}"
            trozos.append(Trozo(clave, f"{rotulo}: {n}", texto, fotos))
        return trozos


def _de_orden(campo):
    return campo.primary_key or campo.name == "sort_order" or type(campo).__name__ == "ParentalKey"


def clase_de(pagina):
    """The class of a page known by its content type, without a query."""
    tipo = pagina.cached_content_type
    return apps.get_model(tipo.app_label, tipo.model)
