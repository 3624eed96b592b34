"""Of which week a weekday alone is: that of the heading above it, or of the last day said."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .fechas import CORTO, MESES, siguiente
from .tramos import SEMANA, UN_DIA, leer_tramo

LUNES, DOMINGO = 0, 6
UNA_SEMANA = timedelta(days=7)
POR_ACA, ADELANTE = -6, 62  # days in which «semana del 7 al 13» is looked for
LA_SIGUIENTE = re.compile(
    r"\b(?:siguiente|pr[oó]xima|entrante)\s+semana\b"
    r"|\bsemana\s+(?:siguiente|pr[oó]xima|entrante|que\s+(?:entra|viene|sigue))\b",
    re.IGNORECASE,
)
SIN_MES = re.compile(
    rf"\b(?:{CORTO},?\s+)?(?P<n>\d{{1,2}})\s+al\s+(?:{CORTO},?\s+)?(?P<n2>\d{{1,2}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Arriba:
    """The days that were said above. `firme`, if by their number or at the head of what follows."""

    desde: date
    hasta: date
    firme: bool = True

    def el(self, semana, hoy):
        """The day of that name, or None where it may be of another week: what comes first after
        those above, if it is of their week or is also the first from today."""
        luego = siguiente(self.desde, semana)
        es_ese = luego == siguiente(hoy, semana) or (self.firme and luego <= self.hasta)
        return luego if es_ese else None

    def dicho(self):
        """As a heading says it."""
        de, a = (f"{dia.day} de {MESES[dia.month - 1]}" for dia in (self.desde, self.hasta))
        return f"Semana del {de} al {a} de {self.hasta.year}"


NO_SE_SABE = Arriba(date.min, date.min, firme=False)


def desde(dia, arriba, firme=True):
    """From that day to the end of its week, or of the one that was said above it; after a Sunday,
    to the Monday next to it."""
    if arriba and arriba.firme and arriba.desde <= dia < arriba.hasta:
        return Arriba(dia, arriba.hasta)
    return Arriba(dia, max(dia + timedelta(DOMINGO - dia.weekday()), dia + UN_DIA), firme)


def del_encabezado(renglon, fechas):
    """The days that the heading of a week says; None, of one that says none."""
    if LA_SIGUIENTE.search(renglon):
        de_esta = fechas.arriba.desde if fechas.arriba else fechas.hoy
        lunes = de_esta - timedelta(de_esta.weekday()) + UNA_SEMANA
        return Arriba(lunes, lunes + UNA_SEMANA - UN_DIA)
    if not SEMANA.search(renglon):
        return None
    inicio, fin = (leer_tramo(fechas, renglon) or _sin_mes(renglon, fechas.hoy))[:2]
    if inicio and fin and fin - inicio < UNA_SEMANA:
        return Arriba(inicio, fin)
    return NO_SE_SABE


def _sin_mes(renglon, hoy):
    """(first, last) of «del 7 al 13», that is known by its Monday."""
    hallado = SIN_MES.search(renglon)
    dias = (hoy + timedelta(n) for n in range(POR_ACA, ADELANTE))
    n, n2 = (int(hallado[parte]) for parte in ("n", "n2")) if hallado else (0, 0)
    inicio = next((d for d in dias if d.day == n and d.weekday() == LUNES), None)
    siguen = (inicio + timedelta(d) for d in range(UNA_SEMANA.days)) if inicio else ()
    return inicio, next((d for d in siguen if d.day == n2), None)
