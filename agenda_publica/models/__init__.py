from .acto import Acto, ActoQuerySet, Agenda, DocumentoDeActo, Modalidad, Sesion
from .cobertura import Cobertura
from .compromiso import (
    CambioDeFecha,
    Cita,
    Compromiso,
    Estado,
    MotivoPublico,
    Papel,
    Presente,
    Prioridad,
    SesionDeCompromiso,
)
from .ocurrencia import Horizonte, Ocurrencia
from .traido import Traido

__all__ = [
    "Acto",
    "ActoQuerySet",
    "Agenda",
    "CambioDeFecha",
    "Cita",
    "Cobertura",
    "Compromiso",
    "DocumentoDeActo",
    "Estado",
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
