from .ajustes import Ajustes
from .anexo import Anexo, a_la_vista
from .correccion import DEL_CAMBIO, Alcance
from .pagina import Informativa, Pagina, PaginaQuerySet, Seccion
from .publicacion import Clase, Materia, Publicacion, PublicacionQuerySet, especies
from .temas import Tema, TemaDePublicacion

__all__ = [
    "DEL_CAMBIO",
    "Ajustes",
    "Alcance",
    "Anexo",
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
    "a_la_vista",
    "especies",
]
