"""What came from a camera, as what was covered of an act."""

from datetime import timedelta

from django import forms
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from acervo.camara.destinos import Destino, clave_pedida
from acervo.camara.subir import DeUnLote
from agenda_publica import permissions
from agenda_publica.models import Compromiso, Estado
from agenda_publica.situacion import PARA
from agenda_publica.views import DeLaAgenda
from moderacion.permissions import NoSePuede

from . import traido

HACE, DENTRO_DE = timedelta(days=60), timedelta(days=2)
QUEDO = "Las fotografías están en la cobertura de «{}»."


class DeQueActo(forms.ModelChoiceField):
    """Of a series, its date of these days is told; of what is not held, that it is not."""

    def label_from_instance(self, obj):
        estado = "" if obj.estado == Estado.CONFIRMADA else f" ({obj.get_estado_display().lower()})"
        return f"{obj}, {obj.dicho(obj.de_estos_dias or obj.inicio)}{estado}"


class FormularioDeActo(forms.Form):
    """Of those of these weeks, or the one that was asked for."""

    compromiso = DeQueActo(
        label="De qué acto son",
        queryset=None,
        error_messages={"required": "Elija el acto."},
    )

    def __init__(self, *args, pedido=None, **kwargs):
        super().__init__(*args, **kwargs)
        ahora = timezone.now()
        cerca = Q(citas__inicio__range=(ahora - HACE, ahora + DENTRO_DE))
        con_fecha = Compromiso.objects.annotate(
            de_estos_dias=Max("citas__inicio", filter=cerca),
            cuando=Coalesce("de_estos_dias", "inicio"),
        )
        elegibles = con_fecha.filter(~Q(de_estos_dias=None) | Q(pk=pedido))
        self.fields["compromiso"].queryset = elegibles.order_by("-cuando", "-pk")


class LlevarAlActo(DeLaAgenda, DeUnLote):
    template_name = "agenda_publica/lote.html"

    def get_page_title(self):
        return f"A la cobertura de un acto: {self.lote}"

    def get(self, request, *args, **kwargs):
        pedido = _pedido(self.lote)
        return self._pagina(FormularioDeActo(pedido=pedido, initial={"compromiso": pedido}))

    def post(self, request, *args, **kwargs):
        forma = FormularioDeActo(request.POST, pedido=_pedido(self.lote))
        if not forma.is_valid():
            return self._pagina(forma)
        compromiso = forma.cleaned_data["compromiso"]
        try:
            traido.traer_fotos(compromiso=compromiso, lote=self.lote, por=request.user)
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
            return self._pagina(forma)
        messages.success(request, QUEDO.format(compromiso))
        return redirect("compromisos:edit", compromiso.pk)

    def _pagina(self, forma):
        return self.render_to_response(self.get_context_data(forma=forma, lote=self.lote))


def _pedido(lote):
    """The key of the act whose record led to this lote, if one did."""
    return clave_pedida(lote, PARA)


def destinos(lote, user):
    """What a lote offers: the act that asked for it, or one to choose."""
    if not permissions.puede_escribir_en_la_agenda(user):
        return
    pedido = Compromiso.objects.filter(pk=_pedido(lote)).first()
    rotulo = f"A la cobertura de «{pedido}»" if pedido else "A la cobertura de un acto"
    yield Destino(rotulo, reverse("agenda:lote", args=[lote.pk]), pedido=bool(pedido))
