"""What the tests of the office's side of the buzón make: solicitudes as they arrive."""

from datetime import time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from buzon import actions, archivos
from buzon.models import Solicitud
from tests.buzon.fabrica import crear_enlace, marca
from tests.fabricas import bytes_de_imagen, crear_usuario

TITULO = "Inauguración de la calle Hidalgo"


def crear_solicitud(clase="acto", por=None, fotos=0, otros=(), enviada=True, **datos):
    """Sent by an enlace, with so many photographs and those files [(name, bytes)]."""
    por = por or crear_enlace()
    dicho = {**marca(), "clase": clase, "escrito": {}, "por": por}
    una = actions.guardar(**dicho)
    for n in range(fotos):
        adjuntar(una, f"foto-{n}.jpg", bytes_de_imagen())
    for nombre, contenido in otros:
        adjuntar(una, nombre, contenido)
    if not enviada:
        return una
    dia = timezone.localdate() + timedelta(days=3)
    de_acto = {"para_cuando": dia, "hora": time(11)} if clase == "acto" else {}
    return actions.enviar(solicitud=una, datos={"titulo": TITULO, **de_acto, **datos}, por=por)


def adjuntar(solicitud, nombre, contenido):
    archivo = SimpleUploadedFile(nombre, contenido)
    adjunto, _ = archivos.adjuntar(solicitud=solicitud, archivo=archivo, por=solicitud.empezada_por)
    return adjunto


def redactora(client=None):
    persona = crear_usuario("Redacción")
    if client:
        client.force_login(persona)
    return persona


def ver(solicitud):
    """As it is now."""
    return Solicitud.objects.get(pk=solicitud.pk)


def frases(solicitud):
    """What its área was told, in order."""
    return list(solicitud.novedades.values_list("frase", flat=True))
