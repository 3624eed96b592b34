"""The quick form: a week pasted as it was sent, corrected line by line, and then written."""

from datetime import datetime

from django import forms
from django.db import transaction
from django.forms import formset_factory
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from ayuntamiento.models import Funcionario, Sede
from sitio.texto import sin_controles

from . import actions
from .dictado import RENGLONES, Oido
from .fechas import AL_REVES
from .forms import DeFecha
from .models import Compromiso, Papel, Presente
from .views import DeLaAgenda

VACIO = "Pegue al menos un renglón."
NINGUNO = "No marcó ninguno: elija los que quiere anotar."


class FormularioDeDictado(forms.Form):
    texto = forms.CharField(
        label="Renglones",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Un acto por renglón: «Jueves 26, 11:00, inauguración de la calle Hidalgo, "
        "preside la presidenta municipal». Un renglón con solo el día vale para los que siguen.",
        error_messages={"required": VACIO},
    )

    def clean_texto(self):
        return self.cleaned_data["texto"].replace("\x00", "")


class FormularioDePropuesta(forms.Form):
    """A line as it was understood, to be corrected; what is not marked is not written."""

    anotar = forms.BooleanField(label="Anotar", required=False, initial=True)
    dicho = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)
    titulo = forms.CharField(label="Qué es", max_length=255)
    dia = forms.DateField(label="Día", widget=DeFecha)
    hora = forms.TimeField(label="Empieza", widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    hora_fin = forms.TimeField(
        label="Termina", required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    sede = forms.ModelChoiceField(
        Sede.objects.all(), label="Sede", required=False, empty_label="Ninguna de la lista"
    )
    lugar = forms.CharField(label="Dónde", max_length=120, required=False)
    preside = forms.ModelChoiceField(
        Funcionario.objects.all(),
        label="Preside",
        required=False,
        empty_label="Nadie, o no se sabe",
    )

    def full_clean(self):
        """What is not to be written may stay as it is, doubtful or blank."""
        if self.is_bound and not self.data.get(self.add_prefix("anotar")):
            for campo in self.fields.values():
                campo.required = False
        super().full_clean()

    def clean(self):
        datos = super().clean()
        if datos.get("hora") and datos.get("hora_fin") and datos["hora_fin"] <= datos["hora"]:
            self.add_error("hora_fin", AL_REVES)
        return datos

    def compromiso(self, por):
        """Its record, unsaved."""
        datos = self.cleaned_data
        fin = datos["hora_fin"]
        compromiso = Compromiso(
            titulo=sin_controles(datos["titulo"]),
            inicio=_momento(datos["dia"], datos["hora"]),
            fin=_momento(datos["dia"], fin) if fin else None,
            sede=datos["sede"],
            lugar=sin_controles(datos["lugar"]),
            creado_por=por,
        )
        if datos["preside"]:
            presente = Presente(funcionario=datos["preside"], papel=Papel.PRESIDE)
            compromiso.presentes = [presente]
        return compromiso


def _momento(dia, hora):
    return timezone.make_aware(datetime.combine(dia, hora))


Propuestas = formset_factory(
    FormularioDePropuesta, extra=0, max_num=RENGLONES, absolute_max=RENGLONES
)


class Dictar(DeLaAgenda):
    """Text first; then what was understood; nothing is written unseen."""

    page_title = "Anotar varios"
    header_icon = "edit"
    template_name = "agenda_publica/dictar.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", FormularioDeDictado())
        return super().get_context_data(**kwargs)

    def post(self, request, **kwargs):
        if "form-TOTAL_FORMS" in request.POST:
            return self._anotar(Propuestas(request.POST))
        forma = FormularioDeDictado(request.POST)
        propuestas = self._entender(forma) if forma.is_valid() else None
        return self.render_to_response(self.get_context_data(forma=forma, propuestas=propuestas))

    def _entender(self, forma):
        oido = Oido(
            hoy=timezone.localdate(),
            sedes=Sede.objects.all(),
            funcionarios=Funcionario.objects.en_funciones(),
        )
        dichas = oido.leer(forma.cleaned_data["texto"])
        if not dichas:
            forma.add_error("texto", VACIO)
            return None
        propuestas = Propuestas(initial=[_inicial(dicha) for dicha in dichas])
        for una, dicha in zip(propuestas, dichas, strict=True):
            una.dudas = dicha.dudas
        return propuestas

    def _anotar(self, propuestas):
        if not propuestas.is_valid():
            return self.render_to_response(self.get_context_data(propuestas=propuestas))
        elegidas = [una for una in propuestas if una.cleaned_data.get("anotar")]
        if not elegidas:
            messages.error(self.request, NINGUNO)
            return self.render_to_response(self.get_context_data(propuestas=propuestas))
        with transaction.atomic():
            for una in elegidas:
                compromiso = una.compromiso(self.request.user)
                compromiso.save()
                actions.guardar(compromiso=compromiso, por=self.request.user)
        cuantos = len(elegidas)
        messages.success(
            self.request, "Se anotó un acto." if cuantos == 1 else f"Se anotaron {cuantos} actos."
        )
        dia = min(una.cleaned_data["dia"] for una in elegidas)
        return redirect(f"{reverse('agenda:tablero')}?dia={dia:%Y-%m-%d}")


def _inicial(dicha):
    campos = ("titulo", "dia", "hora", "hora_fin", "sede", "lugar", "preside")
    return {"dicho": dicha.texto, "anotar": True, **{c: getattr(dicha, c) for c in campos}}
