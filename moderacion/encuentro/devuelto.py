"""The form of a page with what was typed when the session ended, given back and not yet saved."""

from django.http import QueryDict
from django.shortcuts import redirect
from wagtail.admin import messages

from acervo.dos_personas.devuelto import DEVUELTO
from moderacion.models import Rescate
from moderacion.rescatar.rescate import DE_CUAL, YA_NO_ESTA, cual

from .formulario import Atrasada


def devolver(vista):
    """The answer to «Recuperar»: the form with that text, not yet saved. None if not asked."""
    request = vista.request
    desde = request.POST.get("recuperar")
    if not desde:
        return None
    suyos = Rescate.objects.de(request.user, request.path)
    if clave := cual(request):
        suyos = suyos.filter(pk=clave)
    if desde == "desechar":
        suyos.delete()
        return redirect(request.get_full_path())
    suyo = suyos.first()
    if desde == "servidor" and suyo is None:
        messages.info(request, YA_NO_ESTA)
        return redirect(request.get_full_path())
    if desde == "servidor":
        request.POST = _como_llego(suyo)
    messages.info(request, DEVUELTO)
    return Atrasada(vista).devolver() if hasattr(vista, "latest_revision") else _nueva(vista)


def _como_llego(suyo):
    llegado = QueryDict(mutable=True)
    for campo, valores in suyo.datos.items():
        llegado.setlist(campo, valores)
    llegado[DE_CUAL] = str(suyo.pk)
    return llegado


def _nueva(vista):
    """A page that does not exist yet: its add form with what was typed."""
    vista.form = vista.form_class(
        vista.request.POST,
        instance=vista.page,
        subscription=vista.subscription,
        parent_page=vista.parent_page,
        for_user=vista.request.user,
    )
    vista.form.defer_required_fields()
    vista.form.is_valid()
    vista.form.restore_required_fields()
    vista.has_unsaved_changes = True
    return vista.render_to_response(vista.get_context_data())
