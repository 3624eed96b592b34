from .correo import Correo, CorreoQuerySet
from .folio import Contador, Folio
from .visto_bueno import VistoBueno

__all__ = ["Contador", "Correo", "CorreoQuerySet", "Folio", "VistoBueno"]
