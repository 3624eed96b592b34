"""How a repetition is asked in a form, and the rule that it writes."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, localtime

from agenda_publica import recurrencia
from agenda_publica.de_pared import por_teclear

from . import corrida, regla_dicha

DIAS = corrida.DIAS
SIEMPRE = ("INTERVAL", "1")
DIA, DIA_DE_FIN, DIA_DEL_ANIO = r"l j \d\e F", r"j \d\e F \d\e Y", r"j \d\e F"
ULTIMA_SEMANA = 5
HASTA_ANTES = "Termina de repetirse antes de empezar: corrija la fecha."
NO_SE_CORRE = (
    "Cómo se repite vino de otro calendario y no se puede llevar tal cual a otro día: elija aquí "
    "cada cuánto se repite, o deje que empiece el {}."
)
NO_EMPIEZA = (
    "El {} no es uno de los días en que se repite («{}»){}. Corrija cuándo empieza, o elija otra "
    "vez cada cuánto se repite."
)


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


@dataclass(frozen=True)
class Previa:
    """The rule that there was, and when it began, as a form has it (see `leer`)."""

    regla: str
    inicio: datetime
    zona: ZoneInfo | None = None

    def dice(self, pedida):
        return bool(self.regla) and leer(self.regla, self.inicio, self.zona) == pedida

    def dias(self):
        """Those on which it was held, in order."""
        local = localtime(self.inicio).replace(tzinfo=None)
        zona = self.zona or get_default_timezone()
        dadas = recurrencia.seguir(recurrencia.leer(self.regla), local, zona)
        return sorted({local.date(), *(momento.date() for momento in dadas)})

    def se_lleva(self, hasta, dia):
        """Whether until when goes along, if it begins that day: its last date is moved as the
        others. Where it was one of its days, the series only begins later, and ends as it did."""
        dias = self.dias()
        return hasta == dias[-1] and dia not in dias


def escribir(*, cada, inicio, hasta=None, veces=None, previa=None):
    """The text of the rule that was asked; that of `previa` itself, where it says the same."""
    if not cada:
        return ""
    if hasta and hasta < localtime(inicio).date():
        raise ValidationError({"repite_hasta": HASTA_ANTES})
    pedida = {"cada": cada, "repite_hasta": hasta, "veces": veces}
    igual = previa and previa.dice(pedida)
    if igual and previa.inicio == inicio:
        return previa.regla
    if igual and hasta and previa.se_lleva(hasta, localtime(inicio).date()):
        hasta += localtime(inicio).date() - localtime(previa.inicio).date()
    return ";".join([_cada(cada, inicio, previa), *_fin(hasta, veces)])


def _cada(cada, inicio, previa):
    if cada != Cada.OTRA:
        return _ordinal(inicio) if cada == Cada.ORDINAL else PARTES[cada]
    era, es = (localtime(momento).replace(tzinfo=None) for momento in (previa.inicio, inicio))
    parte = corrida.correr(previa.regla, era, es)
    if parte is None:
        raise ValidationError({"cada": NO_SE_CORRE.format(date_format(era, DIA))})
    return parte


def _fin(hasta, veces):
    if hasta:
        return [f"UNTIL={datetime.combine(hasta, time(23, 59, 59)):%Y%m%dT%H%M%S}"]
    return [f"COUNT={veces}"] if veces else []


def exigir_que_empiece(regla, inicio):
    """That the day on which it begins is one of those that its rule gives."""
    primera = recurrencia.primera(inicio=inicio, regla=regla, zona=get_default_timezone())
    if primera != inicio:
        no_es, es = (m and date_format(localtime(m), DIA) for m in (inicio, primera))
        seria = f": el primero sería el {es}" if es else ""
        dicho = en_palabras(regla, inicio, get_default_timezone())
        raise ValidationError({"inicio": NO_EMPIEZA.format(no_es, dicho, seria)})


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
    resto = ";".join(f"{c}={v}" for c, v in _lo_que_dice(partes, localtime(inicio)).items())
    formas = {**PARTES, Cada.ORDINAL: _ordinal(inicio)}
    cada = next((c for c, escrita in formas.items() if escrita == resto), Cada.OTRA)
    dia = recurrencia.ultimo_dia(hasta, zona or get_default_timezone()) if hasta else None
    return {"cada": cada, "repite_hasta": dia, "veces": int(veces) if veces else None}


def distintas(*reglas):
    """Whether those (rule, first moment) do not say the same, however they are written."""
    dichas = [leer(regla, inicio) for regla, inicio in reglas]
    otras = {regla for regla, _inicio in reglas if regla}
    return dichas[0] != dichas[1] or (dichas[0]["cada"] == Cada.OTRA and len(otras) > 1)


def _lo_que_dice(partes, dia):
    """Its parts, without those that say again what the day on which it begins says already."""
    suyo = DIAS[dia.weekday()]
    de_sobra = {
        "WEEKLY": {"BYDAY": suyo},
        "MONTHLY": {"BYMONTHDAY": str(dia.day)},
        "YEARLY": {"BYMONTH": str(dia.month), "BYMONTHDAY": str(dia.day)},
    }.get(partes["FREQ"], {})
    queda = {c: v for c, v in partes.items() if de_sobra.get(c) != v and (c, v) != SIEMPRE}
    if len(queda.get("BYDAY", "").split(",")) == 1:
        queda.pop("WKST", None)  # where a week begins says nothing of one day in each
    if queda.get("BYDAY") == suyo and "BYSETPOS" in queda:
        queda["BYDAY"] = f"{queda.pop('BYSETPOS')}{suyo}"
    return queda


def _cada_cuando(regla, cada, dia):
    """«Cada lunes», «Cada mes, el segundo martes», «Cada mes, el día 15»."""
    if cada in (Cada.OTRA, Cada.ORDINAL):
        return regla_dicha.dicha(regla)
    semana = date_format(dia, "l").lower()
    mes = "Cada mes" if dia.day <= corrida.ULTIMO else "Cada mes que lo tenga"
    propias = {
        Cada.SEMANA: f"Cada {semana}",
        Cada.QUINCENA: f"Cada dos semanas, el {semana}",
        Cada.MES: f"{mes}, el día {dia.day}",
        Cada.ANIO: f"Cada año, el {date_format(dia, DIA_DEL_ANIO)}",
    }
    return propias.get(cada) or Cada(cada).label


def en_palabras(regla, inicio, zona):
    """«Cada sábado, hasta el 3 de mayo de 2027», by the clocks of that zone; nothing, if it does
    not repeat."""
    if not regla:
        return ""
    inicio = por_teclear(inicio, zona)
    leida = leer(regla, inicio, zona)
    dicho = _cada_cuando(regla, leida["cada"], localtime(inicio))
    if leida["repite_hasta"]:
        return f"{dicho}, hasta el {date_format(leida['repite_hasta'], DIA_DE_FIN)}"
    return f"{dicho}, {leida['veces']} veces" if leida["veces"] else dicho
