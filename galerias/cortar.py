"""The screen where a piece of an audio is cut: chosen, heard, asked for, and waited for."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.models import model_to_dict
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from acervo.grabacion import sondeo
from acervo.grabacion.cortar import SIN_FFMPEG
from acervo.grabacion.cortes import pedir_corte
from acervo.models import Multimedia
from acervo.permissions import puede_cortar
from ayuntamiento.views.pantalla import Pantalla
from sitio.datos import exacto

from .tiempos import Momento

MENOR = 0.5  # seconds
CUANTOS = 20
AL_REVES = "Termina antes de empezar: corrija uno de los dos."
CORTO = "Es menos de medio segundo: elija un tramo más largo."
PASADO = "El audio dura {}: elija un final que no pase de ahí."
FUNDIDOS = "Los dos fundidos duran más que el corte: acórtelos."
PEDIDO = "Se está cortando «{}». Cuando esté listo aparece aquí abajo."
REPETIDO = "Ese corte ya se había pedido: es «{}», aquí abajo."


def _fundido(etiqueta):
    numero = forms.NumberInput({"step": "0.1", "min": "0", "max": "10"})
    return forms.FloatField(
        label=etiqueta, min_value=0, max_value=10, initial=0.3, widget=numero, help_text="Segundos"
    )


class FormularioDeCorte(forms.Form):
    """The limits, within what the audio lasts, and how it comes in and goes out."""

    titulo = forms.CharField(label="Título del corte", max_length=200)
    desde = Momento(label="Empieza")
    hasta = Momento(label="Termina")
    entra = _fundido("Fundido de entrada")
    sale = _fundido("Fundido de salida")

    def __init__(self, *args, dura=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.dura = dura
        self.fields["desde"].initial = 0
        self.fields["hasta"].initial = dura

    def clean_hasta(self):
        """What is painted of its end may be a tenth beyond it."""
        hasta = self.cleaned_data["hasta"]
        if not self.dura or hasta <= self.dura:
            return hasta
        if hasta >= self.dura + 0.1:
            raise ValidationError(PASADO.format(exacto(self.dura)))
        return round(self.dura, 3)

    def clean(self):
        datos = super().clean()
        if not sondeo.hay():
            raise ValidationError(SIN_FFMPEG)
        if not self.errors:
            self._exigir_tramo(datos["hasta"] - datos["desde"], datos["entra"] + datos["sale"])
        return datos

    def _exigir_tramo(self, dura, fundidos):
        if dura <= 0:
            self.add_error("hasta", ValidationError(AL_REVES))
        elif dura < MENOR:
            self.add_error("hasta", ValidationError(CORTO))
        elif fundidos > dura:
            self.add_error("sale", ValidationError(FUNDIDOS))


class Otra(forms.Form):
    """Which of the pieces of a recording is to be tried again; nonsense is as if none was."""

    corte = forms.ModelChoiceField(None, required=False)

    def __init__(self, *args, cortes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["corte"].queryset = cortes

    def limites(self):
        """What its form said."""
        self.is_valid()
        elegido = self.cleaned_data.get("corte")
        return model_to_dict(elegido, FormularioDeCorte.base_fields) if elegido else {}


class Cortar(Pantalla):
    """Painted on GET; on POST the piece is asked for, and made in the queue."""

    page_title = "Cortar"
    header_icon = "microfono"
    template_name = "galerias/cortar.html"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.original = get_object_or_404(Multimedia, pk=pk)
        if self.original.type != "audio":
            raise Http404

    def dispatch(self, request, *args, **kwargs):
        if not puede_cortar(request.user, self.original):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.original.title

    def get_context_data(self, **kwargs):
        if "forma" not in kwargs:
            otra = Otra(self.request.GET, cortes=self.original.pedidos_de_corte.all())
            kwargs["forma"] = FormularioDeCorte(dura=self.original.duration, initial=otra.limites())
        return super().get_context_data(
            original=self.original,
            cortes=self.original.pedidos_de_corte.select_related("resultado")[:CUANTOS],
            falta="" if sondeo.hay() else SIN_FFMPEG,
            aqui=self.request.path,
            **kwargs,
        )

    def post(self, request, **kwargs):
        forma = FormularioDeCorte(request.POST, dura=self.original.duration)
        if not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        corte, nuevo = pedir_corte(original=self.original, por=request.user, **forma.cleaned_data)
        messages.success(request, (PEDIDO if nuevo else REPETIDO).format(corte.titulo))
        return redirect(f"{reverse('cortar', args=[self.original.pk])}#cortes")
