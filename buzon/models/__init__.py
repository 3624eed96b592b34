"""What the departments send, what is asked of them, and what came of it."""

from .adjunto import Adjunto
from .convocatoria import Convocatoria, Llamada
from .mensaje import Mensaje, Novedad
from .solicitud import Clase, Estado, Solicitud
from .uso import Uso

__all__ = [
    "Adjunto",
    "Clase",
    "Convocatoria",
    "Estado",
    "Llamada",
    "Mensaje",
    "Novedad",
    "Solicitud",
    "Uso",
]
