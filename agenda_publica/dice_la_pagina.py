"""What its page says of whether an act is held, where the record says otherwise.

Whether it is held is decided in the record; a page may be changed through approval alone, and then
both must be seen to differ: nothing that people read is taken off without somebody deciding it.
"""

from . import caras
from .cara import Situacion
from .models import Estado

PRIMERO_EL_REGISTRO = (
    "La página dice «{}» y el registro, «{}»: pase antes el registro al mismo estado. Si el acto "
    "sí se hace, confírmelo después y la página se pone al día."
)


def dice(compromiso):
    """«cancelado»: what people read, if the record does not say the same; else nothing."""
    acto = compromiso.acto
    if acto is None or not acto.live or _suya(compromiso) == acto.situacion:
        return ""
    return acto.get_situacion_display().lower()


def falta_pasar(compromiso):
    """The state that the record must pass first, before its page is brought up to date; or None.

    What was called off on the page alone stays so until its record says it too. It may always be
    said to be cancelled, and taken back by who took it back in the record.
    """
    acto = compromiso.acto
    if not dice(compromiso) or acto.situacion == Situacion.CONFIRMADA:
        return None
    if compromiso.estado == Estado.CANCELADA or _de_la_situacion(compromiso.viene_de, acto):
        return None
    return next(e for e, situacion in caras.SITUACIONES.items() if situacion == acto.situacion)


def por_que_no(compromiso):
    """The sentence for who would take it off; nothing, if nobody would."""
    if falta_pasar(compromiso) is None:
        return ""
    en_la_pagina = compromiso.acto.get_situacion_display()
    return PRIMERO_EL_REGISTRO.format(en_la_pagina, compromiso.get_estado_display())


def _suya(compromiso):
    return caras.SITUACIONES.get(compromiso.estado)


def _de_la_situacion(estado, acto):
    return caras.SITUACIONES.get(estado) == acto.situacion
