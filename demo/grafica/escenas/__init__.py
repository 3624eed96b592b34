"""Every kind of scene by its name."""

from .agua import agua
from .barrio import barrio
from .biblioteca import biblioteca
from .bosque import bosque
from .cabildo import cabildo
from .calle import calle
from .cancha import partido
from .clinica import clinica
from .desfile import desfile
from .escuela import escuela
from .fiesta import fiesta
from .liston import inauguracion
from .mercado import mercado
from .parque import parque
from .pavimento import pavimento
from .plaza import plaza_mayor
from .podio import discurso
from .portales import portal
from .taller import taller
from .tormenta import tormenta

ESCENAS = {
    "plaza": plaza_mayor,
    "portales": portal,
    "calle": calle,
    "barrio": barrio,
    "mercado": mercado,
    "fiesta": fiesta,
    "desfile": desfile,
    "tormenta": tormenta,
    "cabildo": cabildo,
    "podio": discurso,
    "liston": inauguracion,
    "escuela": escuela,
    "cancha": partido,
    "parque": parque,
    "clinica": clinica,
    "biblioteca": biblioteca,
    "taller": taller,
    "agua": agua,
    "pavimento": pavimento,
    "bosque": bosque,
}
