"""The screens of the electoral ban: those there are, a new one with its rehearsal, lifting one."""

from collections import Counter
from contextlib import suppress
from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateTimeInput

from acervo.dos_personas.a_la_vez import SinPisar
from acervo.dos_personas.devuelto import es_devuelto
from moderacion import permissions
from moderacion.models import Veda
from moderacion.views import Pantalla
from sitio.models import Clase, Materia, Publicacion, especies
from sitio.texto import dia_y_hora

from . import veda

POR_PAGINA = 30
EJEMPLO = " Día, mes, año y hora: 04/04/2027 00:00."
SIN_HORA = " Sin hora, dura todo ese día."
UN_DIA = timedelta(days=1)
NO_ES_FECHA = "No se entiende esa fecha. Escríbala con día, mes, año y hora: 04/04/2027 00:00."
CAMBIO = "Cambió algo después de ver qué se ocultaría. Esto es lo que se ocultaría ahora."
SE_CERRO = "Esa veda ya terminó o se levantó: quedó como estaba."


class FinDeVeda(forms.DateTimeField):
    """A day without its hour is the whole of that day."""

    def to_python(self, value):
        dia = self._dia_solo(value)
        if dia is None:
            return super().to_python(value)
        return timezone.make_aware(datetime.combine(dia + UN_DIA, time()))

    def _dia_solo(self, value):
        """The day that was written, if it is one and says no hour."""
        if not isinstance(value, str):
            return None
        with suppress(ValidationError):
            return forms.DateField().clean(value.strip())
        return None


class FormularioDeVeda(SinPisar, WagtailAdminModelForm):
    """What stays is chosen; with nothing chosen, nothing stays."""

    materias = forms.MultipleChoiceField(
        label="Se quedan por su materia",
        choices=Materia.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    generos = forms.MultipleChoiceField(
        label="Se quedan por lo que son",
        choices=especies,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Las páginas informativas, las áreas, la portada y el aviso de emergencia "
        "siempre se quedan; el aviso, sin enlace a lo que se oculta. Revise lo que dicen.",
    )

    class Meta:
        model = Veda
        fields = ["desde", "hasta", "materias", "generos", "fundamento"]
        field_classes = {"hasta": FinDeVeda}
        widgets = {"desde": AdminDateTimeInput, "hasta": AdminDateTimeInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for campo in ("desde", "hasta"):
            self.fields[campo].help_text += EJEMPLO
            self.fields[campo].error_messages["invalid"] = NO_ES_FECHA
        self.fields["hasta"].help_text += SIN_HORA


class FormularioDeLevantar(forms.Form):
    motivo = forms.CharField(
        label="Por qué se levanta antes",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text="Queda en el historial con su nombre. Todo vuelve a la vista en este momento.",
        error_messages={"required": veda.SIN_MOTIVO},
    )


class PantallaDeVeda(Pantalla):
    """Only for who may decree one."""

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_vedar(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        lista = {"url": reverse("moderacion:vedas"), "label": "Veda electoral"}
        items = super().get_breadcrumbs_items()
        return items if isinstance(self, Vedas) else [*items[:-1], lista, items[-1]]


class Vedas(PantallaDeVeda):
    """All of them, the last first."""

    page_title = "Veda electoral"
    template_name = "moderacion/vedas.html"

    def get_context_data(self, **kwargs):
        todas = Veda.objects.select_related("por")
        pagina = Paginator(todas, POR_PAGINA).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(pagina=pagina, **kwargs)


class Decretar(PantallaDeVeda):
    """A form that is always rehearsed: only what was read that it would hide can be saved.

    What is confirmed is the seal of what was rehearsed: changed meanwhile, it is rehearsed again.
    """

    template_name = "moderacion/veda_forma.html"

    def get_page_title(self):
        return "Cambiar la veda" if self.veda.pk else "Nueva veda electoral"

    def setup(self, request, *args, pk=None, **kwargs):
        super().setup(request, *args, **kwargs)
        self.veda = get_object_or_404(Veda, pk=pk) if pk else Veda()
        if pk and not self.veda.abierta:
            raise Http404
        self.sello = self.veda.sello if pk else ""

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", FormularioDeVeda(instance=self.veda))
        contexto = super().get_context_data(veda=self.veda, **kwargs)
        contexto["media"] = contexto.get("media", forms.Media()) + kwargs["forma"].media
        return contexto

    def post(self, request, **kwargs):
        forma = FormularioDeVeda(request.POST, instance=self.veda)
        if es_devuelto(request) or not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        if request.POST.get("confirmada") != forma.instance.sello:
            return self.ensayar(forma)
        try:
            hecha = veda.decretar(veda=forma.instance, por=request.user, sello=self.sello)
        except ValidationError as motivo:
            forma.add_error(None, ValidationError(motivo.messages))
            return self.render_to_response(self.get_context_data(forma=forma))
        messages.success(request, f"Se guardó: {dicha(hecha)}.")
        return redirect("moderacion:vedas")

    def ensayar(self, forma):
        if "confirmada" in self.request.POST:
            messages.warning(self.request, CAMBIO)
        ensayo = ensayar(forma.instance, self.request.POST.get("ensayo"))
        forma = forma.ya_junta() if forma.distintos else forma
        return self.render_to_response(self.get_context_data(forma=forma, ensayo=ensayo))


def ensayar(una, numero):
    """What would leave the public's view: how many of each kind, the list in pages; what stays."""
    ocultas = veda.se_oculta(una)
    nombres = {**dict(Clase.choices), **dict(especies())}
    cuenta = Counter(ocultas.order_by().values_list("especie", flat=True))
    cuantas = sum(cuenta.values())
    return {
        "dicha": dicha(una),
        "sello": una.sello,
        "pagina": Paginator(ocultas, POR_PAGINA).get_page(numero),
        "cuantas": cuantas,
        "quedan": Publicacion.objects.publicas_sin_veda().count() - cuantas,
        "programadas": [
            (revision.object_str, dia_y_hora(revision.approved_go_live_at))
            for revision in veda.retendria(una)
        ],
        "por_especie": [(nombres.get(clave, clave), n) for clave, n in cuenta.most_common()],
    }


class Levantar(PantallaDeVeda):
    page_title = "Levantar la veda"
    template_name = "moderacion/veda_levantar.html"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.veda = get_object_or_404(Veda, pk=pk)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", FormularioDeLevantar())
        return super().get_context_data(veda=self.veda, dicha=dicha(self.veda), **kwargs)

    def post(self, request, **kwargs):
        forma = FormularioDeLevantar(request.POST)
        if es_devuelto(request) or not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        ocultaba = self.veda.estado() == "en vigor"
        try:
            veda.levantar(veda=self.veda, por=request.user, motivo=forma.cleaned_data["motivo"])
        except permissions.NoSePuede as motivo:
            messages.error(request, str(motivo))
        else:
            que = "todo volvió a la vista" if ocultaba else "ya no va a empezar"
            messages.success(request, f"Se levantó la veda: {que}.")
        return redirect("moderacion:vedas")


def dicha(una):
    """«veda electoral desde el 4 de abril a las 0:00 hasta el 8 de junio a las 0:00»."""
    dicha = f"veda electoral desde el {dia_y_hora(una.desde)} hasta el {dia_y_hora(una.hasta)}"
    fin = timezone.localtime(una.hasta)
    ultimo = date_format(fin - UN_DIA, r"j \d\e F")
    return dicha if fin.time() != time() else f"{dicha}, cuando acaba el {ultimo}"
