"""What an enlace opens, outside the panel."""

from .archivos import Archivo, Quitar, Subir
from .escribir import Escribir, Guardar, Nueva
from .lista import Lista, Responder, Retirar, Una

__all__ = [
    "Archivo",
    "Escribir",
    "Guardar",
    "Lista",
    "Nueva",
    "Quitar",
    "Responder",
    "Retirar",
    "Subir",
    "Una",
]
