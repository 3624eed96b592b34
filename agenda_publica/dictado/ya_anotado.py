"""What is already in the agenda, so that what was pasted twice is not written twice."""

from agenda_publica.models import Cita, Compromiso

from .conocidos import palabras

YA_ESTA = "Ya está en la agenda: «{}». Márquelo solo si es otro acto."
DOS_VECES = "Viene dos veces en lo que pegó: márquelo solo si son dos actos."
PARECIDO = 0.5  # of the words of both titles, those that both have
MARCA = "dictado-{}-"


def iguales(momentos):
    """{moment: [record…]} of those that have a date then."""
    citas = Cita.objects.filter(inicio__in=momentos).select_related("compromiso")
    hay = {}
    for cita in citas:
        hay.setdefault(cita.inicio, []).append(cita.compromiso)
    return hay


def avisos(dichas, estan):
    """{place in the list: why it is not to be written again}. `estan`: {place: its record}."""
    ya = {n: YA_ESTA.format(suyo) for n, suyo in estan.items()}
    return dict.fromkeys(_repetidas(dichas), DOS_VECES) | ya


def _repetidas(dichas):
    """The places of those that say the same as one above."""
    vistas = set()
    for n, una in enumerate(dichas):
        suyo = (frozenset(palabras(una.titulo)), una.dia, una.hora)
        if suyo in vistas:
            yield n
        vistas.add(suyo)


def parecido(titulo, compromisos):
    """That of them which is called almost the same, or None."""
    dichas = palabras(titulo)
    return next((c for c in compromisos if _se_parecen(dichas, palabras(c.titulo))), None)


def _se_parecen(unas, otras):
    return bool(unas | otras) and len(unas & otras) / len(unas | otras) >= PARECIDO


def marca(vez, n):
    """What names the record of a line in the sending that wrote it."""
    return f"{MARCA.format(vez)}{n}" if vez else ""


def ya_se_envio(vez):
    return bool(vez) and Compromiso.objects.filter(uid__startswith=MARCA.format(vez)).exists()
