"""What became of a page that was sent to review, for whoever comes to it late."""

from wagtail.models import TaskState

from sitio.texto import dia_y_hora

from .filas import tipo_de_pagina
from .models.aprobacion import Aprobacion

YA_NO = "Ya no está en revisión: quien la escribió la sacó antes."
YA_NO_ESTA = "Eso ya no está en la bandeja."
APROBADA = TaskState.STATUS_APPROVED
VERBOS = {
    APROBADA: "aprobó",
    TaskState.STATUS_REJECTED: "devolvió",
    TaskState.STATUS_CANCELLED: "sacó de revisión",
}


def de_pagina(clave, para):
    """Of the page of that key (text), which is not in the tray; said to `para`."""
    estado = _ultimo_envio(clave)
    if estado is None:
        return YA_NO_ESTA
    entrada = _urgencia(estado.revision_id)
    return repasada(entrada, para) if entrada and entrada.repasada_el else decidida(estado, para)


def _ultimo_envio(clave):
    suyos = TaskState.objects.filter(
        revision__base_content_type=tipo_de_pagina(), revision__object_id=clave
    )
    return suyos.select_related("revision", "finished_by").order_by("-pk").first()


def _urgencia(revision_id):
    entradas = Aprobacion.objects.urgentes().filter(revision_id=revision_id)
    return entradas.select_related("revision", "repasada_por").order_by("pk").last()


def decidida(estado, para):
    """What the second of two who decide at once is told."""
    que = VERBOS.get(estado.status)
    if not (que and estado.finished_by and estado.finished_at):
        return YA_NO
    quien = _quien(estado.finished_by, para)
    if estado.status == APROBADA and _urgencia(estado.revision_id):
        que, quien = "publicó", f"{quien}, con urgencia,"
    return (
        f"«{estado.revision.object_str}»: ya la {que} {quien} el {dia_y_hora(estado.finished_at)}."
    )


def repasada(entrada, para):
    """What is told of an urgent publication that somebody has read already."""
    quien, cuando = _quien(entrada.repasada_por, para), dia_y_hora(entrada.repasada_el)
    return f"«{entrada.revision.object_str}»: ya la repasó {quien} el {cuando}."


def _quien(persona, para):
    return "usted" if persona == para else persona
