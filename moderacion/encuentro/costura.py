"""Where the framework's edit view is sewn to this: the row locked, the late form told apart."""

from django.shortcuts import get_object_or_404
from wagtail.admin.models import EditingSession
from wagtail.models import Page, get_default_page_content_type

from moderacion.models import Sello

from . import devuelto, formulario

BASES = ("loaded_revision_id", "overwrite_revision_id")
NINGUNA = "0"  # read none of its versions: the framework would take it for up to date
LO_QUE_CAMBIA = ("latest_revision_id", "latest_revision_created_at", "live", "live_revision_id")


def bajo_candado(metodo):
    """`post` with the page's row locked and read under the lock, whoever saved just before."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    def post(self, request, *args, **kwargs):
        fila = get_object_or_404(Page.objects.select_for_update(), pk=self.page.pk)
        if _cambio(fila, self.real_page_record):
            return type(self).as_view()(request, *self.args, **self.kwargs)
        return _antes(self) or metodo(self, request, *args, **kwargs)

    return post


def _antes(vista):
    """The answer to what is not an ordinary save: a text asked back, a form that is late."""
    if devuelta := devuelto.devolver(vista):
        return devuelta
    if vista.expects_json_response:
        return _no_reescribir_lo_leido(vista)
    return formulario.atender(vista)


def con_lo_rescatado(metodo):
    """`post` of a new page, which may be asking for what was typed before."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    def post(self, request, *args, **kwargs):
        return devuelto.devolver(self) or metodo(self, request, *args, **kwargs)

    return post


def _cambio(fila, leida):
    return any(getattr(fila, campo) != getattr(leida, campo) for campo in LO_QUE_CAMBIA)


def _no_reescribir_lo_leido(vista):
    """An autosave over a version that somebody else has open makes another one."""
    ultima, datos = vista.latest_revision, vista.request.POST
    if ultima and not any(datos.get(campo) for campo in BASES):
        datos = datos.copy()
        datos["loaded_revision_id"] = NINGUNA
        vista.request.POST = datos
    if ultima is None or datos.get("overwrite_revision_id") != str(ultima.pk):
        return
    if Sello.objects.filter(revision=ultima).exists():
        datos = datos.copy()
        del datos["overwrite_revision_id"]
        datos["loaded_revision_id"] = str(ultima.pk)
        datos["loaded_revision_created_at"] = vista.latest_revision_created_at
        vista.request.POST = datos


def sellar(vista):
    """Keeps the version just read, if another window has the page open and could rewrite it."""
    ultima = vista.latest_revision
    if ultima is None or ultima.user_id is None:
        return
    abiertas = EditingSession.objects.filter(
        content_type=get_default_page_content_type(), object_id=str(vista.page.pk)
    )
    if abiertas.exists():
        Sello.objects.get_or_create(revision=ultima)
