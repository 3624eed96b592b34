"""What others say of an act in a form of theirs, known among the places and the officials.

What is not known stays in words, and is named in `dudas`.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time

from django.utils import timezone

from agenda_publica.models import Compromiso, Papel, Presente
from ayuntamiento.models import Funcionario, Sede

from .abreviaturas import TRATO
from .conocidos import palabras
from .lineas import Oido
from .partes import ORILLAS
from .renglon import NO_SE_SABE, SIN_HORA

LARGO_DEL_LUGAR = Compromiso._meta.get_field("lugar").max_length
PARTES = re.compile(r"[;,\n()]|\.(?=\s|$)|\s[-–—]\s")
NEXO = re.compile(r"\s+[ye]\s+", re.IGNORECASE)
PRESIDE = re.compile(r"\b(?:presid(?:e|en|irá|irán)|encabeza(?:n|rá)?)\b:?", re.IGNORECASE)
ASISTE = re.compile(
    r"\b(?:lo |la |los |las )?(?:asisten?|asistirán?|acompañan?|acompañarán?|van|irán?)\b:?",
    re.IGNORECASE,
)
SIN_PRESIDIR = "No se dice quién preside."


@dataclass
class Reconocido:
    """None or blank where it was not understood."""

    dia: date | None = None
    hora: time | None = None
    hora_fin: time | None = None
    sede: object = None
    lugar: str = ""
    presentes: list = field(default_factory=list)  # Presente, unsaved
    dudas: list = field(default_factory=list)


def oido(dia=None):
    """With the places of the town, and those who are in office that day."""
    return Oido(
        hoy=timezone.localdate(),
        sedes=Sede.objects.all(),
        funcionarios=Funcionario.objects.en_funciones(dia),
    )


def reconocer(*, titulo, dia=None, hora=None, hora_fin=None, donde="", quienes="", texto=""):
    """The Reconocido of an act that is told by parts; what a part lacks is looked for in the
    words of the rest."""
    escucha = oido(dia)
    leido = escucha.renglon(re.sub(r"\s+", " ", f"{titulo}. {texto}").strip(ORILLAS))
    dicho = Reconocido(dia=dia or leido.dia, hora=hora, hora_fin=hora_fin)
    if hora is None:
        dicho.hora, dicho.hora_fin = leido.hora, leido.hora_fin
    if dicho.hora is None:
        dicho.dudas.append(SIN_HORA)
    dicho.sede = escucha.sede(donde) if donde else leido.sede
    dicho.lugar = "" if dicho.sede else (donde or leido.lugar)[:LARGO_DEL_LUGAR]
    presentes, ajenas = _personas(escucha, quienes)
    if not quienes and leido.preside:
        presentes = {leido.preside: True}
    dicho.presentes = _con_su_papel(presentes)
    dicho.dudas += [NO_SE_SABE.format(ajena[:80]) for ajena in ajenas]
    if quienes and not any(presentes.values()):
        dicho.dudas.append(SIN_PRESIDIR)
    return dicho


def _personas(escucha, quienes):
    """({official: whether it is said that she presides}, [words that name nobody known])."""
    halladas, ajenas = {}, []
    for parte in PARTES.split(TRATO.sub("", quienes)):
        preside = bool(PRESIDE.search(parte))
        dicho = ASISTE.sub(" ", PRESIDE.sub(" ", parte)).strip(ORILLAS)
        for uno in [dicho] if escucha.quien(dicho) else NEXO.split(dicho):
            quien = escucha.quien(uno)
            if quien:
                halladas[quien] = halladas.get(quien, False) or preside
            elif palabras(uno):
                ajenas.append(uno.strip(ORILLAS))
            preside = preside and not quien
    return halladas, ajenas


def _con_su_papel(presentes):
    """Only one presides: the first of whom it is said."""
    preside = next((quien for quien, si in presentes.items() if si), None)
    return [
        Presente(funcionario=quien, papel=Papel.PRESIDE if quien == preside else Papel.ACOMPANA)
        for quien in presentes
    ]
