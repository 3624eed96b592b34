"""What a reader is told of an act at a glance: a word, always, and how it is painted."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format

PRONTO = timedelta(hours=6)
POR_EMPEZAR, CASI_UNA_HORA = 5, 57  # minutes
DIAS_CERCA, CERCA = 6, {0: "Hoy", 1: "Mañana"}
SE_CANCELA = {False: "Se cancela", True: "Se canceló"}


class Estado(NamedTuple):
    clase: str
    palabra: str
    anula: bool = False
    sigue: bool = False  # it is of several days: said of today, not of each of them

    def __bool__(self):
        return bool(self.palabra)


NADA = Estado("", "")


def estado(ocurrencia, ahora=None):
    """The most important thing there is to say of it; a cancelled act says nothing else.

    A page may have been kept a minute by who serves it: what is said of minutes is said by fives.
    """
    ahora = ahora or timezone.now()
    momento = ocurrencia.momento(ahora)
    if palabra := _de_anulada(ocurrencia, momento == "paso"):
        return Estado("baja", palabra, anula=True)
    if momento == "ahora":
        return _de_lo_que_pasa(ocurrencia)
    if momento == "paso":
        return Estado("pronto", "Finalizó")
    if movido := _de_movida(ocurrencia):
        return Estado("pronto", movido)
    en = ocurrencia.inicio - ahora
    if en <= PRONTO and not ocurrencia.todo_el_dia:
        return Estado("pronto", _en_cuanto(en))
    return NADA


def falta(ocurrencia, ahora=None):
    """The same; of what is further, the day as it is said: today, tomorrow, in so many days."""
    ahora = ahora or timezone.now()
    dicho = estado(ocurrencia, ahora)
    if dicho or ocurrencia.momento(ahora) != "antes":
        return dicho
    dias = (ocurrencia.dia - timezone.localdate(ahora)).days
    if dias > DIAS_CERCA:
        return NADA
    return Estado("pronto", CERCA.get(dias) or f"En {dias} días")


def _de_lo_que_pasa(ocurrencia):
    if ocurrencia.ultimo_dia > ocurrencia.dia:
        return Estado("pronto", "En curso", sigue=True)
    return Estado("ahora", "Hoy" if ocurrencia.todo_el_dia else "Ahora")


def _de_anulada(ocurrencia, paso):
    """The act's word; else that of this date alone."""
    if palabra := ocurrencia.acto.palabra_de_anulado(paso=paso):
        return palabra
    return SE_CANCELA[paso] if ocurrencia.cancelada else ""


def _de_movida(ocurrencia):
    if ocurrencia.antes:
        mismo_dia = timezone.localdate(ocurrencia.antes, ocurrencia.reloj) == ocurrencia.dia
        return "Cambia de hora" if mismo_dia else "Cambia de fecha"
    return "Cambia de lugar" if ocurrencia.acto.antes_donde else ""


def _en_cuanto(en):
    minutos = en.total_seconds() / 60
    if minutos < POR_EMPEZAR:
        return "Por empezar"
    if minutos < CASI_UNA_HORA:
        return f"En {5 * round(minutos / 5)} minutos"
    horas = max(1, round(minutos / 60))
    return f"En {horas} hora{'s' if horas > 1 else ''}"


def antes_era(ocurrencia):
    """What its date or hour was, as it is struck out beside the new one."""
    if not ocurrencia.antes:
        return ""
    zona = ocurrencia.acto.en_su_zona()
    antes, ahora = (m.astimezone(zona) for m in (ocurrencia.antes, ocurrencia.inicio))
    return date_format(antes, "G:i" if antes.date() == ahora.date() else "j M").lower()
