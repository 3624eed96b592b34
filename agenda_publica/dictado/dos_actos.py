"""A line in which another act begins: «el jueves 3 a las 10 reunión y el viernes 4 a las 12…»."""

import re

from .fechas import CORTO, DIA, MES
from .horas import leer_horas

DOS_ACTOS = "Parecen dos actos: deje aquí uno y anote el otro aparte."
SEPARA = r"(?:\b(?:y|luego|después|posteriormente)\s+(?:(?:luego|después|también)\s+)?|[;.]\s+)"
OTRO = re.compile(
    rf"{SEPARA}(?=(?:(?:para\s+)?(?:el|este)\s+(?:{DIA}\b|\d{{1,2}}\s+de\s+{MES}\b)"
    rf"|{CORTO},?\s+\d{{1,2}}\b|(?:pasado\s+)?mañana\s+a\b|a\s+las?\s+\d|\d{{1,2}}:\d\d))",
    re.IGNORECASE,
)


def parecen_dos(fechas, texto):
    """Whether it says one day or one hour, and then another where another act may begin."""
    partes = ((texto[: h.start()], texto[h.end() :]) for h in OTRO.finditer(texto))
    return any(_son_otros(fechas, antes, despues) for antes, despues in partes)


def _son_otros(fechas, antes, despues):
    dias = fechas.leer(antes)[0], fechas.leer(despues)[0]
    horas = leer_horas(antes)[0], leer_horas(despues)[0]
    return any(None not in par and par[0] != par[1] for par in (dias, horas))
