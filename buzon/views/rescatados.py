"""What an enlace was writing when the session ended: given back, and sent by nobody but them."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import resolve, reverse

from buzon.forms import FORMULARIOS
from moderacion.models import Rescate
from moderacion.rescatar.rescate import YA_NO_ESTA, se_escribe

from .puerta import DelBuzon

A_LA_VISTA = 5
DE_LA_FORMA = {"version", "clase", "corrige", "llamada", "quitar"}


def los_de(user):
    """The last ones of that person, without their text."""
    suyos = Rescate.objects.filter(usuario_id=user.pk, camino__startswith=reverse("buzon:lista"))
    return suyos.defer("datos").order_by("-cuando", "-pk")[:A_LA_VISTA]


def _rotulos(suyo):
    """What each box was called in that form, whose kind is in its address or in its text."""
    de_la_ruta = resolve(suyo.camino.partition("?")[0]).kwargs.get("clase")
    clase = de_la_ruta or next(iter(suyo.datos.get("clase", [])), "")
    return {c: str(r) for c, r in getattr(FORMULARIOS.get(clase), "rotulos", {}).items()}


class Rescatado(DelBuzon):
    """One of them: it goes back to its form, or is thrown away. It sends nothing by itself."""

    template_name = "buzon/rescatado.html"

    @cached_property
    def suyo(self):
        suyos = Rescate.objects.filter(usuario_id=self.request.user.pk, pk=self.kwargs["pk"])
        return suyos.filter(camino__startswith=reverse("buzon:lista")).first()

    def get(self, request, *args, **kwargs):
        if self.suyo is None:
            messages.error(request, YA_NO_ESTA)
            return redirect("buzon:lista")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        campos = [(c, valor) for c, valores in self.suyo.datos.items() for valor in valores]
        rotulos = _rotulos(self.suyo)
        return super().get_context_data(
            suyo=self.suyo,
            campos=campos,
            escrito=[
                (rotulos.get(campo, ""), valor)
                for campo, valor in campos
                if valor and se_escribe(campo) and campo not in DE_LA_FORMA and "FORMS" not in campo
            ],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if self.suyo is not None:
            self.suyo.delete()
        return redirect("buzon:lista")
