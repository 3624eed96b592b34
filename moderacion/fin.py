"""What the framework calls when a workflow ends; imported while its models are being defined."""


def publicar_aprobada(workflow_state, user=None):
    """Publishes the revision that was approved, and no other; without approval, nothing."""
    from django.core.exceptions import PermissionDenied
    from wagtail.models import TaskState

    from .actions import publicar
    from .models import VistoBueno

    ultima = (
        workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
        .order_by("-finished_at")
        .first()
    )
    if ultima is None or not isinstance(ultima.task.specific, VistoBueno):
        raise PermissionDenied("Sin visto bueno no se publica.")
    publicar(revision=ultima.revision, por=user)
