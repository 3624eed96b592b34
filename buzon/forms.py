"""What an enlace is asked: the least, by kind. A draft may lack anything."""

from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from sitio.texto import sin_controles

from .models import Clase, Solicitud

YA_PASO = "Ese día ya pasó: si ya se hizo, envíelo como informe."
YA_PASO_LA_HORA = "Hoy ya pasó esa hora: si ya se hizo, envíelo como informe."
AL_REVES = "Termina antes de empezar: corrija las horas."
SIN_FOTOS = "Agregue al menos una fotografía."


class DeDia(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class DeHora(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", **kwargs)


class FormularioDeSolicitud(forms.ModelForm):
    """One for each kind, below: what it asks is what it names."""

    clase = None
    para = ""
    obligatorios = ("titulo",)
    rotulos = {}
    ayudas = {}

    class Meta:
        model = Solicitud
        fields = []
        widgets = {
            "para_cuando": DeDia(),
            "hora": DeHora(),
            "hora_fin": DeHora(),
            "texto": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args, fotos=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.fotos = fotos
        self.use_required_attribute = False  # a draft may lack it: the answer says what is missing
        for nombre, campo in self.fields.items():
            campo.required = nombre in self.obligatorios
            campo.label = self.rotulos.get(nombre, campo.label)
            campo.help_text = self.ayudas.get(nombre, "")
            campo.de_fotos = nombre in DE_FOTOS
            if nombre in FALTA:
                campo.error_messages["required"] = FALTA[nombre]

    @property
    def lo_dicho(self):
        """Its fields without those of the photographs, which go beside the files."""
        return [campo for campo in self if not campo.field.de_fotos]

    @property
    def de_fotos(self):
        return [campo for campo in self if campo.field.de_fotos]

    def como_se_lee(self):
        """{field: what it says, as a browser would send it}."""
        return {campo.name: _como_se_lee(campo) for campo in self}

    def en_palabras(self, salvo=()):
        """[(how a box is called, what it says, what it lacks)], of those that are not blank or
        should not be; of a form that was filled in."""
        self.full_clean()
        suyos = [campo for campo in self.visible_fields() if campo.name not in salvo]
        dichos = [(campo, self.cleaned_data.get(campo.name) or campo.value()) for campo in suyos]
        todos = [(c.label, _en_palabras(valor), c.errors) for c, valor in dichos]
        return [dicho for dicho in todos if any(dicho[1:])]

    def clean(self):
        datos = super().clean()
        for nombre, valor in datos.items():
            if isinstance(valor, str):
                datos[nombre] = sin_controles(valor)
        desde, hasta = datos.get("hora"), datos.get("hora_fin")
        if desde and hasta and hasta <= desde:
            self.add_error("hora_fin", AL_REVES)
        return datos


def _en_palabras(valor):
    if isinstance(valor, date):
        return date_format(valor, r"l j \d\e F \d\e Y")
    if isinstance(valor, time):
        return f"{valor:%H:%M}"
    return "Sí" if valor is True else valor or ""


def _como_se_lee(campo):
    widget, valor = campo.field.widget, campo.value()
    if isinstance(widget, forms.CheckboxInput):
        return "on" if valor else ""
    return widget.format_value(valor) or ""


FALTA = {
    "titulo": "Escriba qué es, en una línea.",
    "texto": "Escriba qué hay que contar: con dos frases basta.",
    "para_cuando": "Diga qué día.",
    "hora": "Diga a qué hora empieza.",
}
DE_FOTOS = ("credito", "menores")
ROTULOS_DE_FOTOS = {
    "credito": "Quién tomó las fotografías",
    "menores": "En las fotografías se reconoce a niñas, niños o adolescentes",
}


class DeActo(FormularioDeSolicitud):
    clase = Clase.ACTO
    para = "Algo que va a haber, con día y hora."
    obligatorios = ("titulo", "para_cuando", "hora")
    rotulos = {
        "titulo": "Qué acto es",
        "para_cuando": "Qué día",
        "hora": "Empieza",
        "hora_fin": "Termina",
        "lugar": "Dónde",
        "asisten": "Quiénes asisten",
        "texto": "De qué se trata",
        "contacto": "Con quién hablar ese día",
        **ROTULOS_DE_FOTOS,
    }
    ayudas = {
        "titulo": "«Inauguración de la calle Hidalgo».",
        "asisten": "Quién preside y quién más va, con su cargo.",
        "contacto": "Nombre y teléfono. No se publica.",
    }

    class Meta(FormularioDeSolicitud.Meta):
        fields = [
            *("titulo", "para_cuando", "hora", "hora_fin", "lugar"),
            *("asisten", "texto", "contacto", *DE_FOTOS),
        ]

    def clean_para_cuando(self):
        dia = self.cleaned_data["para_cuando"]
        estaba = self.instance.pk and self.instance.para_cuando == dia
        if dia and dia < timezone.localdate() and not estaba:
            raise ValidationError(YA_PASO)
        return dia

    def clean(self):
        datos = super().clean()
        cuando, ahora = (datos.get("para_cuando"), datos.get("hora")), timezone.localtime()
        estaba = self.instance.pk and (self.instance.para_cuando, self.instance.hora) == cuando
        minuto = ahora.time().replace(second=0, microsecond=0)
        if cuando[1] and cuando[0] == ahora.date() and cuando[1] < minuto and not estaba:
            self.add_error("hora", YA_PASO_LA_HORA)
        return datos


class DeAviso(FormularioDeSolicitud):
    clase = Clase.AVISO
    para = "Algo que la gente debe saber."
    obligatorios = ("titulo", "texto", "para_cuando")
    rotulos = {
        "titulo": "Qué se avisa",
        "texto": "Qué debe saber la gente",
        "para_cuando": "Desde qué día debe saberse",
        "lugar": "En qué lugares",
        "contacto": "Con quién se aclara",
        **ROTULOS_DE_FOTOS,
    }
    ayudas = {
        "titulo": "«Corte de agua en la colonia Centro».",
        "contacto": "Nombre y teléfono. No se publica si no lo dice en el texto.",
    }

    class Meta(FormularioDeSolicitud.Meta):
        fields = ["titulo", "texto", "para_cuando", "lugar", "contacto", *DE_FOTOS]


class DeInforme(FormularioDeSolicitud):
    clase = Clase.INFORME
    para = "Algo que ya se hizo."
    obligatorios = ("titulo", "texto")
    rotulos = {
        "titulo": "Qué se hizo",
        "texto": "Cuéntelo: qué, cuándo, dónde, para cuánta gente",
        "para_cuando": "Si urge, para qué día",
        "lugar": "Dónde",
        "asisten": "Quiénes estuvieron",
        "contacto": "Con quién se aclara",
        **ROTULOS_DE_FOTOS,
    }
    ayudas = {"titulo": "«Se entregaron 120 lentes en la primaria Benito Juárez»."}

    class Meta(FormularioDeSolicitud.Meta):
        fields = ["titulo", "texto", "lugar", "asisten", "para_cuando", "contacto", *DE_FOTOS]


class DeFotografias(FormularioDeSolicitud):
    clase = Clase.FOTOGRAFIAS
    para = "De un acto o una obra, con quién sale."
    rotulos = {
        "titulo": "De qué son",
        "texto": "Quiénes salen y qué pasa",
        "para_cuando": "Si urge, para qué día",
        "lugar": "Dónde se tomaron",
        **ROTULOS_DE_FOTOS,
    }
    ayudas = {"titulo": "«Jornada de vacunación en Los Fresnos»."}

    class Meta(FormularioDeSolicitud.Meta):
        fields = ["titulo", "texto", "lugar", *DE_FOTOS, "para_cuando"]

    def clean(self):
        datos = super().clean()
        if not self.fotos:
            self.add_error(None, SIN_FOTOS)
        return datos


FORMULARIOS = {forma.clase: forma for forma in (DeActo, DeAviso, DeInforme, DeFotografias)}


def lo_guardado(solicitud):
    """{field: what its form says now}: what was typed and kept, or what was sent."""
    forma = FORMULARIOS[solicitud.clase]
    return forma(instance=solicitud, initial=solicitud.escrito).como_se_lee()


class FormularioDeMensaje(forms.Form):
    texto = forms.CharField(
        label="Qué se contesta",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Escriba la respuesta."},
    )

    def clean_texto(self):
        return sin_controles(self.cleaned_data["texto"])
