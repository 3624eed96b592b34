"""What a person was writing when the session ended, on their desk and on a screen of its own."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from ayuntamiento.views.pantalla import Pantalla
from moderacion.auditoria.procedencia import Procedencia
from moderacion.models import Rescate

from .lo_escrito import LoEscrito
from .rescate import YA_NO_ESTA, de_pagina

A_LA_VISTA = 3  # on the desk; the rest is said in one line


class Rescatado(Pantalla):
    """One of them: it goes back to its form, or is discarded. It saves nothing by itself."""

    page_title = "Lo que estaba escribiendo"
    template_name = "moderacion/rescatado.html"
    header_icon = "edit"

    def dispatch(self, request, *args, **kwargs):
        self.suyo = Rescate.objects.filter(usuario=request.user, pk=kwargs["pk"]).first()
        if self.suyo is None:
            messages.error(request, YA_NO_ESTA)
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if de_pagina(self.suyo.camino):
            return redirect(self.suyo.camino)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        donde = Procedencia(self.suyo.camino, *self.suyo.datos.get("accion", ()))
        return super().get_context_data(
            suyo=self.suyo,
            donde=donde,
            campos=[(c, valor) for c, valores in self.suyo.datos.items() for valor in valores],
            escrito=list(LoEscrito(donde, self.suyo.datos).legible()),
            **kwargs,
        )

    def post(self, request, **kwargs):
        self.suyo.delete()
        return redirect("wagtailadmin_home")


class EnLaMesa(Component):
    """Those that wait, if there are any. `escribe`: see the home's header."""

    name = "rescatados"
    order = 2
    template_name = "moderacion/_rescatados.html"

    def __init__(self, suyos, escribe=False):
        self.suyos, self.escribe = suyos, escribe

    def get_context_data(self, parent_context):
        avisos = [
            {
                "cuando": uno.cuando,
                "nombre": Procedencia(uno.camino, uno.accion).nombre,
                "url": reverse("moderacion:rescatado", args=[uno.pk]),
            }
            for uno in self.suyos
        ]
        return {"suyos": avisos[:A_LA_VISTA], "mas": avisos[A_LA_VISTA:]}


def poner(request, paneles):
    """On top of the desk of whoever has some, the last first."""
    suyos = Rescate.objects.filter(usuario_id=request.user.pk)
    suyos = suyos.filter(camino__startswith=reverse("wagtailadmin_home")).con_lo_que_se_decidia()
    if suyos := list(suyos.order_by("-cuando", "-pk")):
        paneles.insert(0, EnLaMesa(suyos, getattr(paneles[0], "escribe", False)))
