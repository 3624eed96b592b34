"""What a reader is told of an act at a glance: a word, always, and how it is painted."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format

PRONTO = timedelta(hours=6)
SE_CANCELA = {False: "Se cancela", True: "Se canceló"}


class Estado(NamedTuple):
    clase: str
    palabra: str
    anula: bool = False

    def __bool__(self):
        return bool(self.palabra)


NADA = Estado("", "")


def estado(ocurrencia, ahora=None):
    """The most important thing there is to say of it; a cancelled act says nothing else."""
    ahora = ahora or timezone.now()
    momento = ocurrencia.momento(ahora)
    if palabra := _de_anulada(ocurrencia, momento == "paso"):
        return Estado("baja", palabra, anula=True)
    if momento == "ahora":
        varios_dias = ocurrencia.ultimo_dia > ocurrencia.dia
        return Estado("pronto", "En curso") if varios_dias else Estado("ahora", "Ahora")
    if momento == "paso":
        return Estado("pronto", "Terminó")
    if ocurrencia.antes:
        mismo_dia = timezone.localdate(ocurrencia.antes) == ocurrencia.dia
        return Estado("pronto", "Cambia de hora" if mismo_dia else "Cambia de fecha")
    falta = ocurrencia.inicio - ahora
    if falta <= PRONTO and not ocurrencia.todo_el_dia:
        return Estado("pronto", _en_cuanto(falta))
    return NADA


def _de_anulada(ocurrencia, paso):
    """The act's word; else that of this date alone."""
    if palabra := ocurrencia.acto.palabra_de_anulado(paso=paso):
        return palabra
    return SE_CANCELA[paso] if ocurrencia.cancelada else ""


def _en_cuanto(falta):
    minutos = max(1, round(falta.total_seconds() / 60))
    if minutos < 60:
        return f"En {minutos} minuto{'s' if minutos > 1 else ''}"
    horas = round(minutos / 60)
    return f"En {horas} hora{'s' if horas > 1 else ''}"


def antes_era(ocurrencia):
    """What its date or hour was, as it is struck out beside the new one."""
    if not ocurrencia.antes:
        return ""
    antes = timezone.localtime(ocurrencia.antes)
    return date_format(antes, "G:i" if antes.date() == ocurrencia.dia else "j M").lower()
