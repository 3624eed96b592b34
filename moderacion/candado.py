"""What a person reads when the page she opens is in review."""

from django.urls import reverse
from django.utils.html import format_html
from wagtail.locks import WorkflowLock

from sitio.texto import dia_y_hora


class CandadoDeRevision(WorkflowLock):
    """While dirección has it nobody else writes; whoever wrote it may take it back."""

    def get_message(self, user):
        estado = self.object.current_workflow_task_state
        if estado is None:
            return None
        desde = dia_y_hora(estado.started_at)
        if not self.for_user(user):
            quien = estado.workflow_state.requested_by
            return format_html("En revisión: la envió {} el {}.", quien or "alguien", desde)
        return format_html(
            "En revisión desde el {}: la tiene dirección y no se puede cambiar. "
            '<a href="{}">Sacar de revisión</a> para corregirla.',
            desde,
            reverse("moderacion:sacar", args=[self.object.pk]),
        )

    def get_locked_by(self, user, can_lock=False):
        return "En revisión"

    def get_description(self, user, can_lock=False):
        return "La tiene dirección. Para corregirla, sáquela de revisión."
