"""What the tests of the departments' door make."""

import secrets
from datetime import time, timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from buzon import archivos, convocar
from buzon.actions import enviar, guardar
from buzon.models import Clase, Convocatoria, Estado, Solicitud
from tests.acervo.sonidos import en_wav
from tests.fabricas import CLAVE, bytes_de_imagen, crear_area, crear_usuario

VIDEOS = Path(__file__).parent.parent / "datos" / "videos"
DATOS = {"accept": "application/json"}  # as the script of the page asks


def crear_enlace(area=None, **datos):
    """Who speaks for an área."""
    return crear_usuario("Enlace", area=area or crear_area(), **datos)


def entrar(client, persona):
    client.force_login(persona)
    return persona


def marca(**datos):
    """What a form carries besides what was typed."""
    return {"vez": secrets.token_hex(16), "pestana": secrets.token_hex(8), "version": 0, **datos}


def enviada(enlace, **datos):
    """What that enlace sent, with its receipt."""
    clase = datos.pop("clase", Clase.ACTO)
    vez = secrets.token_hex(16)
    una = Solicitud.objects.create(vez=vez, area=enlace.area, clase=clase, empezada_por=enlace)
    datos = {"titulo": "Inauguración de la calle Hidalgo", **datos}
    return enviar(solicitud=una, datos=datos, por=enlace)


def pedir(*areas, **datos):
    """What the office asks of those áreas, for three days from now."""
    limite = timezone.localdate() + timedelta(days=3)
    datos = {"pregunta": "¿Qué tendrá su área?", "limite": limite, **datos}
    una = Convocatoria(vez=secrets.token_hex(16), **datos)
    return convocar.convocar(convocatoria=una, areas=areas, por=crear_usuario("Redacción"))[0]


def un_acto(**datos):
    """The form of an act, complete, as it is posted."""
    dia = timezone.localdate() + timedelta(days=3)
    escrito = {"titulo": "Inauguración de la calle Hidalgo", "para_cuando": dia, "hora": "11:00"}
    return {**marca(), **escrito, "accion": "enviar", **datos}


def foto(nombre="obra.jpg", **opciones):
    return SimpleUploadedFile(nombre, bytes_de_imagen(**opciones), "image/jpeg")


def de_cada_clase(nombre):
    """A photograph, a document, a sound and a video, each good and called so."""
    video = (VIDEOS / "corto.webm").read_bytes()
    otros = {"pdf": b"%PDF-1.4 secreto", "wav": en_wav(1), "webm": video}
    hechos = [SimpleUploadedFile(f"{nombre}.{e}", datos) for e, datos in otros.items()]
    return [foto(f"{nombre}.jpg"), *hechos]


def crear_borrador(por, clase=Clase.ACTO, **escrito):
    return guardar(
        vez=secrets.token_hex(16), clase=clase, por=por, escrito=escrito, pestana="a" * 16
    )


def crear_solicitud(por=None, estado=Estado.RECIBIDA, archivos_de=(), **datos):
    """What that enlace sent, with those files, where it stands now."""
    por = por or crear_enlace()
    clase = datos.pop("clase", Clase.ACTO)
    una = crear_borrador(por, clase)
    for archivo in archivos_de:
        archivos.adjuntar(solicitud=una, archivo=archivo, por=por)
    dia = timezone.localdate() + timedelta(days=3)
    datos = {"titulo": "Un acto", "para_cuando": dia, "hora": time(11), **datos}
    una = enviar(solicitud=una, datos=datos, por=por)
    Solicitud.objects.filter(pk=una.pk).update(estado=estado)
    return Solicitud.objects.get(pk=una.pk)


__all__ = [
    "CLAVE",
    "DATOS",
    "crear_borrador",
    "crear_enlace",
    "crear_solicitud",
    "de_cada_clase",
    "entrar",
    "enviada",
    "foto",
    "marca",
    "pedir",
    "un_acto",
]
