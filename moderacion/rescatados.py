"""What a person was writing when the session ended, on their desk and on a screen of its own."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.ui.components import Component

from ayuntamiento.views.pantalla import Pantalla

from .models import Rescate
from .rescate import YA_NO_ESTA, de_pagina, escrito, puerta

# Doors whose form comes back with what was typed, unsaved; of the rest, the text is to be copied.
VUELVEN = ("moderacion:", "series:", "ayuntamiento_", "wagtailsettings:", "wagtailsnippets_")
VUELVEN_ARCHIVOS = {"wagtailimages:edit", "wagtaildocs:edit", "wagtailmedia:edit"}


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
        donde = puerta(self.suyo.camino)
        vuelve = donde.startswith(VUELVEN) or donde in VUELVEN_ARCHIVOS
        return super().get_context_data(
            suyo=self.suyo,
            vuelve=vuelve,
            campos=[(c, valor) for c, valores in self.suyo.datos.items() for valor in valores],
            escrito=_legible(escrito(self.suyo.datos), solo_frases=vuelve),
            **kwargs,
        )

    def post(self, request, **kwargs):
        self.suyo.delete()
        return redirect("wagtailadmin_home")


def _legible(valores, solo_frases):
    """Without what only the program reads; phrases alone, where the rest is seen in its form."""
    legibles = [valor for valor in valores if not valor.startswith("{")]
    return [valor for valor in legibles if " " in valor] if solo_frases else legibles


class EnLaMesa(Component):
    """Those that wait, if there are any. `escribe`: see the home's header."""

    name = "rescatados"
    order = 2
    template_name = "moderacion/_rescatados.html"

    def __init__(self, suyos, escribe=False):
        self.suyos, self.escribe = suyos, escribe

    def get_context_data(self, parent_context):
        return {
            "suyos": [
                {"cuando": uno.cuando, "url": reverse("moderacion:rescatado", args=[uno.pk])}
                for uno in self.suyos
            ]
        }


def poner(request, paneles):
    """On top of the desk of whoever has some."""
    suyos = list(Rescate.objects.filter(usuario_id=request.user.pk).defer("datos"))
    if suyos:
        paneles.insert(0, EnLaMesa(suyos, getattr(paneles[0], "escribe", False)))
