"""The few places where the framework's own views are sewn to our rules. Called once, at start.

Publishing, submitting and saving are several writes each: stock, a failure in the middle leaves
half of them. A transaction around `post` makes them one; not around `dispatch`, where each GET
would take SQLite's write lock, nor as middleware, because the admin turns a refusal into a
redirect and the transaction would commit.
"""

from functools import wraps

from django.db import transaction
from django.shortcuts import redirect
from wagtail.admin import messages, signal_handlers
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views import generic
from wagtail.admin.views.pages import edit
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page

from acervo.dos_personas.devuelto import DEVUELTO, devuelta, es_devuelto

from .bandeja.decision import lo_decidido
from .encuentro.costura import bajo_candado, con_lo_rescatado, sellar
from .permissions import NoSePuede
from .salida import avisos

NO_SE_ENVIO = "No se envió: corrija los campos señalados."
AVISADORES = (
    signal_handlers.task_submission_email_notifier,
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
)


def coser():
    """Makes each `post` whole, explains refusals, and takes mail out of the requests."""
    EditView.get = _sin_autoguardado(EditView.get)
    EditView.post = _entero(bajo_candado(EditView.post), _guardar_sin_decidir)
    EditView.add_save_confirmation_message = _que_se_hizo(EditView.add_save_confirmation_message)
    CreateView.post = _entero(con_lo_rescatado(CreateView.post), _al_inicio)
    for vista in (EditView, CreateView):
        vista.redirect_away = _a_la_mesa(vista.redirect_away)
    WorkflowActionView.post = _entero(WorkflowActionView.post, _al_inicio)
    for avisador in AVISADORES:
        avisador.valid_classes = ()  # the workflow's mails are written by avisos.py
    edit.send_notification = avisos.de_comentarios
    PagesAdminAPIViewSet.actions.pop("copy_for_translation", None)  # there is one language
    for vista in (generic.CreateView, generic.EditView):
        vista.is_valid = _nunca_devuelta(vista.is_valid)
    messages.validation_error = _con_los_campos(messages.validation_error)
    messages.error = _salvo_devuelto(messages.error)


def _entero(metodo, al_negar):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def post(self, request, *args, **kwargs):
        try:
            with transaction.atomic():
                return metodo(self, request, *args, **kwargs)
        except NoSePuede as motivo:
            messages.error(request, motivo.en_html())
            motivo.anotar(request.user)
            return al_negar(self, request)

    return post


def _a_la_mesa(metodo):
    """Done with a page, one is back where one came from, or on the desk: never in the tree."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def irse(self):
        return metodo(self) if self.next_url else redirect("wagtailadmin_home")

    return irse


def _sin_autoguardado(metodo):
    """What is in review changes only when its reviewer says so, never by itself."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def get(self, request, *args, **kwargs):
        if self.page.workflow_in_progress:
            self.autosave_interval, self.autosave_enabled = 0, False
        sellar(self)
        return metodo(self, request, *args, **kwargs)

    return get


def _con_los_campos(metodo):
    """Errors may be on another tab or in a closed panel: the message names their fields."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def avisar(request, message, form, buttons=None):
        if es_devuelto(request):
            return None
        if "action-submit" in request.POST:
            message = NO_SE_ENVIO  # its draft may well be saved by itself a moment later
        campos = [str(form[nombre].label) for nombre in form.errors if nombre in form.fields]
        if campos:
            message = f"{message} {', '.join(campos)}."
        return metodo(request, message, form, buttons)

    return avisar


def _nunca_devuelta(metodo):
    """Any form of the framework may come back to be painted, and is not saved by that."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def is_valid(self, form):
        if metodo(self, form) and not devuelta(form):
            return True
        self.produced_error_message = getattr(self, "produced_error_message", None) or DEVUELTO
        return False

    return is_valid


def _salvo_devuelto(metodo):
    """A form that came back to be painted is no error, whatever the framework says of it."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def avisar(request, *args, **kwargs):
        return None if es_devuelto(request) else metodo(request, *args, **kwargs)

    return avisar


def _que_se_hizo(metodo):
    """After a decision says what became of the page, not that it was saved."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def avisar(self):
        if self.action_name != "perform_workflow_action":
            return metodo(self)
        pagina = Page.objects.get(pk=self.page.pk)
        return messages.success(self.request, lo_decidido(pagina))

    return avisar


def _guardar_sin_decidir(vista, request):
    """Nobody's text is lost to a refusal: it is saved as a draft, which stays to be decided."""
    request.POST = request.POST.copy()
    for nombre in [nombre for nombre in request.POST if nombre.startswith("action-")]:
        del request.POST[nombre]
    return type(vista).as_view()(request, vista.page.pk)


def _al_inicio(vista, request):
    return redirect("wagtailadmin_home")
