"""What the agenda asks of people."""

from contextlib import suppress
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from acervo.dos_personas.hijos import ConHijos
from sitio.texto import sin_controles

from . import estados
from .asistencia import ENTRADAS
from .de_pared import NO_EXISTE, DePared, por_teclear, se_salta
from .fechas import ZONA
from .models import Modalidad, MotivoPublico, Prioridad
from .repetir import repeticion
from .repetir.repeticion import Cada
from .repetir.traslado import ConSerie

ZONAS = [
    ("", "La del municipio"),
    ("America/Mexico_City", "Centro (Ciudad de México)"),
    ("America/Cancun", "Sureste (Cancún)"),
    ("America/Mazatlan", "Pacífico (Mazatlán, La Paz)"),
    ("America/Hermosillo", "Sonora (Hermosillo)"),
    ("America/Tijuana", "Noroeste (Tijuana, Mexicali)"),
    ("America/Ciudad_Juarez", "Ciudad Juárez"),
    ("America/Ojinaga", "Ojinaga"),
    ("America/Matamoros", "Frontera noreste (Matamoros, Reynosa, Nuevo Laredo)"),
]
NO_SE_CANCELA = (
    "Dice por qué, pero no que se cancele: marque «Ese día se cancela», o deje esto en blanco."
)
FALTA_DECIR = "Elija qué se le dice a la gente: el acto tiene página."
YA_SE_LEYO = "La gente ya leyó esa fecha: cancélela y diga por qué."
SIN_REPETIRSE = "Diga también cada cuánto se repite, o deje esto en blanco."
HASTA_O_VECES = "Diga hasta cuándo o cuántas veces, no las dos cosas."


class FormularioDeCompromiso(ConSerie, DePared, ConHijos, WagtailAdminModelForm):
    """The internal record; its repetition is asked in words and kept as a rule."""

    cada = forms.ChoiceField(
        label="Se repite",
        choices=Cada.choices,
        required=False,
        error_messages={"invalid_choice": "Elija de la lista cada cuánto se repite."},
    )
    repite_hasta = forms.DateField(
        label="Hasta el", required=False, widget=AdminDateInput, help_text="En blanco, sin fin."
    )
    veces = forms.IntegerField(label="O tantas veces", required=False, min_value=2, max_value=366)
    zona = forms.ChoiceField(
        label="Hora de",
        required=False,
        choices=ZONAS,
        error_messages={"invalid_choice": ZONA},
        help_text="Todas las horas de este registro se escriben en la hora de ese lugar.",
    )

    se_repite_hasta = None  # where that is not the day that was written

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        leida = repeticion.leer(
            self.instance.regla, self.initial.get("inicio"), self.instance.en_su_zona()
        )
        self.initial.update(leida)
        self.fields["regla"].required = False
        _sin_cortar(self.fields["titulo"])
        suya = self.instance.zona
        if suya and suya not in dict(ZONAS):  # it came from another calendar
            self.fields["zona"].choices = [*ZONAS, (suya, suya)]
        if leida["cada"] != Cada.OTRA:
            self.fields["cada"].choices = [c for c in Cada.choices if c[0] != Cada.OTRA]

    def clean(self):
        datos = self.cleaned_data
        if datos.get("repite_hasta") and datos.get("veces"):
            self.add_error("veces", HASTA_O_VECES)
        elif campo := self._sin_que_se_repita(datos):
            self.add_error(campo, SIN_REPETIRSE)
        elif datos.get("inicio") and "cada" in datos:
            self._escribir_la_regla(datos)
        datos = super().clean()
        formset = self.formsets.get("sesiones")
        for forma in self.sueltas() if formset and formset.is_valid() else ():
            self._exigir_que_se_diga(forma)
        return datos

    def _exigir_que_se_diga(self, forma):
        """Why a date alone is off, of what people may read; what they have read is not undone."""
        fila, tocada = forma.instance, {"cancelada", "motivo_publico"} & {*forma.changed_data}
        if tocada and fila.motivo_publico and not fila.cancelada:
            forma.add_error("motivo_publico", NO_SE_CANCELA)
        if not self.instance.acto_id:
            return
        if tocada and fila.cancelada and not fila.motivo_publico:
            forma.add_error("motivo_publico", FALTA_DECIR)
        if fila.excluida and "excluida" in forma.changed_data and self._se_leyo(fila.original):
            forma.add_error("excluida", YA_SE_LEYO)

    def _se_leyo(self, original):
        acto = self.instance.acto
        return acto.live and acto.ocurrencias.filter(original=original).exists()

    def _previa(self):
        """The rule that it had, if it is not new."""
        if not self.instance.pk:
            return None
        zona = self.instance.en_su_zona()
        inicio = por_teclear(self.instance.inicio, zona)
        return repeticion.Previa(self.instance.regla, inicio, zona)

    @staticmethod
    def _sin_que_se_repita(datos):
        """The field that says until when, of what does not repeat."""
        if datos.get("cada", True):
            return None
        return next((campo for campo in ("repite_hasta", "veces") if datos.get(campo)), None)

    def _escribir_la_regla(self, datos):
        """Of what was there, the day on which it begins may be one that its rule does not give."""
        inicio, previa = datos["inicio"], self._previa()
        try:
            datos["regla"] = regla = repeticion.escribir(
                cada=datos["cada"],
                inicio=inicio,
                hasta=datos.get("repite_hasta"),
                veces=datos.get("veces"),
                previa=previa,
            )
            era = previa and (previa.regla, previa.inicio)
            if regla and era != (regla, inicio):
                repeticion.exigir_que_empiece(regla, inicio)
            dice = repeticion.leer(regla, inicio)["repite_hasta"]
            self.se_repite_hasta = dice if dice != datos.get("repite_hasta") else None
        except ValidationError as error:
            self.add_error(None, error)


def _sin_cortar(*campos):
    """What is too long is told, with how much fits; a browser that cuts it says nothing."""
    for campo in campos:
        campo.widget.attrs.pop("maxlength", None)
        campo.widget.attrs |= {"data-cuenta": campo.max_length, "data-cabe": ""}


class FormularioDePaso(forms.Form):
    """Why a record passes to another state, and what people are told."""

    motivo = forms.CharField(
        label="Por qué",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text="Queda en el registro; no se publica.",
    )
    motivo_publico = forms.ChoiceField(
        label="Lo que se dice a la gente",
        choices=[("", "Elija uno"), *MotivoPublico.choices],
        required=False,
    )

    def __init__(self, *args, a, tiene_pagina, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motivo"].required = a in estados.CON_MOTIVO
        if not (tiene_pagina and a in estados.SE_DICEN):
            del self.fields["motivo_publico"]
        else:
            self.fields["motivo_publico"].required = True

    def clean_motivo(self):
        return sin_controles(self.cleaned_data["motivo"])


class FormularioPublicar(forms.Form):
    """What the page says and the record does not: its title for people, above all."""

    titulo = forms.CharField(
        label="Título para la gente",
        max_length=200,
        help_text="Lo que se puede saber: «Reunión privada», si no se dice más.",
    )
    resumen = forms.CharField(
        label="De qué se trata, en una frase",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    modalidad = forms.ChoiceField(
        label="Modalidad",
        choices=[("", "Elija una"), *Modalidad.choices],
        error_messages={"required": "Elija qué clase de acto es."},
    )
    entrada_libre = forms.TypedChoiceField(
        label="Entrada",
        choices=ENTRADAS,
        required=False,
        coerce=lambda dicha: dicha == "True",
        empty_value=None,
        help_text="Si no lo sabe, no se dice nada de la entrada.",
        error_messages={"invalid_choice": "Elija de la lista cómo es la entrada."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _sin_cortar(self.fields["titulo"], self.fields["resumen"])

    def clean_titulo(self):
        return sin_controles(self.cleaned_data["titulo"])

    def clean_resumen(self):
        return sin_controles(self.cleaned_data["resumen"])


class DeFecha(forms.DateInput):
    """The telephone's own: it fits the thumb, and needs no script."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Cual(forms.DateTimeField):
    """Which date; nonsense is none that there is."""

    widget = forms.HiddenInput

    def clean(self, value):
        with suppress(ValidationError):
            return super().clean(value)
        return None


class FormularioDeMover(forms.Form):
    """Which date, where it was seen, and where it goes.

    Its hour is that of where the act is held; the board, whose hours are those of the town, sends
    the same without `alla`.
    """

    original = Cual()
    visto = forms.DateTimeField(widget=forms.HiddenInput, required=False)
    alla = forms.BooleanField(widget=forms.HiddenInput, required=False)
    dia = forms.DateField(label="Día", widget=DeFecha)
    hora = forms.TimeField(label="Hora", widget=forms.TimeInput({"type": "time"}, "%H:%M"))

    def __init__(self, *args, cita, compromiso, escrito=None, **kwargs):
        """`escrito`, the moment that was typed for where it goes; else it is shown where it is."""
        super().__init__(*args, **kwargs)
        self.zona = compromiso.en_su_zona()
        if compromiso.hora_de:
            self.fields["hora"].help_text = f"Es la {compromiso.hora_de}."
        if cita is None and not self.is_bound:
            self.fields.clear()
        elif cita:
            local = (escrito or cita.inicio).astimezone(self.zona)
            esta = {"original": cita.original.isoformat(), "visto": cita.inicio.isoformat()}
            self.initial = {**esta, "alla": True, "dia": local.date(), "hora": local.time()}

    def clean(self):
        datos = super().clean()
        if not self.errors:
            momento = datetime.combine(datos.pop("dia"), datos.pop("hora"))
            zona = self.zona if datos.pop("alla") else timezone.get_default_timezone()
            if se_salta(momento, zona):
                self.add_error("hora", NO_EXISTE)
            datos["inicio"] = momento.replace(tzinfo=zona)
        return datos


class FormularioDeLeido(forms.Form):
    """What the screen said when it was read."""

    leido = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class FormularioDePrioridad(forms.Form):
    """How important it is; `vista` and `leido`, what was read of it and of its reason."""

    vista = forms.ChoiceField(choices=Prioridad.choices, required=False, widget=forms.HiddenInput)
    prioridad = forms.ChoiceField(label="Prioridad", choices=Prioridad.choices)
    leido = forms.CharField(widget=forms.HiddenInput, required=False)
    por_que = forms.CharField(label="Por qué", max_length=200, required=False)

    def clean_por_que(self):
        return sin_controles(self.cleaned_data["por_que"])
