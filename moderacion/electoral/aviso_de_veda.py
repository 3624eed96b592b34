"""What says that a ban is in force: to the public at each address, to the office on its desk."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter

from moderacion.models import Veda
from sitio.models import Publicacion

SIGUEN = 6
UN_MINUTO = 60
PRONTO = timedelta(days=30)


def en_su_lugar(pagina, request):
    """The notice that stands in for what is kept back; None for what anyone may read."""
    if not getattr(pagina, "retenida", False):
        return None
    veda = Veda.objects.vigente()
    if veda is None:
        return None
    siguen = Publicacion.objects.publicadas().para_listado()[:SIGUEN]
    respuesta = render(request, "moderacion/veda.html", {"veda": veda, "siguen": siguen})
    respuesta["X-Robots-Tag"] = "noindex"
    falta = int((veda.hasta - timezone.now()).total_seconds())
    patch_cache_control(respuesta, public=True, max_age=max(0, min(UN_MINUTO, falta)))
    return respuesta


class LoRetenido(LogFormatter):
    """In the log: how many pages a ban took out of sight, and how many it gave back."""

    label = "Retener"

    def format_message(self, log_entry):
        verbos = {"se_ocultan": "ocultó", "vuelven": "devolvió al sitio"}
        hechos = [(verbo, log_entry.data.get(clave)) for clave, verbo in verbos.items()]
        dichos = [f"{verbo} {n} {'página' if n == 1 else 'páginas'}" for verbo, n in hechos if n]
        return f"La veda {' y '.join(dichos) or 'no cambió nada'}"


class AvisoDeVeda(Component):
    """On the desk, while it is in force and some weeks before. `escribe`: see the home's header."""

    name = "veda"
    order = 1
    template_name = "moderacion/_veda_en_mesa.html"

    def __init__(self, veda, escribe=False, puede=False):
        self.veda, self.escribe, self.puede = veda, escribe, puede

    def get_context_data(self, parent_context):
        return {"veda": self.veda, "vigente": self.veda.estado() == "en vigor", "puede": self.puede}


def de_hoy():
    """The ban in force, or the next one if it begins soon."""
    proxima = Veda.objects.por_venir().first()
    return proxima if proxima and proxima.desde <= timezone.now() + PRONTO else None
