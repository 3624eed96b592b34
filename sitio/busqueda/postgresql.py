"""Search on PostgreSQL, with the two text-search configurations that a migration makes."""

from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

from .palabras import PREFIJO, SinNormas, SoloPalabras, formas

RAICES = "es_mx"  # Spanish stems, accents folded
LLANA = "es_mx_llana"  # whole words, accents folded: for what is still being written

# For buscar_publicas: the title weighs ten times what the body does.
ORIGEN = "wagtailsearch_indexentry e"
COINCIDE = f"(e.title || e.body) @@ to_tsquery('{RAICES}', %s)"
RELEVANCIA = (
    "round((-10 * ts_rank('{.1, .1, .1, 1}', setweight(e.title, 'A') || setweight(e.body, 'D'), "
    f"to_tsquery('{RAICES}', %s)))::numeric, 1)"
)


def expresion(palabras):
    """All of those words, in any of their forms; the last one may be unfinished."""
    partes = [" | ".join(f"'{forma}'" for forma in formas(palabra)) for palabra in palabras]
    if len(palabras[-1]) >= PREFIJO:
        partes[-1] += f" | '{palabras[-1]}':*"
    return " & ".join(f"({parte})" for parte in partes)


def parametros_de_relevancia(consulta):
    return [consulta]


class Indice(SinNormas, PostgresIndex):
    pass


class Motor(SoloPalabras, PostgresSearchBackend):
    index_class = Indice

    def __init__(self, params):
        super().__init__({"SEARCH_CONFIG": RAICES, **params})
        self.autocomplete_config = LLANA
