"""What an área has sent, and one of them: where it stands, what is asked, what came of it."""

from django.contrib import messages
from django.contrib.auth.views import LogoutView
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect

from buzon import actions, pasos, permissions
from buzon.forms import FORMULARIOS, FormularioDeMensaje
from buzon.models import Adjunto, Estado, Llamada, Solicitud
from moderacion.permissions import NoSePuede

from .escribir import SEGUIR, SIGUE_SIN_ENVIAR
from .puerta import DelBuzon, DeUna, QueSeCorrige, frase
from .rescatados import los_de

POR_PAGINA = 20
SE_RETIRO = "Se retiró: Comunicación Social ya no la usará."
SE_TIRO = "Se tiró el borrador."
ES_OTRA = "Es otra solicitud, todavía sin enviar: revísela y envíela."
SE_QUEDAN = (
    "Los archivos que ya se habían enviado se quedan con la otra: si hacen falta, agréguelos."
)
YA_APARTE = "Ya está entre sus borradores."
YA_NO_ESTA = "Ya no está."
SE_CONTESTO = "Se envió su respuesta."


class Lista(DelBuzon):
    """Of their whole área, whoever sent it."""

    template_name = "buzon/lista.html"

    def get_context_data(self, **kwargs):
        suyas = Solicitud.objects.de_area(self.area).select_related("enviada_por", "empezada_por")
        de_una = Adjunto.objects.por_enviar().filter(solicitud=OuterRef("pk"))
        enviadas = suyas.enviadas().annotate(archivos_por_enviar=Exists(de_una))
        pagina = Paginator(enviadas, POR_PAGINA).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(
            formas=FORMULARIOS.values(),
            rescatados=los_de(self.request.user),
            estorbo=permissions.estorbo_para_enviar(self.request.user),
            borradores=suyas.filter(estado=Estado.BORRADOR).order_by("-pk")[:POR_PAGINA],
            llamadas=Llamada.objects.que_ve(self.area).select_related("convocatoria"),
            pagina=pagina,
            **kwargs,
        )


class Salir(LogoutView):
    """The panel's own lets out only who may come into the panel."""

    http_method_names = ["post"]
    next_page = "wagtailadmin_login"

    def http_method_not_allowed(self, request, *args, **kwargs):
        return redirect("buzon:lista")


class Una(DeUna):
    template_name = "buzon/una.html"

    def get(self, request, *args, **kwargs):
        if self.solicitud.estado == Estado.BORRADOR:
            return redirect("buzon:escribir", self.solicitud.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        piden = not pasos.para_responder(self.solicitud)
        kwargs.setdefault("forma", FormularioDeMensaje() if piden else None)
        suyos = self.solicitud.adjuntos
        la_que_se_atiende = self.solicitud.unida_a or self.solicitud
        usos = la_que_se_atiende.usos.select_related("publicacion", "compromiso__acto")
        return super().get_context_data(
            estorbo=permissions.estorbo_para_enviar(self.request.user),
            se_corrige=not pasos.para_corregir(self.solicitud),
            mensajes=self.solicitud.mensajes.para_el_area().select_related("de"),
            adjuntos=suyos.entregados().con_su_pieza(),
            por_enviar=pasos.sin_enviar(self.solicitud),
            publicas=[uso.pagina for uso in usos if uso.pagina and uso.pagina.visible],
            **kwargs,
        )


class Aparte(DeUna):
    """The correction that the office did not wait for goes on as another one."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        una, forma = self.solicitud, FORMULARIOS[self.solicitud.clase]
        try:
            escrito = actions.escrito_de(request.POST, forma)
            otra = actions.aparte(solicitud=una, por=request.user, escrito=_dicho(request, escrito))
        except (NoSePuede, ValidationError) as motivo:
            messages.error(request, frase(motivo))
            return redirect("buzon:una", una.pk)
        if otra is None:
            messages.info(request, YA_APARTE)
            return redirect("buzon:lista")
        se_quedan = una.adjuntos.entregados().exists()
        messages.success(request, f"{ES_OTRA} {SE_QUEDAN}" if se_quedan else ES_OTRA)
        return redirect("buzon:escribir", otra.pk)


def _dicho(request, escrito):
    """Of a whole form, all of it; of what a telephone had, those fields; of a button, nothing."""
    if "vez" in request.POST:
        return escrito
    return {campo: valor for campo, valor in escrito.items() if campo in request.POST}


class Retirar(QueSeCorrige):
    """Asked before it is done: what was sent is not used, and of a draft nothing stays."""

    template_name = "buzon/retirar.html"

    def post(self, request, *args, **kwargs):
        try:
            quedo = actions.retirar(solicitud=self.solicitud, por=request.user)
        except (Http404, Solicitud.DoesNotExist):  # thrown away by the first of two taps
            messages.info(request, YA_NO_ESTA)
            return redirect("buzon:lista")
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
            return redirect("buzon:una", self.solicitud.pk)
        messages.success(request, SE_RETIRO if quedo else SE_TIRO)
        return redirect("buzon:una", quedo.pk) if quedo else redirect("buzon:lista")


class Responder(Una):
    """What was written and could not be sent is there again."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if SEGUIR in request.POST:
            messages.info(request, SIGUE_SIN_ENVIAR)
            return self._con(FormularioDeMensaje(initial=request.POST.dict()))
        forma = FormularioDeMensaje(request.POST)
        if not forma.is_valid():
            return self._con(forma)
        try:
            actions.responder(
                solicitud=self.solicitud, por=request.user, texto=forma.cleaned_data["texto"]
            )
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
            return self._con(forma)
        messages.success(request, SE_CONTESTO)
        return redirect("buzon:una", self.solicitud.pk)

    def _con(self, forma):
        return self.render_to_response(self.get_context_data(forma=forma))
