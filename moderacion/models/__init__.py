from .aprobacion import Aprobacion, AprobacionQuerySet
from .borrador import BorradorCompartido, BorradorCompartidoQuerySet
from .correo import Correo, CorreoQuerySet
from .cotejo import Cotejo, Diferencia, DiferenciaQuerySet
from .direccion import Direccion
from .errata import Errata
from .fallo import Fallo, FalloQuerySet
from .folio import Contador, Folio, Serie
from .rescate import Rescate, RescateQuerySet
from .retiro import Retiro, RetiroQuerySet
from .sello import Sello
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
    "Fallo",
    "FalloQuerySet",
    "Folio",
    "Rescate",
    "RescateQuerySet",
    "Retiro",
    "RetiroQuerySet",
    "Sello",
    "Serie",
    "Veda",
    "VedaQuerySet",
    "VistoBueno",
]
