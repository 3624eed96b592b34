"""The screens with which the office asks the áreas, and sees who answered."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from ayuntamiento.models import Area
from ayuntamiento.views.pantalla import Pantalla
from moderacion.permissions import NoSePuede
from sitio.texto import sin_controles, sin_saltos

from . import convocar
from .forms import DeDia
from .models import Clase, Convocatoria, Solicitud
from .permissions import puede_atender_el_buzon
from .views.marca import ES_VEZ, nueva_ficha

POR_PAGINA = 30
PLAZO = timedelta(days=3)
TITULO = "Peticiones a las áreas"
LA_DE_SIEMPRE = "¿Qué actos tendrá su área la próxima semana?"
YA_PASO = "Ese día ya pasó: elija hoy u otro que venga."
SE_PIDIO = "Se les pidió a {} áreas. Sus enlaces la ven en el buzón y les llega un correo."
SE_PIDIO_A_UNA = "Se le pidió a un área. Sus enlaces la ven en el buzón y les llega un correo."
YA_SE_HABIA_PEDIDO = "Esa petición ya se había enviado: es esta."
SE_RECORDO = "Se les recordó a {} áreas."
SE_RECORDO_A_UNA = "Se le recordó a un área."
NADIE_QUE_RECORDAR = "No queda a quién recordarle: respondieron, o ya se les recordó."
SE_CERRO = "Se cerró: las áreas ya no la ven."


class FormularioDePeticion(forms.ModelForm):
    """To all the áreas that are open, unless some are taken out."""

    vez = forms.CharField(required=False, widget=forms.HiddenInput)
    areas = forms.ModelMultipleChoiceField(
        label="A qué áreas",
        queryset=Area.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": convocar.NINGUNA},
    )

    class Meta:
        model = Convocatoria
        fields = ["pregunta", "clase", "limite", "detalle"]
        widgets = {"limite": DeDia(), "detalle": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "clase": "El formulario que se les abre al oprimir «Enviar».",
            "limite": "Un día antes se les recuerda por correo a las que falten.",
            "detalle": "Lo que haga falta aclarar. Puede quedar en blanco.",
        }
        error_messages = {"pregunta": {"required": "Escriba qué se les pregunta."}}

    field_order = ["pregunta", "clase", "limite", "detalle", "areas"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = Area.objects.filter(activa=True)

    def clean_vez(self):
        """One that was lost or is not ours is as good as none: the form is of another time."""
        vez = self.cleaned_data["vez"]
        return vez if re.fullmatch(ES_VEZ, vez) else nueva_ficha()

    def clean_pregunta(self):
        return sin_saltos(sin_controles(self.cleaned_data["pregunta"]))

    def clean_detalle(self):
        return sin_controles(self.cleaned_data["detalle"])

    def clean_limite(self):
        dia = self.cleaned_data["limite"]
        if dia < timezone.localdate():
            raise ValidationError(YA_PASO)
        return dia

    def clean(self):
        datos = super().clean()
        self.instance.vez = datos.get("vez", "")
        return datos


def _inicial():
    return {
        "vez": nueva_ficha(),
        "pregunta": LA_DE_SIEMPRE,
        "clase": Clase.ACTO,
        "limite": timezone.localdate() + PLAZO,
        "areas": Area.objects.filter(activa=True),
    }


class DeLaOficina(Pantalla):
    """Only for who attends the buzón."""

    def dispatch(self, request, *args, **kwargs):
        if not puede_atender_el_buzon(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DePeticiones(DeLaOficina):
    header_icon = "help"

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()
        if isinstance(self, Peticiones):
            return items
        return [*items[:-1], {"url": reverse("peticiones:lista"), "label": TITULO}, items[-1]]


class Peticiones(DePeticiones):
    """All of them, by their day, with how many have answered."""

    page_title = TITULO
    template_name = "buzon/peticiones.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        todas = Convocatoria.objects.con_cuenta().select_related("hecha_por")
        pagina = Paginator(todas, POR_PAGINA).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(pagina=pagina, **kwargs)


class Nueva(DePeticiones):
    page_title = "Nueva petición"
    template_name = "buzon/peticion_nueva.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", FormularioDePeticion(initial=_inicial()))
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        forma = FormularioDePeticion(request.POST)
        if not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        areas = forma.cleaned_data["areas"]
        try:
            una, nueva = convocar.convocar(
                convocatoria=forma.instance, areas=areas, por=request.user
            )
        except NoSePuede as motivo:
            forma.add_error("areas", str(motivo))
            return self.render_to_response(self.get_context_data(forma=forma))
        if nueva:
            messages.success(request, _contar(una.llamadas.count(), SE_PIDIO_A_UNA, SE_PIDIO))
        else:
            messages.warning(request, YA_SE_HABIA_PEDIDO)
        return redirect("peticiones:una", una.pk)


def _contar(cuantas, una, varias):
    return una if cuantas == 1 else varias.format(cuantas)


class DeUnaPeticion(DePeticiones):
    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.pk = pk

    @property
    def convocatoria(self):
        return get_object_or_404(Convocatoria.objects.select_related("hecha_por"), pk=self.pk)


class Una(DeUnaPeticion):
    """Who answered, with what; who has not; and who has nobody to read it."""

    template_name = "buzon/peticion.html"
    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        self.una = self.convocatoria
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.una.pregunta

    def get_context_data(self, **kwargs):
        enviadas = Prefetch("solicitudes", Solicitud.objects.enviadas().order_by("pk"))
        llamadas = self.una.llamadas.con_correo().select_related("area", "respondida_por")
        llamadas = list(llamadas.prefetch_related(enviadas))
        faltan = [una for una in llamadas if una.respondida is None]
        return super().get_context_data(
            convocatoria=self.una,
            respondieron=[una for una in llamadas if una.respondida],
            faltan=faltan,
            por_recordar=sum(_se_le_recuerda(una) for una in faltan),
            **kwargs,
        )


def _se_le_recuerda(llamada):
    """As `por_recordar` says it of those that wait."""
    return llamada.recordada is None and llamada.area.activa and llamada.le_llega


class VerboDePeticion(DeUnaPeticion):
    """A button; what was pressed is told in the same screen."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        una = self.convocatoria
        try:
            self.hacer(request, una)
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
        return redirect("peticiones:una", una.pk)


class Recordar(VerboDePeticion):
    page_title = "Recordar"

    def hacer(self, request, una):
        cuantas = convocar.recordar(convocatoria=una, por=request.user)
        if cuantas:
            messages.success(request, _contar(cuantas, SE_RECORDO_A_UNA, SE_RECORDO))
        else:
            messages.warning(request, NADIE_QUE_RECORDAR)


class Cerrar(VerboDePeticion):
    page_title = "Cerrar"

    def hacer(self, request, una):
        convocar.cerrar(convocatoria=una, por=request.user)
        messages.success(request, SE_CERRO)


class EnElMenu(MenuItem):
    def is_shown(self, request):
        return puede_atender_el_buzon(request.user)


def boton():
    url = reverse("peticiones:lista")
    return EnElMenu("Peticiones", url, name="peticiones", icon_name="help", order=106)
