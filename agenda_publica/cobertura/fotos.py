"""What came from a camera, as what was covered of an act."""

from datetime import timedelta

from django import forms
from django.db.models import Max, Min, Q
from django.db.models.functions import Coalesce
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin import messages

from acervo.camara.destinos import Destino, clave_pedida
from acervo.camara.subir import DeUnLote
from agenda_publica import permissions
from agenda_publica.models import Cobertura, Compromiso, Estado
from agenda_publica.situacion import PARA
from agenda_publica.views import DeLaAgenda
from moderacion.permissions import NoSePuede

from . import traido

HACE, DENTRO_DE = timedelta(days=60), timedelta(days=2)
DIA = r"j \d\e F"
QUEDO = "Las fotografías están en la cobertura de «{}»."
DE_SU_FECHA = "Son de la fecha del {}."
EN_LA_ULTIMA = "No dicen de qué fecha son: quedan en la última que ya empezó, la del {}."
TODAVIA_NO = "Ese acto todavía no es: es el {}."
NO_SE_HACE = "Ese acto está en la agenda como «{}»."
EN_OTRO = "Estas fotografías ya están en la cobertura de {}."
DE_UNA_CANCELADA = "Se tomaron el {}, y esa fecha está cancelada."
DE_NINGUNA = "Se tomaron el {}, y ese día el acto no tuvo fecha."
SEGURO = "Si de veras son de este, márquelo y oprima otra vez «Llevarlas»."
YA_NO_ESTA = "El acto para el que se subieron ya no está en la agenda: elija de cuál son."
NO_SE_HACEN = {Estado.POSPUESTA, Estado.CANCELADA, Estado.RECHAZADA}


class DeQueActo(forms.ModelChoiceField):
    """Of a series, the last date that it had is told; of what is not held, that it is not."""

    def label_from_instance(self, obj):
        estado = "" if obj.estado == Estado.CONFIRMADA else f" ({obj.get_estado_display().lower()})"
        return f"{obj}, {obj.dicho(obj.cuando)}{estado}"


class DeEse(forms.CheckboxInput):
    """Its value is the act of which it is asked: ticked for another, it is not ticked."""

    def get_context(self, name, value, attrs):
        return super().get_context(name, False, attrs)


class FormularioDeActo(forms.Form):
    """Of those of these weeks, or the one that was asked for; of what is likely to be another
    one's, it is asked again."""

    compromiso = DeQueActo(
        label="De qué acto son",
        queryset=None,
        error_messages={"required": "Elija el acto."},
    )
    seguro = forms.BooleanField(
        label="Sí, son de ese acto", required=False, widget=DeEse, help_text=SEGURO
    )

    def __init__(self, *args, lote, pedido=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.lote, self.hay_duda = lote, False
        ahora = timezone.now()
        se_hacen = Q(citas__cancelada=False)
        ya_fueron = Q(citas__inicio__range=(ahora - HACE, ahora)) & se_hacen
        vienen = Q(citas__inicio__range=(ahora, ahora + DENTRO_DE))
        con_fecha = Compromiso.objects.annotate(
            la_ultima=Max("citas__inicio", filter=ya_fueron),
            la_que_sigue=Min("citas__inicio", filter=vienen),
            cuando=Coalesce("la_ultima", "la_que_sigue", "inicio"),
        )
        de_estos_dias = ~Q(la_ultima=None, la_que_sigue=None)
        elegibles = con_fecha.filter(de_estos_dias | Q(pk=pedido))
        self.fields["compromiso"].queryset = elegibles.order_by("-cuando", "-pk")

    def clean(self):
        datos = super().clean()
        compromiso = datos.get("compromiso")
        dudas = compromiso and list(_dudas(compromiso, self.lote))
        self.hay_duda = bool(dudas)
        if dudas:
            self.fields["seguro"].widget.attrs["value"] = compromiso.pk
            if self.data.get("seguro") != str(compromiso.pk):
                self.add_error("seguro", " ".join(dudas))
        return datos


def _dudas(compromiso, lote):
    """Why they may not be of that act."""
    if compromiso.estado in NO_SE_HACEN:
        yield NO_SE_HACE.format(compromiso.get_estado_display().lower())
    primera = compromiso.citas.first()
    if primera and primera.dia > timezone.localdate():
        yield TODAVIA_NO.format(compromiso.dicho(primera.inicio))
    elif tomada := traido.sin_su_fecha(compromiso, lote):
        yield _de_que_fecha(compromiso, tomada)
    suyas = Q(lote=lote) | Q(lote__repetidas__in=lote.fotografias().order_by())
    otras = Compromiso.objects.filter(coberturas__in=Cobertura.objects.filter(suyas))
    if otras := otras.exclude(pk=compromiso.pk).distinct():
        yield EN_OTRO.format("; ".join(f"«{otro}»" for otro in otras))


def _de_que_fecha(compromiso, tomada):
    """Why that moment is of none of its dates."""
    dia = timezone.localdate(tomada, compromiso.en_su_zona())
    canceladas = compromiso.citas.filter(cancelada=True)
    frase = DE_UNA_CANCELADA if any(c.dia == dia for c in canceladas) else DE_NINGUNA
    return frase.format(date_format(dia, DIA))


class LlevarAlActo(DeLaAgenda, DeUnLote):
    template_name = "agenda_publica/lote.html"

    def get_page_title(self):
        return f"A la cobertura de un acto: {self.lote}"

    def get(self, request, *args, **kwargs):
        pedido = _pedido(self.lote)
        if pedido and not Compromiso.objects.filter(pk=pedido).exists():
            messages.warning(request, YA_NO_ESTA)
        forma = FormularioDeActo(lote=self.lote, pedido=pedido, initial={"compromiso": pedido})
        return self._pagina(forma)

    def post(self, request, *args, **kwargs):
        forma = FormularioDeActo(request.POST, lote=self.lote, pedido=_pedido(self.lote))
        if not forma.is_valid():
            return self._pagina(forma)
        compromiso = forma.cleaned_data["compromiso"]
        try:
            fechas = traido.traer_fotos(compromiso=compromiso, lote=self.lote, por=request.user)
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
            return self._pagina(forma)
        messages.success(request, _donde_quedaron(compromiso, fechas))
        return redirect("compromisos:edit", compromiso.pk)

    def _pagina(self, forma):
        return self.render_to_response(self.get_context_data(forma=forma, lote=self.lote))


def _donde_quedaron(compromiso, fechas):
    """In its coverage; of a series, of which of its dates."""
    dicho = QUEDO.format(compromiso)
    if compromiso.citas.count() < 2:
        return dicho
    if not fechas:
        ultima = compromiso.citas.la_ultima()
        return f"{dicho} {EN_LA_ULTIMA.format(compromiso.dicho(ultima.inicio))}"
    suyas = compromiso.citas.filter(original__in=fechas).values_list("inicio", flat=True)
    return f"{dicho} {DE_SU_FECHA.format('; '.join(map(compromiso.dicho, suyas)))}"


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
