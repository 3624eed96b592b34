"""How a repetition is asked in a form, and the rule that it writes."""

from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, localtime

from . import recurrencia
from .de_pared import por_teclear

DIAS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ULTIMA_SEMANA = 5
HASTA_ANTES = "Termina de repetirse antes de empezar: corrija la fecha."


class Cada(TextChoices):
    NUNCA = "", "No se repite"
    DIA = "dia", "Cada día"
    LABORABLE = "laborable", "De lunes a viernes"
    SEMANA = "semana", "Cada semana, el mismo día"
    QUINCENA = "quincena", "Cada dos semanas, el mismo día"
    MES = "mes", "Cada mes, el mismo número de día"
    ORDINAL = "ordinal", "Cada mes, el mismo día de la semana («segundo martes»)"
    ANIO = "anio", "Cada año"
    OTRA = "otra", "Como está: la regla vino de otro calendario"


PARTES = {
    Cada.DIA: "FREQ=DAILY",
    Cada.LABORABLE: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    Cada.SEMANA: "FREQ=WEEKLY",
    Cada.QUINCENA: "FREQ=WEEKLY;INTERVAL=2",
    Cada.MES: "FREQ=MONTHLY",
    Cada.ANIO: "FREQ=YEARLY",
}


def escribir(*, cada, inicio, hasta=None, veces=None, regla=""):
    """The text of the rule: what was asked, or `regla` itself, if it is kept as it is."""
    if not cada:
        return ""
    if cada == Cada.OTRA:
        return regla
    partes = [_ordinal(inicio) if cada == Cada.ORDINAL else PARTES[cada]]
    if hasta:
        if hasta < localtime(inicio).date():
            raise ValidationError({"repite_hasta": HASTA_ANTES})
        partes.append(f"UNTIL={datetime.combine(hasta, time(23, 59, 59)):%Y%m%dT%H%M%S}")
    elif veces:
        partes.append(f"COUNT={veces}")
    return ";".join(partes)


def _ordinal(inicio):
    """«The second Tuesday»; the fifth is the last, for not every month has five."""
    dia = localtime(inicio)
    semana = (dia.day - 1) // 7 + 1
    orden = -1 if semana == ULTIMA_SEMANA else semana
    return f"FREQ=MONTHLY;BYDAY={orden}{DIAS[dia.weekday()]}"


def leer(regla, inicio, zona=None):
    """{field: value} of a form that would write that rule; «as it is», if none would.

    `inicio` is as a form has it: what its clocks say, taken for those of the town. `zona` is
    where they are.
    """
    if not regla:
        return {"cada": "", "repite_hasta": None, "veces": None}
    partes = recurrencia.leer(regla)
    hasta, veces = partes.pop("UNTIL", ""), partes.pop("COUNT", None)
    resto = ";".join(f"{clave}={valor}" for clave, valor in partes.items())
    formas = {**PARTES, Cada.ORDINAL: _ordinal(inicio)}
    cada = next((c for c, escrita in formas.items() if escrita == resto), Cada.OTRA)
    dia = recurrencia.ultimo_dia(hasta, zona or get_default_timezone()) if hasta else None
    return {"cada": cada, "repite_hasta": dia, "veces": int(veces) if veces else None}


def en_palabras(regla, inicio, zona):
    """«Cada sábado, hasta el 03/05/2027», by the clocks of that zone; nothing, if it does not
    repeat."""
    if not regla:
        return ""
    inicio = por_teclear(inicio, zona)
    leida = leer(regla, inicio, zona)
    propias = {
        Cada.OTRA: "Se repite",
        Cada.SEMANA: f"Cada {date_format(localtime(inicio), 'l').lower()}",
    }
    dicho = propias.get(leida["cada"]) or Cada(leida["cada"]).label
    if leida["repite_hasta"]:
        return f"{dicho}, hasta el {leida['repite_hasta']:%d/%m/%Y}"
    return f"{dicho}, {leida['veces']} veces" if leida["veces"] else dicho
