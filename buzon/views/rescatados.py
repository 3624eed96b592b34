"""What an enlace was writing when the session ended: given back, and sent by nobody but them."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import resolve, reverse

from buzon.forms import FORMULARIOS
from buzon.semana import Renglones
from moderacion.models import Rescate
from moderacion.rescatar.rescate import YA_NO_ESTA, se_escribe

from .puerta import DelBuzon

A_LA_VISTA = 5
DE_LA_FORMA = {"version", "clase", "corrige", "llamada", "quitar"}
EN_RENGLONES = "form-TOTAL_FORMS"
ROTULOS = {"resto": "Lo que falta por leer"}


def los_de(user):
    """The last ones of that person, without their text."""
    suyos = Rescate.objects.filter(usuario_id=user.pk, camino__startswith=reverse("buzon:lista"))
    return suyos.defer("datos").order_by("-cuando", "-pk")[:A_LA_VISTA]


def _forma_de(suyo, datos):
    """The form in which it was written, filled in: its kind is in its address or in its text."""
    de_la_ruta = resolve(suyo.camino.partition("?")[0]).kwargs.get("clase")
    clase = FORMULARIOS.get(de_la_ruta or datos.get("clase"))
    return clase and clase(datos)


def _suelto(datos):
    """[(how it is called, what it says)] of what is in no form of a kind; a week that is in lines
    is not said again as it was pasted."""
    de_mas = DE_LA_FORMA | ({"texto"} if EN_RENGLONES in datos else set())
    dichos = {c: v for c, v in datos.items() if v and se_escribe(c) and c not in de_mas}
    return [(ROTULOS.get(c, ""), v) for c, v in dichos.items() if not c.startswith("form-")]


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
        """Of a week that was being corrected, its acts; of a form, its boxes; of the rest, what
        was written in it."""
        datos = {campo: valores[-1] for campo, valores in self.suyo.datos.items() if valores}
        forma = _forma_de(self.suyo, datos)
        return super().get_context_data(
            suyo=self.suyo,
            campos=[(c, valor) for c, valores in self.suyo.datos.items() for valor in valores],
            renglones=Renglones(datos) if EN_RENGLONES in datos else (),
            escrito=[d[:2] for d in forma.en_palabras() if d[1]] if forma else _suelto(datos),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if self.suyo is not None:
            self.suyo.delete()
        return redirect("buzon:lista")
