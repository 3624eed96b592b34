"""A page's content cut into pieces that two people may change each on their own.

A piece is a field, a block of a body, or a row of what hangs from the page (an attached document,
a photograph). Content is what `serializable_data` gives: plain JSON.
"""

import json
from collections import Counter

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from acervo.dos_personas.igualdad import sin_ruido
from moderacion.custodia import libro
from moderacion.custodia.libro import AJENAS

FECHAS_PEDIDAS = {"go_live_at", "expire_at"}
NADA = object()


def llano(pagina):
    """Its content as the database keeps it; a date that is to be that of publication, in blank."""
    datos = libro.llano(pagina.serializable_data())
    if datos.get("fecha_al_publicar"):
        datos["fecha"] = None
    for campo in cuerpos(type(pagina)):
        datos[campo] = json.loads(datos[campo] or "[]")
    return datos


def crudo(datos, clase):
    """The inverse of `llano`: what `with_content_json` reads."""
    return {**datos, **{campo: json.dumps(datos[campo]) for campo in cuerpos(clase)}}


def cuerpos(clase):
    return [campo.name for campo in clase._meta.get_fields() if isinstance(campo, StreamField)]


def relaciones(clase):
    """Names of what hangs from the page: {name: its model and the name of its key to the page}."""
    return {
        r.get_accessor_name(): (r.related_model, r.field.name)
        for r in get_all_child_relations(clase)
        if r.get_accessor_name() not in AJENAS
    }


def sueltos(datos, clase):
    """Names of the fields that are one piece each."""
    aparte = {*cuerpos(clase), *relaciones(clase)}
    return [c for c in datos if c not in aparte and c not in AJENAS - FECHAS_PEDIDAS]


class Fila:
    """A list of pieces, each known by a key that the three versions share, in order."""

    def __init__(self, valores, clave):
        vistas = Counter()
        self.piezas = {}
        for valor in valores:
            suya = clave(valor)
            vistas[suya] += 1
            self.piezas[suya if vistas[suya] == 1 else f"{suya}~{vistas[suya]}"] = valor

    def __getitem__(self, clave):
        return self.piezas.get(clave, NADA)

    def orden(self):
        return list(self.piezas)


def de_bloque(bloque):
    return str(bloque.get("id") or _contenido(bloque))


def de_hijo(padre, conocidos):
    """The key of a child row: its primary key where the base had it, else what it says."""

    def clave(hijo):
        if hijo.get("pk") in conocidos:
            return str(hijo["pk"])
        return _contenido({c: v for c, v in hijo.items() if c != padre})

    return clave


def _contenido(valor):
    return f"={json.dumps(sin_ruido(valor), sort_keys=True, cls=DjangoJSONEncoder)}"
