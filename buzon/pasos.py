"""What may be done with what was sent, as it stands: its screens offer it, its verbs demand it."""

from wagtail.models import Collection

from moderacion.permissions import NoSePuede

from .models import Estado

COMO_SE_REABRE = "reábrala primero, si hace falta."
NO_SE_REABRE = "no se reabre."
NO_SE_CORRIGE = "no se cambia. Si hace falta, envíe otra."
YA_ESTA = "Ya está {}: {}"
CON_USOS = "Ya se hizo algo con ella: deshágalo primero."
NO_SE_PIDIO = "Nadie ha pedido datos de esta."
QUE_HACER = {
    Estado.RETIRADA: "si hace falta, pida al área que la envíe otra vez.",
    Estado.UNIDA: "se atiende en la otra.",
}
SE_REABREN = (Estado.RECHAZADA, Estado.ACEPTADA, Estado.UNIDA)


def para_atender(una):
    """Why the office cannot take it, ask, refuse or join it; blank, if it can."""
    return "" if una.abierta else _ya_esta(una, QUE_HACER.get(una.estado, COMO_SE_REABRE))


def para_usar(una):
    """Why nothing more is made of it."""
    return "" if una.estado == Estado.ACEPTADA else para_atender(una)


def para_reabrir(una):
    """Why it is not opened again: what was withdrawn is its área's to send."""
    if una.estado not in SE_REABREN:
        return _ya_esta(una, NO_SE_REABRE)
    usada = _va_en_la_otra(una) if una.unida_a else una.usos.exists()
    return CON_USOS if usada else ""


def _va_en_la_otra(una):
    """Whether files of it went out of the buzón with what was made of that one: of what was joined
    afterwards, nothing did."""
    if not una.unida_a.usos.exists():
        return False
    de_todos = Collection.get_first_root_node().pk
    adjuntos = una.adjuntos.entregados().con_su_pieza()
    return any(adjunto.pieza.collection_id == de_todos for adjunto in adjuntos)


def para_corregir(una):
    """Why its área cannot change it, nor take it back."""
    return "" if una.abierta else _ya_esta(una, NO_SE_CORRIGE)


def sin_enviar(una):
    """Whether something of it is still its área's alone: text or files of a correction."""
    return bool(una.escrito) or una.adjuntos.por_enviar().exists()


def decidida(una):
    """Whether it was sent and nothing of it changes any more."""
    return not (una.abierta or una.estado == Estado.BORRADOR)


def para_responder(una):
    """Why its área has nothing to answer."""
    return para_corregir(una) or ("" if una.estado == Estado.SE_PIDEN_DATOS else NO_SE_PIDIO)


def _ya_esta(una, que_hacer):
    return YA_ESTA.format(una.get_estado_display().lower(), que_hacer)


def exigir(estorbo):
    """Raises NoSePuede with that sentence, if it is one."""
    if estorbo:
        raise NoSePuede(estorbo)
