"""What a person writes in a search box, made into words that no engine can choke on."""

import re
import unicodedata

from modelsearch.query import Phrase, PlainText

LARGO = 200
CUANTAS = 12
PREFIJO = 3
PALABRA = re.compile(r"[^\W_]+")


def palabras(texto):
    """Its words, in lower case, without signs or operators: at most a dozen."""
    texto = unicodedata.normalize("NFC", texto[:LARGO]).lower()
    return PALABRA.findall(texto)[:CUANTAS]


def formas(palabra):
    """The word with its likely singular and plural: «obra» is also «obras», «luces» is «luz»."""
    if len(palabra) < PREFIJO or not palabra.isalpha():
        return [palabra]
    todas = [palabra, f"{palabra}s", f"{palabra}es"]
    if palabra.endswith("s"):
        todas.append(palabra[:-1])
    if palabra.endswith("es") and len(palabra) > PREFIJO + 2:
        todas.append(palabra[:-2])
    if palabra.endswith("z"):
        todas.append(f"{palabra[:-1]}ces")
    if palabra.endswith("ces"):
        todas.append(f"{palabra[:-3]}z")
    return todas


def sanear(consulta):
    """The same query for the framework's backends, with nothing but words in it.

    Returns an empty string when no word is left.
    """
    if isinstance(consulta, str):
        return " ".join(palabras(consulta))
    if not isinstance(consulta, PlainText | Phrase):
        return consulta
    limpia = sanear(consulta.query_string)
    if isinstance(consulta, PlainText) and limpia:
        return PlainText(limpia, operator=consulta.operator)
    return limpia and Phrase(limpia)


class SoloPalabras:
    """For a search backend: what reaches the engine are words; without any, nothing is found."""

    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        return super()._search(query_compiler_class, sanear(query), model_or_queryset, **kwargs)


class SinNormas:
    """For an index: the weight of short titles is measured when the whole index is rebuilt.

    Stock measures it against every entry each time that one page is saved.
    """

    def _refresh_title_norms(self, full=False):
        if full:
            super()._refresh_title_norms(full=True)
