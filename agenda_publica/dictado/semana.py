"""Of which week a weekday alone is: that of the heading above it, or of the last day said."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .fechas import ADELANTE, MESES, mes_de, siguiente
from .tramos import SEMANA, UN_DIA

LUNES, DOMINGO = 0, 6
UNA_SEMANA = timedelta(days=7)
POR_ACA = -6  # days from which «semana del 7 al 13» is looked for
LA_SIGUIENTE = re.compile(
    r"\b(?:siguiente|pr[oó]xima|entrante)\s+semana\b"
    r"|\bsemana\s+(?:siguiente|pr[oó]xima|entrante|que\s+(?:entra|viene|sigue))\b",
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
        if fechas.arriba is NO_SE_SABE:
            return NO_SE_SABE
        de_esta = fechas.arriba.desde if fechas.arriba else fechas.hoy
        lunes = de_esta - timedelta(de_esta.weekday()) + UNA_SEMANA
        return Arriba(lunes, lunes + UNA_SEMANA - UN_DIA)
    hallado = SEMANA.search(renglon)
    if hallado is None:
        return None
    inicio, fin = _los_dias({c: (v or "").lower() for c, v in hallado.groupdict().items()}, fechas)
    if inicio and fin and timedelta() <= fin - inicio < UNA_SEMANA:
        return Arriba(inicio, fin)
    return NO_SE_SABE


def _los_dias(dicho, fechas):
    """(first, last), or None where it is not known which."""
    if not (dicho["mes2"] or dicho["m2"]):
        return _sin_mes(dicho, fechas.hoy)
    el_ultimo = {"n": dicho["n2"], "mes": dicho["mes2"], "m": dicho["m2"]}
    fin, _duda = fechas.de({**el_ultimo, "a": dicho["a"]})
    inicio = fin and next(
        (fin - timedelta(d) for d in range(UNA_SEMANA.days) if _es(fin - timedelta(d), dicho)), None
    )
    return inicio, fin


def _es(dia, dicho):
    """Whether it is the first that was said, of the month that was said, if any."""
    mes = int(dicho["m"] or 0) or (mes_de(dicho["mes"]) if dicho["mes"] else dia.month)
    return (dia.day, dia.month) == (int(dicho["n"]), mes)


def _sin_mes(dicho, hoy):
    """The same of «del 7 al 13», that is known by its Monday."""
    dias = (hoy + timedelta(d) for d in range(POR_ACA, ADELANTE))
    inicio = next((d for d in dias if _es(d, dicho) and d.weekday() == LUNES), None)
    siguen = (inicio + timedelta(d) for d in range(UNA_SEMANA.days)) if inicio else ()
    return inicio, next((d for d in siguen if d.day == int(dicho["n2"])), None)
