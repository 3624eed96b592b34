"""A decision as the tray sends it."""

import re

from django import forms
from django.core.exceptions import ValidationError

from sitio.texto import sin_controles

SENA = re.compile(r"(\d{1,18})-(\d{1,18})")
ROTA = "La bandeja se cortó al llegar: ábrala otra vez y decida."
FALTA_NOTA = "Escriba qué hay que corregir: la nota llega a quien redactó."
FALTA_MOTIVO = "Escriba por qué no puede esperar a otra persona: queda en el libro."


LARGO_DE_LA_NOTA = 4000
LARGA = (
    "La nota tiene %(show_value)d caracteres y caben %(limit_value)d: acórtela y envíela otra vez."
)


class CampoDeNota(forms.CharField):
    """Counted as its box counts it: a line break is one character, and controls are none."""

    def to_python(self, value):
        return sin_controles(super().to_python(value).replace("\r\n", "\n"))


class Decision(forms.Form):
    """What is done with which text: `sena` is «task state-revision»."""

    sena = forms.CharField(error_messages={"required": ROTA})
    accion = forms.CharField(error_messages={"required": "Elija qué hacer: aprobar o devolver."})
    nota = CampoDeNota(
        required=False,
        max_length=LARGO_DE_LA_NOTA,
        error_messages={"max_length": LARGA},
    )
    sobre = forms.CharField(required=False, max_length=300)

    def clean_sena(self):
        partes = SENA.fullmatch(self.cleaned_data["sena"])
        if partes is None:
            raise ValidationError(ROTA)
        return partes

    def clean(self):
        datos = super().clean()
        if partes := datos.pop("sena", None):
            datos["estado"], datos["revision"] = int(partes[1]), int(partes[2])
        falta = {"devolver": FALTA_NOTA, "urgente": FALTA_MOTIVO}.get(datos.get("accion"))
        if falta and "nota" not in self.errors and not datos["nota"]:
            self.add_error("nota", falta)
        return datos
