"""What the tests of the departments' door make."""

import secrets
from datetime import timedelta

from django.utils import timezone

from buzon import actions, convocar
from buzon.models import Clase, Convocatoria, Solicitud
from tests.fabricas import CLAVE, crear_area, crear_usuario


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
    return actions.enviar(solicitud=una, datos=datos, por=enlace)


def pedir(*areas, **datos):
    """What the office asks of those áreas, for three days from now."""
    limite = timezone.localdate() + timedelta(days=3)
    datos = {"pregunta": "¿Qué tendrá su área?", "limite": limite, **datos}
    una = Convocatoria(vez=secrets.token_hex(16), **datos)
    return convocar.convocar(convocatoria=una, areas=areas, por=crear_usuario("Redacción"))[0]


__all__ = ["CLAVE", "crear_enlace", "entrar", "enviada", "marca", "pedir"]
