"""Words for a town that does not exist: as many, and as unequal, as those of a real archive."""

import itertools
import random

SILABAS = ("ca", "lle", "mi", "no", "to", "ra", "se", "va", "del", "por", "lu", "pe", "cio", "men")
VOCABULARIO = ["".join(tres) for tres in itertools.product(SILABAS, repeat=3)]
COMUN = "municipio"  # in every publication
RARA = "ajolote"  # in the same few publications of both sites
CADA_CUANTAS, HASTA = 61, 1000


def azar(numero):
    """The same dice for the same publication, whatever the size of its site."""
    return random.Random(numero)  # noqa: S311  a seed, not a secret


def palabra(dados):
    """Few words are said often and many seldom, as in any language."""
    return VOCABULARIO[min(int(dados.paretovariate(0.7)) - 1, len(VOCABULARIO) - 1)]


def frase(dados, palabras):
    return " ".join(palabra(dados) for _ in range(palabras)).capitalize()


def resumen(dados, numero):
    """A summary; that of a few publications says the rare word."""
    rara = f" {RARA}" if numero % CADA_CUANTAS == 0 and numero < HASTA else ""
    return f"{frase(dados, 16)} {COMUN}{rara}."


def parrafos(dados, cuantos):
    return "".join(f"<p>{frase(dados, 45)}.</p>" for _ in range(cuantos))


def cuerpo(dados, imagen):
    """What a StreamField keeps of a boletín of some 300 words with one photograph."""
    foto = {"image": imagen, "decorative": False, "alt_text": frase(dados, 8)}
    return [
        {"type": "texto", "value": parrafos(dados, 2)},
        {"type": "encabezado", "value": frase(dados, 5)},
        {"type": "texto", "value": parrafos(dados, 2)},
        {"type": "cita", "value": {"texto": frase(dados, 20), "autor": frase(dados, 4)}},
        {"type": "imagen", "value": {"imagen": foto, "pie": frase(dados, 9)}},
        {"type": "texto", "value": parrafos(dados, 2)},
    ]
