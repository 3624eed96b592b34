"""What a person had in sight of a solicitud when she decided, so that two at once are told."""

import hashlib

from agenda_publica.actions import CAMBIO_MIENTRAS
from moderacion.permissions import NoSePuede

from .models import Mensaje


def sena(solicitud):
    """Changes with all that counts to decide on it; a private note does not."""
    mensajes = solicitud.mensajes.exclude(clase=Mensaje.Clase.NOTA).order_by()
    dicho = (
        *(
            str(solicitud.estado),
            solicitud.corregida,
            solicitud.asignada_a_id,
            solicitud.unida_a_id,
        ),
        sorted(mensajes.values_list("pk", flat=True)),
        sorted(solicitud.adjuntos.entregados().order_by().values_list("pk", flat=True)),
        sorted(solicitud.usos.order_by().values_list("pk", flat=True)),
        sorted(solicitud.unidas.order_by().values_list("pk", flat=True)),
    )
    return hashlib.sha1(repr(dicho).encode(), usedforsecurity=False).hexdigest()


def exigir(solicitud, visto):
    """Raises NoSePuede if it is not as it was; `visto` blank, of who looked at nothing."""
    if visto and visto != sena(solicitud):
        raise NoSePuede(CAMBIO_MIENTRAS)
