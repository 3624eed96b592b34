"""Who may come in: an enlace, with their área, and what is of that área and of no other."""

from functools import cached_property

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from buzon import pasos, permissions
from buzon.models import Estado, Solicitud

SIN_SESION = "Su sesión terminó: entre otra vez. Lo que escribió se queda aquí."


def quiere_datos(request):
    """Asked by the script of the page, which tells the person itself."""
    return request.headers.get("Accept", "").startswith("application/json")


def frase(motivo):
    """Why it cannot be, in a sentence, of a NoSePuede or of a ValidationError."""
    return motivo.messages[0] if isinstance(motivo, ValidationError) else str(motivo)


@method_decorator(never_cache, name="dispatch")
class DelBuzon(TemplateView):
    """A screen of the door: nobody keeps it, and it says who is not to be there."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self._sin_sesion()
        if estorbo := permissions.estorbo_para_entrar(request.user):
            if quiere_datos(request):
                return JsonResponse({"frase": estorbo}, status=403)
            return render(request, "buzon/ajena.html", {"estorbo": estorbo}, status=403)
        self.area = request.user.area
        return super().dispatch(request, *args, **kwargs)

    def _sin_sesion(self):
        if quiere_datos(self.request):
            return JsonResponse({"frase": SIN_SESION, "entrar": True}, status=401)
        return redirect_to_login(self.adonde_volver())

    def http_method_not_allowed(self, request, *args, **kwargs):
        """The address of a button, opened as a page, leads to where the button is."""
        if request.method not in {"GET", "HEAD"} or quiere_datos(request):
            return super().http_method_not_allowed(request, *args, **kwargs)
        return redirect(self.donde_esta())

    def donde_esta(self):
        return reverse("buzon:lista")

    def adonde_volver(self):
        """Where whoever had to log in again goes on."""
        return self.request.get_full_path()

    def get_context_data(self, **kwargs):
        return super().get_context_data(area=self.area, **kwargs)


class DeUna(DelBuzon):
    """One of their área; of another's, it does not exist."""

    def adonde_volver(self):
        """A button is not pressed again by logging in: the screen where it was is."""
        es_pagina = self.request.method == "GET"
        return super().adonde_volver() if es_pagina else self.donde_esta()

    def donde_esta(self):
        return reverse("buzon:una", args=[self.kwargs["pk"]])

    def dispatch(self, request, *args, **kwargs):
        self.request = request
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def solicitud(self):
        suyas = Solicitud.objects.de_area(self.area).select_related("enviada_por", "unida_a")
        return get_object_or_404(suyas, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"solicitud": self.solicitud, **kwargs})


class QueSeCorrige(DeUna):
    """A draft, or what was sent while nobody has decided: of the rest it says why not."""

    def get(self, request, *args, **kwargs):
        enviada = self.solicitud.estado != Estado.BORRADOR
        if enviada and (estorbo := pasos.para_corregir(self.solicitud)):
            messages.info(request, estorbo)
            return redirect("buzon:una", self.solicitud.pk)
        return super().get(request, *args, **kwargs)
