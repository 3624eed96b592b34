"""Departments, officials, places, subjects and users of the demo town."""

import datetime

from django.conf import settings
from django.contrib.auth.models import Group

from ayuntamiento.models import Area, Funcionario, Sede, Usuario
from demo.textos import leer
from demo.usuarios import USUARIOS
from sitio.models import Tema


def cargar_areas():
    """Every área and its head; returns areas and officials by their key."""
    areas, funcionarios = {}, {}
    titulares = {}
    for datos in leer("areas", "area"):
        clave, titular = datos.pop("clave"), datos.pop("titular", None)
        areas[clave], _ = Area.objects.update_or_create(slug=clave, defaults=datos)
        titulares[clave] = titular
    for datos in leer("funcionarios", "funcionario"):
        clave = datos.pop("clave")
        datos["area"] = areas.get(datos.get("area"))
        for campo in ("inicio", "fin"):
            if datos.get(campo):
                datos[campo] = datetime.date.fromisoformat(str(datos[campo]))
        funcionarios[clave], _ = Funcionario.objects.update_or_create(slug=clave, defaults=datos)
    for clave, titular in titulares.items():
        areas[clave].titular = funcionarios.get(titular)
        areas[clave].save()
    return areas, funcionarios


def cargar_sedes():
    sedes = {}
    for datos in leer("sedes", "sede"):
        clave, nombre = datos.pop("clave"), datos.pop("nombre")
        sedes[clave], _ = Sede.objects.update_or_create(nombre=nombre, defaults=datos)
    return sedes


def cargar_temas():
    for nombre in leer("temas", "temas"):
        Tema.objects.get_or_create(name=nombre)


def cargar_usuarios(areas):
    """The five of the demo; they exist nowhere else."""
    usuarios = {}
    for usuario, datos in USUARIOS.items():
        persona, _ = Usuario.objects.update_or_create(
            username=usuario,
            defaults={
                "first_name": datos["nombre"],
                "last_name": datos["apellido"],
                "email": datos["correo"],
                "is_superuser": datos["grupo"] is None,
                "area": areas.get(datos["area"]),
            },
        )
        persona.set_password(settings.DEMO_PASSWORD)
        persona.save()
        grupos = [datos["grupo"]] if datos["grupo"] else []
        persona.groups.set(Group.objects.filter(name__in=grupos))
        usuarios[usuario] = persona
    return usuarios
