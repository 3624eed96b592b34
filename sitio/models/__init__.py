from .ajustes import Ajustes
from .pagina import Informativa, Pagina, PaginaQuerySet, Seccion
from .publicacion import Clase, Materia, Publicacion, PublicacionQuerySet, especies
from .temas import Tema, TemaDePublicacion

__all__ = [
    "Ajustes",
    "Clase",
    "Informativa",
    "Materia",
    "Pagina",
    "PaginaQuerySet",
    "Publicacion",
    "PublicacionQuerySet",
    "Seccion",
    "Tema",
    "TemaDePublicacion",
    "especies",
]
