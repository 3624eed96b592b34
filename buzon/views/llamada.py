"""To say, of what the office asks, that there is nothing to send."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from buzon import convocar
from buzon.models import Llamada
from moderacion.permissions import NoSePuede

from .puerta import DelBuzon

SE_DIJO = "Se avisó que su área no tiene nada. Si después tiene algo, envíelo."


class Nada(DelBuzon):
    """One tap; it is taken back by sending something. Of another área's, it does not exist."""

    http_method_names = ["post"]

    def post(self, request, *args, pk, **kwargs):
        llamada = get_object_or_404(Llamada, pk=pk, area=self.area)
        try:
            convocar.decir_nada(llamada=llamada, por=request.user)
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
        else:
            messages.success(request, SE_DIJO)
        return redirect("buzon:lista")
