"""What a person must know of an act that a calendar brings before it is written."""

from django.utils.formats import date_format

from agenda_publica.models import Compromiso
from agenda_publica.repetir.repeticion import en_palabras

VIENE_CANCELADO = "En su calendario está cancelado."
SE_REPITE = "Se repite"
DIA = r"j \d\e F \d\e Y"


def dicho(evento):
    """Each thing, in a sentence."""
    zona = Compromiso(zona=evento.zona, todo_el_dia=evento.todo_el_dia).en_su_zona()
    if evento.cancelada:
        yield VIENE_CANCELADO
    if evento.fin and _dia(evento.fin, zona) != _dia(evento.inicio, zona):
        yield f"Termina el {_dia(evento.fin, zona)}."
    if evento.regla:
        se_repite = en_palabras(evento.regla, evento.inicio, zona)
        yield f"{SE_REPITE}: {se_repite[:1].lower()}{se_repite[1:]}."
    yield from _las_otras(evento.sesiones)


def _las_otras(sesiones):
    """How many of its dates are not as its rule says."""
    de_la_serie = [s for s in sesiones if s["original"]]
    no_hay = sum(s["excluida"] for s in de_la_serie)
    se_cancelan = sum(s["cancelada"] for s in de_la_serie)
    cuentas = {
        "{} de sus fechas cambia{}.": len(de_la_serie) - no_hay - se_cancelan,
        "{} de sus fechas se cancela{}.": se_cancelan,
        "{} de sus fechas no se hace{}.": no_hay,
        "Trae {} fecha{} más.": len(sesiones) - len(de_la_serie),
    }
    for frase, cuantas in cuentas.items():
        if cuantas:
            plural = "s" if frase.startswith("Trae") else "n"
            yield frase.format(cuantas, plural if cuantas > 1 else "")


def _dia(momento, zona):
    return date_format(momento.astimezone(zona), DIA)
