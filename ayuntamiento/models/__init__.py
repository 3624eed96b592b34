from .registros import Area, AreaQuerySet, Funcionario, FuncionarioQuerySet, Sede
from .sesion import Sesion, SesionQuerySet
from .usuario import NoSeBorra, Usuario, UsuarioQuerySet

__all__ = [
    "Area",
    "AreaQuerySet",
    "Funcionario",
    "FuncionarioQuerySet",
    "NoSeBorra",
    "Sede",
    "Sesion",
    "SesionQuerySet",
    "Usuario",
    "UsuarioQuerySet",
]
