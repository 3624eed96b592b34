"""What the framework calls when a workflow ends; imported while its models are being defined."""


def publicar_aprobada(workflow_state, user=None):
    """Publishes the revision that was approved, and no other; without approval, nothing."""
    from wagtail.models import Page, TaskState

    from . import avisos
    from .actions import publicar
    from .models import VistoBueno
    from .permissions import NoSePuede

    ultima = (
        workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
        .order_by("-finished_at")
        .first()
    )
    if ultima is None or not isinstance(ultima.task.specific, VistoBueno):
        raise NoSePuede("Sin visto bueno no se publica.")
    pagina = Page.objects.get(pk=ultima.revision.object_id)
    autores = avisos.autores(pagina, menos=user)
    publicar(revision=ultima.revision, por=user)
    avisos.de_aprobacion(ultima.revision, por=user, a=autores)
