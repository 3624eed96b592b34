"""On the desk: the lotes that somebody left half way, and how many photographs nobody has told."""

from wagtail.admin.ui.components import Component

from acervo import permissions
from acervo.models import Lote

A_LO_MAS = 5


class Pendientes(Component):
    name = "fotografias"
    order = 20
    template_name = "acervo/_pendientes.html"

    def __init__(self, lotes, sin_texto):
        self.lotes, self.sin_texto = lotes, sin_texto

    def get_context_data(self, parent_context):
        return {"lotes": self.lotes, "sin_texto": self.sin_texto}


def poner(request, paneles):
    """Last of all, if there is something to do."""
    if not permissions.puede_subir(request.user):
        return
    lotes = list(Lote.objects.por_terminar()[:A_LO_MAS])
    sin_texto = permissions.las_que_puede_cambiar(request.user).sin_texto().count()
    if lotes or sin_texto:
        paneles.append(Pendientes(lotes, sin_texto))
