"""The screen of what was brought back of an act, or of one of its dates."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from agenda_publica.views import DeUnCompromiso

from . import lo_hecho, traido

A_ELEGIR = 12
EN_BORRADOR = "{} (en borrador)"


class Hechas(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return EN_BORRADOR.format(obj) if obj.en_borrador else str(obj)


class FormularioDeCobertura(forms.Form):
    """The checklist of an act: what is marked is done."""

    hechas = Hechas(
        queryset=None, label="Ya está", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, coberturas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hechas"].queryset = coberturas.select_related("publicacion")
        self.initial["hechas"] = [c.pk for c in self.fields["hechas"].queryset if c.esta]


class FormularioDeUnaFecha(forms.Form):
    """The checklist of one date of what has several."""

    original = forms.DateTimeField(widget=forms.HiddenInput)
    hechas = forms.MultipleChoiceField(
        label="Ya está", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, cita, citas, **kwargs):
        super().__init__(*args, **kwargs)
        traido, suyas = cita.traido(), cita.coberturas()
        pedidas = {c.tipo: str(c) for c in cita.compromiso.coberturas.all()}
        en_borrador = [c for c in suyas if c.original and c.en_borrador and c.tipo not in traido]
        pedidas |= {c.tipo: EN_BORRADOR.format(c) for c in en_borrador}
        self.fields["hechas"].choices = pedidas.items()
        self.citas = citas
        self.initial = {"original": cita.original.isoformat(), "hechas": list(traido)}

    def clean_original(self):
        original = self.cleaned_data["original"]
        if not self.citas.filter(original=original).exists():
            raise ValidationError("El acto ya no tiene esa fecha: elija otra.")
        return original


class Cubrir(DeUnCompromiso):
    """What was brought back of the act."""

    page_title, boton = "Qué se cubrió", "Guardar"
    pregunta = "Marque lo que ya está. Lo que se publicó desde aquí se marca solo."
    template_name = "agenda_publica/cubrir.html"

    @cached_property
    def cita(self):
        """That which is asked about; else the last that has begun, or the first."""
        citas = self.compromiso.citas.con_lo_traido()
        return self.pedida(citas) or citas.la_ultima()

    def get_context_data(self, **kwargs):
        cita = self.cita if self._es_de_varias() else None
        hechos = lo_hecho.dichos(self.compromiso, cita and cita.original)
        return super().get_context_data(cita=cita, otras=self._otras(), hechos=hechos, **kwargs)

    def _es_de_varias(self):
        return self.cita is not None and self.cita.de_varias

    def _otras(self):
        """The last that have begun, the latest first."""
        if not self._es_de_varias():
            return []
        pasadas = self.compromiso.citas.empezadas().reverse()
        return [c for c in pasadas[:A_ELEGIR] if c.pk != self.cita.pk]

    def forma(self, datos=None):
        if self._es_de_varias():
            return FormularioDeUnaFecha(datos, cita=self.cita, citas=self.compromiso.citas)
        return FormularioDeCobertura(datos, coberturas=self.compromiso.coberturas.all())

    def hacer(self, forma):
        suyo, hechas = {"compromiso": self.compromiso}, forma.cleaned_data["hechas"]
        suyo["por"] = self.request.user
        if self._es_de_varias():
            original = forma.cleaned_data["original"]
            traido.cubrir_fecha(**suyo, original=original, tipos=hechas)
        else:
            traido.cubrir(**suyo, hechas=hechas)
        return f"Se guardó lo que se cubrió de «{self.compromiso}»."
