"""What the office is asked when it does something with a solicitud."""

from django import forms
from django.core.exceptions import ValidationError

from buzon import permissions, recibos, unir
from sitio.texto import sin_controles

LARGO = 2000
FALTA_LA_OTRA = "Elija con cuál se une, o escriba su recibo."
SIN_RECIBO = "No hay ninguna con ese recibo que siga abierta o que ya se haya aceptado."
OTRA = "otra"


class FormularioVisto(forms.Form):
    """What the screen said when it was read."""

    lo_visto = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class FormularioDeTexto(FormularioVisto):
    """With something that is written; what is asked depends on what it is for."""

    texto = forms.CharField(max_length=LARGO, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args, rotulo, ayuda, falta, **kwargs):
        super().__init__(*args, **kwargs)
        campo = self.fields["texto"]
        campo.label, campo.help_text = rotulo, ayuda
        campo.error_messages["required"] = falta

    def clean_texto(self):
        return sin_controles(self.cleaned_data["texto"].replace("\r\n", "\n"))


class FormularioDeAsignar(FormularioVisto):
    a = forms.ModelChoiceField(
        label="Quién la atiende",
        queryset=None,
        required=False,
        empty_label="Nadie todavía",
        error_messages={"invalid_choice": "Esa persona no atiende el buzón: elija a otra."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["a"].queryset = permissions.quienes_atienden()


class FormularioDeBusqueda(forms.Form):
    buscar = forms.CharField(label="Buscar otra", max_length=100, required=False)

    @classmethod
    def en(cls, datos):
        """(the form, what is searched; blank, of nonsense)."""
        forma = cls(datos)
        return forma, forma.cleaned_data["buscar"] if forma.is_valid() else ""


class FormularioDeUnir(FormularioVisto):
    """With one of those that seem the same, or with another by its receipt."""

    con = forms.ChoiceField(label="Con cuál", required=False, widget=forms.RadioSelect)
    recibo = forms.CharField(
        label="O su recibo", max_length=40, required=False, help_text="«B-2026-0014»."
    )

    def __init__(self, *args, solicitud, buscar="", **kwargs):
        super().__init__(*args, **kwargs)
        self.elegibles = unir.elegibles(solicitud)
        dichas = [(str(una.pk), _en_palabras(una)) for una in unir.posibles(solicitud, buscar)]
        self.fields["con"].choices = dichas
        if not dichas:
            del self.fields["con"]
            self.fields["recibo"].label = "Recibo de la otra"

    def clean(self):
        datos = super().clean()
        dicho = sin_controles(datos.get("recibo", "")).strip()
        if not (dicho or datos.get("con")):
            raise ValidationError(FALTA_LA_OTRA)
        hallada = self._por_recibo(dicho) if dicho else self.elegibles.filter(pk=datos["con"])
        datos["otra"] = hallada.first()
        if datos["otra"] is None:
            self.add_error("recibo", SIN_RECIBO)
        return datos

    def _por_recibo(self, dicho):
        suyo = recibos.leer(dicho)
        hallada = self.elegibles.filter(**suyo) if suyo else self.elegibles.none()
        return hallada.order_by("-ejercicio")


def _en_palabras(una):
    return f"{una.recibo}, de {una.area}: {una}"
