from .acto import Acto, ActoQuerySet, Agenda, DocumentoDeActo, Modalidad, Sesion
from .cambio import CambioDeFecha
from .cita import Cita
from .cobertura import Cobertura, Evidencia
from .compromiso import (
    Compromiso,
    Estado,
    MotivoPublico,
    Papel,
    Presente,
    Prioridad,
    SesionDeCompromiso,
)
from .ocurrencia import Anunciada, Horizonte, Ocurrencia
from .traido import Traido

__all__ = [
    "Acto",
    "ActoQuerySet",
    "Agenda",
    "Anunciada",
    "CambioDeFecha",
    "Cita",
    "Cobertura",
    "Compromiso",
    "DocumentoDeActo",
    "Estado",
    "Evidencia",
    "Horizonte",
    "Modalidad",
    "MotivoPublico",
    "Ocurrencia",
    "Papel",
    "Presente",
    "Prioridad",
    "Sesion",
    "SesionDeCompromiso",
    "Traido",
]
