"""What an enlace opens, outside the panel."""

from .archivos import Archivo, Quitar, Subir
from .cuenta import Ayuda, Contrasena
from .escribir import Escribir, Nueva
from .guardar import Guardar, Sesion
from .lista import Aparte, Lista, Responder, Retirar, Salir, Una
from .llamada import Nada
from .rescatados import Rescatado
from .semana import Semana

__all__ = [
    "Aparte",
    "Archivo",
    "Ayuda",
    "Contrasena",
    "Escribir",
    "Guardar",
    "Lista",
    "Nada",
    "Nueva",
    "Quitar",
    "Rescatado",
    "Responder",
    "Retirar",
    "Salir",
    "Semana",
    "Sesion",
    "Subir",
    "Una",
]
