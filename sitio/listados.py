"""Indexes of publications: filtered, paged, always the same number of queries."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from sitio.models import Publicacion

POR_PAGINA = 12


class Listado(Paginator):
    """Pages over primary keys alone, then fetches the few rows that a page paints.

    The rows are asked once more whether they are live and public, so that a stale mark
    can never show a private page. `hoja` is the class of the rows: those that are counted and
    paged are of Publicacion, whose indexes answer without visiting the table of each kind.
    """

    def __init__(self, publicaciones, por_pagina=POR_PAGINA, hoja=Publicacion):
        self.publicaciones, self.hoja = publicaciones, hoja
        super().__init__(publicaciones.values_list("pk", flat=True), por_pagina)

    @cached_property
    def count(self):
        return self.publicaciones.order_by().count()

    def page(self, number):
        pagina = super().page(number)
        pks = self._del_final(pagina) if number > self.num_pages / 2 else list(pagina.object_list)
        pagina.object_list = self._filas(pks)
        pagina.numeros = list(self.get_elided_page_range(number, on_each_side=1, on_ends=1))
        return pagina

    def _del_final(self, pagina):
        """The same keys, walking the index from its other end, which is nearer."""
        desde, hasta = pagina.start_index() - 1, pagina.end_index()
        al_reves = self.object_list.reverse()[self.count - hasta : self.count - desde]
        return list(al_reves)[::-1]

    def _filas(self, pks):
        filas = self.hoja.objects.filter(pk__in=pks).de_veras_publicas()
        por_pk = {fila.pk: fila for fila in filas.para_listado()}
        return [por_pk[pk] for pk in pks if pk in por_pk]


class IndiceDePublicaciones:
    """For a section whose children are all of one class of Publicacion."""

    filtro = None

    @property
    def hoja(self):
        (hoja,) = self.creatable_subpage_models()
        return hoja

    def publicaciones(self):
        return self.hoja.objects.publicadas()

    def get_context(self, request, *args, **kwargs):
        contexto = super().get_context(request, *args, **kwargs)
        publicaciones = Publicacion.objects.publicadas().filter(clase=self.hoja.CLASE)
        if self.filtro:
            contexto["filtro"] = self.filtro(request.GET, queryset=publicaciones)
            publicaciones = contexto["filtro"].qs
        listado = Listado(publicaciones, hoja=self.hoja)
        contexto["pagina"] = listado.get_page(request.GET.get("pagina"))
        return contexto
