from .aprobacion import Aprobacion, AprobacionQuerySet
from .borrador import BorradorCompartido, BorradorCompartidoQuerySet
from .correo import Correo, CorreoQuerySet
from .cotejo import Cotejo, Diferencia, DiferenciaQuerySet
from .direccion import Direccion
from .errata import Errata
from .folio import Contador, Folio, Serie
from .retiro import Retiro, RetiroQuerySet
from .veda import Veda, VedaQuerySet
from .visto_bueno import VistoBueno

__all__ = [
    "Aprobacion",
    "AprobacionQuerySet",
    "BorradorCompartido",
    "BorradorCompartidoQuerySet",
    "Contador",
    "Correo",
    "CorreoQuerySet",
    "Cotejo",
    "Diferencia",
    "DiferenciaQuerySet",
    "Direccion",
    "Errata",
    "Folio",
    "Retiro",
    "RetiroQuerySet",
    "Serie",
    "Veda",
    "VedaQuerySet",
    "VistoBueno",
]
