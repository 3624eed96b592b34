"""What was being written when the session ended is kept, and given back to whoever wrote it.

A form carries, signed, whose it is. When it arrives without a session (or with a token from
before somebody came in again), its text is kept for that person and offered on the same form.
"""

import json

from django.core import signing
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from wagtail.admin import messages

from sitio.texto import sin_controles

from .encuentro.formulario import Atrasada
from .models import Rescate

FIRMA = "moderacion.rescate"
DURA = 60 * 60 * 24 * 30
TOPE = 1_000_000
LARGO_DEL_CAMINO = 300
AJENOS = {"csrfmiddlewaretoken", "rescate", "recuperar"}
FORMAS = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit"}
SE_GUARDO = (
    "Su sesión había terminado. Lo que escribió está guardado: entre otra vez y se le devuelve."
)
DEVUELTO = "Esto es lo que usted había escrito. Todavía no está guardado: revíselo y guárdelo."
YA_NO_ESTA = "Ese texto ya no está guardado aquí."


def firmar(user):
    """Whose form it is, for a form that may come back when nobody is logged in."""
    return signing.dumps(user.pk, salt=FIRMA)


def rescatar(get_response):
    """Middleware: keeps what arrived and could not be received; forgets it once it was."""

    def middleware(request):
        respuesta = get_response(request)
        if request.method == "POST" and _es_forma(request) and "rescate" in request.POST:
            _atender(request, respuesta)
        return respuesta

    return middleware


def _es_forma(request):
    try:
        return resolve(request.path_info).view_name in FORMAS
    except Resolver404:
        return False


def _atender(request, respuesta):
    al_entrar = getattr(respuesta, "url", "").startswith(reverse("wagtailadmin_login"))
    if al_entrar or respuesta.status_code == 403:
        if _guardar(request) and al_entrar:
            messages.info(request, SE_GUARDO)
    elif _se_recibio(respuesta) and "recuperar" not in request.POST:
        Rescate.objects.de(request.user, request.path).delete()


def _se_recibio(respuesta):
    de_programa = respuesta.get("Content-Type", "").startswith("application/json")
    return respuesta.status_code == 302 or (de_programa and respuesta.status_code == 200)


def _guardar(request):
    """Whether it was kept: signed by us, not too long, and nobody else is logged in."""
    try:
        usuario = signing.loads(request.POST["rescate"], salt=FIRMA, max_age=DURA)
    except signing.BadSignature:
        return False
    if request.user.is_authenticated and request.user.pk != usuario:
        return False
    datos = {c: [sin_controles(v) for v in vs] for c, vs in request.POST.lists() if c not in AJENOS}
    if len(json.dumps(datos)) > TOPE:
        return False
    Rescate.objects.viejos().delete()
    de_quien = {"usuario_id": usuario, "camino": request.path}
    Rescate.objects.update_or_create(**de_quien, defaults={"datos": datos})
    return True


def devolver(vista):
    """The answer to «Recuperar»: the form with that text, not yet saved. None if not asked."""
    request = vista.request
    desde = request.POST.get("recuperar")
    if not desde:
        return None
    suyo = Rescate.objects.de(request.user, request.path).first()
    if desde == "desechar":
        Rescate.objects.de(request.user, request.path).delete()
        return redirect(request.get_full_path())
    if desde == "servidor" and suyo is None:
        messages.info(request, YA_NO_ESTA)
        return redirect(request.get_full_path())
    if desde == "servidor":
        request.POST = _como_llego(suyo.datos)
    messages.info(request, DEVUELTO)
    return Atrasada(vista).devolver() if hasattr(vista, "latest_revision") else _nueva(vista)


def _como_llego(datos):
    llegado = QueryDict(mutable=True)
    for campo, valores in datos.items():
        llegado.setlist(campo, valores)
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
