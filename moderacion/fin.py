"""What the framework calls when a workflow ends; imported while its models are being defined."""


def publicar_aprobada(workflow_state, user=None):
    """Publishes the revision that was approved, and no other; without approval, nothing.

    The ledger refuses who wrote it, by whatever door the workflow was brought to its end.
    """
    from wagtail.models import TaskState

    from .actions import publicar
    from .custodia import libro
    from .models import VistoBueno
    from .permissions import NoSePuede
    from .salida import avisos

    ultima = (
        workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
        .order_by("-finished_at")
        .first()
    )
    if ultima is None or not isinstance(ultima.task.specific, VistoBueno):
        raise NoSePuede("Sin visto bueno no se publica.")
    entrada = libro.aprobada(ultima.revision) or libro.aprobar(revision=ultima.revision, por=user)
    publicar(revision=ultima.revision, por=user)
    avisos.de_aprobacion(ultima.revision, por=user, a=avisos.personas(entrada, menos=user))
