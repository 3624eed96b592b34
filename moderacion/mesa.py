"""The desk: what each person has to do today, in the order of the work.

Every list costs the same queries whatever its length: its rows, their pages, and their count.
"""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .listas import listas
from .permissions import puede_proponer

EN_LA_MESA = 8


@dataclass(frozen=True)
class Boton:
    """«Nuevo boletín»: opens the form of that page type in the only place where it may live."""

    etiqueta: str
    modelo: type
    icono: str
    orden: int
    direccion: str = ""  # of another form, where a page is not what is begun with

    @property
    def url(self):
        if self.direccion:
            return reverse(self.direccion)
        opciones = self.modelo._meta
        return reverse("moderacion:nueva", args=[opciones.app_label, opciones.model_name])


def botones():
    """Those that each app puts on the desk by the hook `boton_de_mesa`, in order."""
    return sorted((hecho() for hecho in hooks.get_hooks("boton_de_mesa")), key=lambda b: b.orden)


class Tramo:
    """A list as the desk shows it: its first rows, how many there are, where the rest is."""

    def __init__(self, lista):
        self.lista = lista

    @cached_property
    def filas(self):
        return self.lista.filas(slice(0, EN_LA_MESA))

    @cached_property
    def cuantas(self):
        return self.lista.consulta().count() if len(self.filas) == EN_LA_MESA else len(self.filas)

    @property
    def hay_mas(self):
        return self.cuantas > len(self.filas)

    @property
    def url(self):
        return self.lista.entera or reverse("moderacion:lista", args=[self.lista.clave])


class Mesa(Component):
    """The whole of the admin's home."""

    name = "mesa"
    order = 10
    template_name = "moderacion/mesa.html"

    def __init__(self, request):
        self.request = request
        self.escribe = puede_proponer(request.user)

    def get_context_data(self, parent_context):
        suyas = [clase(self.request.user) for clase in listas()] if self.escribe else []
        return {
            "request": self.request,
            "botones": botones() if self.escribe else [],
            "tramos": [t for t in map(Tramo, suyas) if t.filas or t.lista.siempre],
        }
