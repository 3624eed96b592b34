"""What anyone may find on the site: the index is asked directly, and only for what is public."""

from importlib import import_module

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db import connection
from django.utils.functional import cached_property

from sitio.listados import POR_PAGINA
from sitio.models import Informativa, Publicacion

from .palabras import palabras

PUBLICAS = """
FROM {origen}
LEFT JOIN sitio_publicacion p ON p.page_ptr_id = CAST(e.object_id AS bigint)
WHERE {coincide} AND e.content_type_id IN ({tipos})
AND (p.visible OR CAST(e.object_id AS bigint) IN ({informativas}))
"""
ORDEN = "ORDER BY {relevancia}, p.fecha DESC NULLS LAST, CAST(e.object_id AS bigint) DESC"


class Hallazgos(Paginator):
    """Pages of what says all the words, best first; each costs the same few queries.

    The mark of what is visible is part of the search itself, and the rows of a page are asked
    once more whether they are live and public.
    """

    def __init__(self, texto, por_pagina=POR_PAGINA):
        self.palabras = palabras(texto)
        super().__init__([], por_pagina)

    @cached_property
    def count(self):
        if not self.palabras:
            return 0
        desde, parametros = self._desde
        return _preguntar(f"SELECT count(*) {desde}", parametros)[0][0]

    def page(self, number):
        number = self.validate_number(number)
        pks = self._pks((number - 1) * self.per_page) if self.count else []
        return self._get_page(_filas(pks), number, self)

    @cached_property
    def _dialecto(self):
        return import_module(f"sitio.busqueda.{connection.vendor}")

    @cached_property
    def _desde(self):
        """The public entries that match, as SQL and its parameters; words only travel as these."""
        propias = Informativa.objects.order_by().values("pk")
        publicas = Informativa.objects.filter(pk__in=propias).publicadas()
        informativas = list(publicas.values_list("pk", flat=True)) or [0]
        tipos = [tipo.pk for tipo in _tipos()]
        sql = PUBLICAS.format(
            origen=self._dialecto.ORIGEN,
            coincide=self._dialecto.COINCIDE,
            tipos=_huecos(tipos),
            informativas=_huecos(informativas),
        )
        return sql, [self._consulta, *tipos, *informativas]

    @cached_property
    def _consulta(self):
        return self._dialecto.expresion(self.palabras)

    def _pks(self, desde_cual):
        desde, parametros = self._desde
        orden = ORDEN.format(relevancia=self._dialecto.RELEVANCIA)
        parametros = [*parametros, *self._dialecto.parametros_de_relevancia(self._consulta)]
        sql = f"SELECT e.object_id {desde} {orden} LIMIT %s OFFSET %s"
        return [int(pk) for (pk,) in _preguntar(sql, [*parametros, self.per_page, desde_cual])]


def _preguntar(sql, parametros):
    with connection.cursor() as cursor:
        cursor.execute(sql, parametros)
        return cursor.fetchall()


def _huecos(valores):
    return ", ".join(["%s"] * len(valores))


def _tipos():
    hojas = [m for m in Publicacion.__subclasses__() if not m._meta.abstract]
    return ContentType.objects.get_for_models(Informativa, *hojas).values()


def _filas(pks):
    """Those pages with what a card paints, in that order."""
    if not pks:
        return []
    publicas = Publicacion.objects.filter(pk__in=pks).de_veras_publicas()
    filas = {fila.pk: fila for fila in publicas.para_listado()}
    if faltan := [pk for pk in pks if pk not in filas]:
        filas |= Informativa.objects.publicadas().defer("cuerpo").in_bulk(faltan)
    return [filas[pk] for pk in pks if pk in filas]
