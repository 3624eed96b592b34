"""What an enlace, who has no screen of their account in the panel, is given here."""

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.urls import reverse_lazy
from django.utils import timezone

from agenda_publica.dictado.fechas import ejemplos
from ayuntamiento.forms import FormularioDeContrasenaNueva

from .puerta import DelBuzon

SABADO = 5
SE_CAMBIO = "Se cambió su contraseña. En sus otros aparatos tendrá que entrar otra vez."


class Contrasena(DelBuzon, PasswordChangeView):
    """Django's own: the sessions of other devices end, this one goes on."""

    template_name = "buzon/contrasena.html"
    form_class = FormularioDeContrasenaNueva
    success_url = reverse_lazy("buzon:lista")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form):
        messages.success(self.request, SE_CAMBIO)
        return super().form_valid(form)


class Ayuda(DelBuzon):
    """The manual's sheet for enlaces, in short."""

    template_name = "buzon/ayuda.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(ejemplo=ejemplos(timezone.localdate(), SABADO), **kwargs)
