"""What dirección said of a page each time she returned it: it stays across its versions."""

from django import template
from wagtail.models import TaskState

register = template.Library()


@register.inclusion_tag("moderacion/_notas_anteriores.html")
def notas_anteriores(pagina):
    """Every note but the one that is shown above it; one query, newest first."""
    devueltas = TaskState.objects.filter(
        status=TaskState.STATUS_REJECTED,
        workflow_state__object_id=str(pagina.pk),
        workflow_state__base_content_type=pagina.get_base_content_type(),
    ).exclude(comment="")
    notas = list(devueltas.select_related("finished_by").order_by("-finished_at", "-pk"))
    vigente = pagina.current_workflow_state
    de_ahora = vigente.current_task_state_id if vigente else None
    return {"notas": [nota for nota in notas if not (nota.pk == de_ahora and _espera(vigente))]}


def _espera(flujo):
    return flujo.status == flujo.STATUS_NEEDS_CHANGES


@register.inclusion_tag("moderacion/_retiro_de.html")
def retiro_de(pagina):
    """Why a page that is being written is not on the site any more; no query if it is."""
    if pagina.live or pagina.first_published_at is None:
        return {"retiro": None}
    return {"retiro": pagina.retiros.vigentes().select_related("por", "destino").first()}
