"""What an enlace opens, outside the panel."""

from .archivos import Archivo, Quitar, Subir
from .escribir import Escribir, Guardar, Nueva
from .lista import Lista, Responder, Retirar, Una
from .llamada import Nada

__all__ = [
    "Archivo",
    "Escribir",
    "Guardar",
    "Lista",
    "Nada",
    "Nueva",
    "Quitar",
    "Responder",
    "Retirar",
    "Subir",
    "Una",
]
