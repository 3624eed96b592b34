"""The doors of the tray: it is read by GET, and decided by POST, one thing or many."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import TaskState

from moderacion import desenlace, permissions
from moderacion.views import Pantalla
from sitio.texto import sin_controles

from .decision import decidir
from .espera import Espera
from .forms import SENA, Decision

DEVUELTA = "Su sesión había terminado: esto todavía no se envió. Léalo y envíelo, o déjelo."
TANTAS = 200  # that may be approved at once


def _exigir_direccion(request):
    if not permissions.es_de_direccion(request.user):
        raise PermissionDenied


class Bandeja(Pantalla):
    """All that waits, the oldest first, each with what it changes."""

    http_method_names = ["get", "head"]
    template_name = "moderacion/bandeja/bandeja.html"
    page_title = "Bandeja"
    header_icon = "check"

    def get_context_data(self, **kwargs):
        _exigir_direccion(self.request)
        pide = self.request.GET
        user, ver = self.request.user, sin_controles(pide.get("ver", ""))
        hoja = Espera(user).hoja(pide.get("pagina"), ver)
        esta = any(pendiente.abierto for pendiente in hoja.object_list)
        ya = desenlace.de_pagina(ver, para=user) if ver and not esta else ""
        por_aprobar = sum("aprobar" in pendiente.acciones for pendiente in hoja.object_list)
        return super().get_context_data(
            hoja=hoja, ya=ya, por_aprobar=por_aprobar, secciones=_de_otros(user), **kwargs
        )


def _de_otros(user):
    """What apps above this one have waiting for her, by the hook `seccion_de_bandeja`."""
    dichas = (dice(user) for dice in hooks.get_hooks("seccion_de_bandeja"))
    return [seccion for seccion in dichas if seccion]


def solo_post(vista):
    """A decision is never taken by GET: who comes back from the log-in is led to the tray."""

    @wraps(vista)
    def puerta(request):
        return vista(request) if request.method == "POST" else redirect("moderacion:bandeja")

    return puerta


@solo_post
def una(request):
    """One decision; in JSON for who asks for it, as the progress of many does."""
    _exigir_direccion(request)
    if "seguir" in request.POST:
        return _devolver(request)
    forma = Decision(request.POST)
    hecha, texto = _decidir(forma, request.user)
    if request.accepts("text/html"):
        return _contar(request, forma, hecha, texto)
    return JsonResponse({"hecha": hecha, "texto": str(texto)})


def _devolver(request):
    """The note that was being written when the session ended, to be sent again."""
    return _su_nota(request, aviso=DEVUELTA)


def _su_nota(request, **dicho):
    """The box of a note with what was typed, and its button."""
    datos = {c: sin_controles(request.POST.get(c, "")) for c in ("sena", "accion", "sobre", "nota")}
    sena = SENA.fullmatch(datos["sena"])
    estado = TaskState.objects.filter(pk=sena[1]).first() if sena else None
    titulo = estado and estado.revision.object_str
    contexto = {"datos": datos, "titulo": titulo, **dicho}
    return _pantalla(request, "Su nota", "nota", contexto)


def _decidir(forma, por):
    """(whether it was done, what is told)."""
    if not forma.is_valid():
        return False, " ".join(str(error) for errores in forma.errors.values() for error in errores)
    try:
        return True, decidir(por=por, **forma.cleaned_data)
    except permissions.NoSePuede as motivo:
        motivo.anotar(por)
        return False, motivo


def _en_html(texto):
    """A refusal may lead to where it is mended."""
    return texto.en_html() if isinstance(texto, permissions.NoSePuede) else texto


def _contar(request, forma, hecha, texto):
    """Back to the tray; a note that could not be used is given back to be copied."""
    texto = _en_html(texto)
    nota = sin_controles(forma.data.get("nota", "")).strip()
    if nota and list(forma.errors) == ["nota"]:
        return _su_nota(request, error=texto)
    if not hecha and nota:
        return _pantalla(request, "No se pudo", "no_se_pudo", {"texto": texto, "nota": nota})
    (messages.success if hecha else messages.error)(request, texto)
    return redirect("moderacion:bandeja")


@solo_post
def varias(request):
    """Approves each of those chosen, one transaction each, and says what became of each."""
    _exigir_direccion(request)
    resultados = []
    for sena in request.POST.getlist("senas")[:TANTAS]:
        forma = Decision({"sena": sena, "accion": "aprobar"})
        hecha, texto = _decidir(forma, request.user)
        resultados.append((hecha, _en_html(texto)))
    if not resultados:
        messages.error(request, "No eligió ninguna: marque las que quiere aprobar.")
        return redirect("moderacion:bandeja")
    return _pantalla(request, "Aprobar varias", "resultados", {"resultados": resultados})


def _pantalla(request, titulo, plantilla, contexto):
    contexto |= {
        "page_title": titulo,
        "header_title": titulo,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Inicio"},
            {"url": reverse("moderacion:bandeja"), "label": "Bandeja"},
            {"url": "", "label": titulo},
        ],
    }
    return render(request, f"moderacion/bandeja/{plantilla}.html", contexto)
