"""What an área has sent, and one of them: where it stands, what is asked, what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect

from buzon import actions, permissions
from buzon.forms import FormularioDeMensaje
from buzon.models import Clase, Estado, Llamada, Solicitud
from moderacion.permissions import NoSePuede

from .puerta import DelBuzon, DeUna

POR_PAGINA = 20
SE_RETIRO = "Se retiró: Comunicación Social ya no la usará."
SE_TIRO = "Se tiró el borrador."
SE_CONTESTO = "Se envió su respuesta."


class Lista(DelBuzon):
    """Of their whole área, whoever sent it."""

    template_name = "buzon/lista.html"

    def get_context_data(self, **kwargs):
        suyas = Solicitud.objects.de_area(self.area).select_related("enviada_por", "empezada_por")
        pagina = Paginator(suyas.enviadas(), POR_PAGINA).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(
            clases=Clase,
            estorbo=permissions.estorbo_para_enviar(self.request.user),
            borradores=suyas.filter(estado=Estado.BORRADOR).order_by("-pk")[:POR_PAGINA],
            llamadas=Llamada.objects.que_ve(self.area).select_related("convocatoria"),
            pagina=pagina,
            **kwargs,
        )


class Una(DeUna):
    template_name = "buzon/una.html"

    def get(self, request, *args, **kwargs):
        if self.solicitud.estado == Estado.BORRADOR:
            return redirect("buzon:escribir", self.solicitud.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        piden = self.solicitud.estado == Estado.SE_PIDEN_DATOS
        kwargs.setdefault("forma", FormularioDeMensaje() if piden else None)
        adjuntos = self.solicitud.adjuntos.vigentes()
        usos = self.solicitud.usos.select_related("publicacion", "compromiso__acto")
        return super().get_context_data(
            mensajes=self.solicitud.mensajes.para_el_area().select_related("de"),
            adjuntos=adjuntos.select_related("imagen", "documento", "grabacion"),
            publicas=[uso.pagina for uso in usos if uso.pagina and uso.pagina.visible],
            **kwargs,
        )


class Verbo(DeUna):
    """Something that is done by a button, and told."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            return self.hacer(request)
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
            return redirect("buzon:una", self.solicitud.pk)


class Retirar(Verbo):
    def hacer(self, request):
        quedo = actions.retirar(solicitud=self.solicitud, por=request.user)
        messages.success(request, SE_RETIRO if quedo else SE_TIRO)
        return redirect("buzon:una", quedo.pk) if quedo else redirect("buzon:lista")


class Responder(Una):
    """What was written and could not be sent is there again."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        forma = FormularioDeMensaje(request.POST)
        if not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        try:
            actions.responder(
                solicitud=self.solicitud, por=request.user, texto=forma.cleaned_data["texto"]
            )
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
            return self.render_to_response(self.get_context_data(forma=forma))
        messages.success(request, SE_CONTESTO)
        return redirect("buzon:una", self.solicitud.pk)
