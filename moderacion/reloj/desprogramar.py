"""The framework's screen that cancels a schedule: says what becomes of the page, and comes back."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.revisions import RevisionsUnscheduleView

from moderacion.actions import desprogramar
from moderacion.permissions import NoSePuede

SE_CANCELO = "Se canceló la programación de «{}»: vuelve a ser un borrador."
EL_CAMBIO = "Se canceló el cambio programado de «{}»: en el sitio sigue lo que estaba publicado."


def coser():
    """Called once, when the program starts."""
    RevisionsUnscheduleView.template_name = "moderacion/desprogramar.html"
    RevisionsUnscheduleView.page_title = "Cancelar la programación"
    RevisionsUnscheduleView.post = _cancelar
    RevisionsUnscheduleView.get_next_url = _de_donde_vino


def _cancelar(vista, request, *args, **kwargs):
    titulo = vista.get_object_display_title()
    try:
        desprogramar(revision=vista.revision, por=request.user)
    except NoSePuede as motivo:
        messages.error(request, str(motivo))
    else:
        dicho = EL_CAMBIO if vista.object.live else SE_CANCELO
        messages.success(request, dicho.format(titulo))
    return redirect(vista.get_next_url())


def _de_donde_vino(vista):
    """The calendar, if one came from it; else the form of the page."""
    edicion = reverse("wagtailadmin_pages:edit", args=[vista.object.pk])
    return get_valid_next_url_from_request(vista.request) or edicion
