"""The screen that takes what came from a camera to a gallery."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from acervo.camara.destinos import Destino, clave_pedida
from acervo.camara.subir import DeUnLote
from moderacion.permissions import NoSePuede, puede_proponer

from . import lotes
from .models import Galeria

PARA = "galeria-"
SIN_TITULAR = "Escriba el titular de la galería nueva, o elija una de la lista."
QUEDO = "Las fotografías están en «{}», que es un borrador: revise el orden y envíela a revisión."


class FormularioDeLlevar(forms.Form):
    galeria = forms.ModelChoiceField(
        label="Adónde van", queryset=None, required=False, empty_label="A una galería nueva"
    )
    titulo = forms.CharField(
        label="Titular de la galería nueva",
        max_length=200,
        required=False,
        help_text="Qué pasó y quién lo hizo, en una línea.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        suyas = [galeria.pk for galeria in lotes.borradores(user)]
        self.fields["galeria"].queryset = Galeria.objects.filter(pk__in=suyas).order_by("-pk")

    def clean_titulo(self):
        return " ".join(self.cleaned_data["titulo"].split())

    def clean(self):
        datos = super().clean()
        if not self.errors and not datos.get("galeria") and not datos.get("titulo"):
            self.add_error("titulo", SIN_TITULAR)
        return datos


class Llevar(DeUnLote):
    template_name = "galerias/llevar.html"

    def dispatch(self, request, *args, **kwargs):
        if not puede_proponer(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return f"A una galería: {self.lote}"

    def get(self, request, *args, **kwargs):
        inicial = {"galeria": _pedida(self.lote), "titulo": self.lote.titulo}
        return self._pagina(FormularioDeLlevar(user=request.user, initial=inicial))

    def post(self, request, *args, **kwargs):
        forma = FormularioDeLlevar(request.POST, user=request.user)
        if not forma.is_valid():
            return self._pagina(forma)
        try:
            galeria = lotes.llevar(lote=self.lote, por=request.user, **forma.cleaned_data)
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
            return self._pagina(forma)
        messages.success(request, QUEDO.format(galeria.title))
        return redirect("wagtailadmin_pages:edit", galeria.pk)

    def _pagina(self, forma):
        cuantas = self.lote.fotografias().count()
        return self.render_to_response(
            self.get_context_data(forma=forma, lote=self.lote, cuantas=cuantas)
        )


def _pedida(lote):
    """The key of the gallery whose form led to this lote, if one did."""
    return clave_pedida(lote, PARA)


def destinos(lote, user):
    """What a lote offers: the gallery that asked for it, or one to choose."""
    if not puede_proponer(user):
        return
    url = reverse("carpetas:llevar", args=[lote.pk])
    pedida = Galeria.objects.filter(pk=_pedida(lote)).first()
    rotulo = f"A la galería «{pedida.title}»" if pedida else "A una galería"
    yield Destino(rotulo, url, pedido=bool(pedida))


def caminos(user):
    """Beside the upload, the one that brings whole folders."""
    if puede_proponer(user):
        yield Destino("Traer carpetas de fotografías", reverse("carpetas:traer"))
