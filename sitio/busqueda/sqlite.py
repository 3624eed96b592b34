"""Search on SQLite: FTS5, which folds case and accents by itself."""

from django.db.models import Case, Value, When
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import Phrase, PlainText
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.models import SQLiteFTSIndexEntry

from .palabras import PREFIJO, SinNormas, SoloPalabras, formas

MEJORES = 100
TABLA = SQLiteFTSIndexEntry._meta.db_table

# For buscar_publicas. Columns in the order of the table: autocomplete, body, title.
ORIGEN = f"{TABLA} f JOIN wagtailsearch_indexentry e ON e.id = f.rowid"
COINCIDE = f"{TABLA} MATCH %s"
RELEVANCIA = f"round(bm25({TABLA}, 0, 1, 10), 1)"


def expresion(palabras):
    """All of those words, in any of their forms; the last one may be unfinished."""
    partes = [
        "(" + " OR ".join(f'"{forma}"' for forma in formas(palabra)) + ")" for palabra in palabras
    ]
    if len(palabras[-1]) >= PREFIJO:
        partes[-1] = f'({partes[-1]} OR "{palabras[-1]}" *)'
    return f"{{title body}} : ({' AND '.join(partes)})"


def parametros_de_relevancia(_consulta):
    return []


class Relevancia(BM25):
    """The title weighs ten times what the body does."""

    def as_sql(self, compiler, connection, function=None, template=None):
        return f"bm25({TABLA}, 10, 1, 10)", []


class _Consulta:
    """Two things of the stock compiler do not hold: it takes fields of the model for columns of
    the index, and its ranking repeats the search for each page found (20,000 pages: minutes)."""

    def search(self, config, start, stop, score_field=None):
        if self.fields:
            self.fields = self._columnas()
        simple = isinstance(self.query, PlainText | Phrase)
        if simple and self.order_by_relevance and score_field is None:
            self.order_by_relevance = False
            self.queryset = self.queryset.order_by(self._mejores(config), "-pk")
        return super().search(config, start, stop, score_field=score_field)

    def _columnas(self):
        if self.FTS_TABLE_FIELDS == ["autocomplete"]:
            return self.FTS_TABLE_FIELDS
        return sorted({"title" if campo == "title" else "body" for campo in self.fields})

    def _mejores(self, config):
        """The hundred best in their order, the rest after them."""
        consulta = self.build_search_query(self.query, config=config)
        entradas = SQLiteFTSIndexEntry.objects.filter(
            MatchExpression(self.fields or self.FTS_TABLE_FIELDS, consulta),
            index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model),
        ).order_by(Relevancia())
        pks = entradas.values_list("index_entry__object_id", flat=True)[:MEJORES]
        casos = [When(pk=pk, then=Value(lugar)) for lugar, pk in enumerate(pks)]
        return Case(*casos, default=Value(MEJORES))


class ConsultaEntera(_Consulta, SQLiteSearchQueryCompiler):
    pass


class ConsultaAlEscribir(_Consulta, SQLiteAutocompleteQueryCompiler):
    pass


class Indice(SinNormas, SQLiteIndex):
    pass


class Motor(SoloPalabras, SQLiteSearchBackend):
    query_compiler_class = ConsultaEntera
    autocomplete_query_compiler_class = ConsultaAlEscribir
    index_class = Indice
