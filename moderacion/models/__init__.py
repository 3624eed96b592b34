from .aprobacion import Aprobacion, AprobacionQuerySet
from .correo import Correo, CorreoQuerySet
from .cotejo import Cotejo, Diferencia, DiferenciaQuerySet
from .direccion import Direccion
from .folio import Contador, Folio
from .retiro import Retiro, RetiroQuerySet
from .visto_bueno import VistoBueno

__all__ = [
    "Aprobacion",
    "AprobacionQuerySet",
    "Contador",
    "Correo",
    "CorreoQuerySet",
    "Cotejo",
    "Diferencia",
    "DiferenciaQuerySet",
    "Direccion",
    "Folio",
    "Retiro",
    "RetiroQuerySet",
    "VistoBueno",
]
