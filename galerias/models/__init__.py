"""What was recorded, as it is published."""

from .audio import Audio, Audios
from .capsula import Capsula, Capsulas
from .galeria import Foto, Galeria, Galerias, Seleccion
from .mediateca import Mediateca, Pieza
from .traida import CarpetaTraida

__all__ = [
    "Audio",
    "Audios",
    "Capsula",
    "Capsulas",
    "CarpetaTraida",
    "Foto",
    "Galeria",
    "Galerias",
    "Mediateca",
    "Pieza",
    "Seleccion",
]
