"""The director's decision on what she read: once, on that very text, told to who comes second."""

from django.db import transaction
from wagtail.models import Comment, Page, TaskState

from moderacion.desenlace import YA_NO_ESTA
from moderacion.electoral import veda
from moderacion.permissions import NoSePuede

from .espera import piezas

OTRO_TEXTO = "«{}» cambió mientras usted la leía: lea lo nuevo y decida otra vez."
NO_ES_UNA = "Elija qué hacer: aprobar o devolver."
VERBOS = {"aprobar": "approve", "devolver": "reject", "urgente": "urgente"}


@transaction.atomic
def decidir(*, estado, revision, accion, por, nota="", sobre=""):
    """Approves, returns or publishes alone what `por` read (`revision`, its key).

    `sobre` is the key of the piece that the note is about: it hangs there as a comment too.
    Returns what became of it, in words. Raises NoSePuede, and nothing is done.
    """
    if accion not in VERBOS:
        raise NoSePuede(NO_ES_UNA)
    estado = TaskState.objects.select_related("revision", "task").filter(pk=estado).first()
    if estado is None:
        raise NoSePuede(YA_NO_ESTA)
    pagina = Page.objects.select_for_update().get(pk=estado.revision.object_id)
    estado.refresh_from_db()
    sigue = pagina.workflow_in_progress and estado.status == TaskState.STATUS_CANCELLED
    otra = estado.status == TaskState.STATUS_IN_PROGRESS and estado.revision_id != revision
    if sigue or otra:
        raise NoSePuede(OTRO_TEXTO.format(estado.revision.object_str))
    nota = nota.strip()
    if nota and accion == "devolver" and sobre:
        nota = _anotar(estado, por, nota, sobre)
    estado.task.specific.on_action(estado, por, VERBOS[accion], comment=nota)
    return lo_decidido(Page.objects.get(pk=pagina.pk))


def _anotar(estado, por, nota, sobre):
    """Hangs the note from its piece, where the form paints comments; returns it with its name."""
    rotulo = piezas(estado).get(sobre)
    if rotulo is None:
        return nota
    comentario = Comment(
        page_id=int(estado.revision.object_id),
        user=por,
        text=nota,
        contentpath=sobre,
        revision_created=estado.revision,
    )
    if comentario.has_valid_contentpath(estado.revision.as_object()):
        comentario.save()
    return f"{rotulo}. {nota}"


def lo_decidido(pagina):
    """What became of a page that was decided on, as the person is told."""
    programada = pagina.scheduled_revision
    if pagina.workflow_states.active().exists():
        return f"«{pagina.draft_title}» se devolvió: quien la escribió recibe su nota."
    if programada:
        cuando = veda.salida(programada.as_object(), programada.approved_go_live_at)
        return f"«{pagina.draft_title}» se aprobó: se publicará {cuando}."
    return f"«{pagina.title}» se publicó."
