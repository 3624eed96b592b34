"""The screens where photographs come in: many at once, one by one, and what is left to do."""

from django import forms
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from acervo import permissions
from acervo.models import Imagen, Lote

from . import lotes
from .destinos import destinos, otros_caminos
from .pantalla import DeFotografias

POR_PAGINA = 60
NADA = "No llegó ningún archivo: elíjalo otra vez."
YA_QUEDO = "Las fotografías de «{}» se quedan en el acervo."


class FormularioDeLote(forms.Form):
    """What they are of, and in which collection they are kept."""

    titulo = forms.CharField(
        label="De qué son",
        max_length=120,
        required=False,
        help_text="Para encontrarlas después: «Entrega de lentes, 26 de noviembre».",
    )
    coleccion = forms.ModelChoiceField(
        label="Colección", queryset=None, required=False, empty_label=None
    )
    para = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        suyas = permissions.de_fotografias().collections_user_has_permission_for(user, "add")
        self.fields["coleccion"].queryset = suyas
        if suyas.count() < 2:
            self.fields["coleccion"].widget = forms.HiddenInput()

    def lote(self, por):
        """The new one, saved."""
        datos = self.cleaned_data
        datos["coleccion"] = datos["coleccion"] or self.fields["coleccion"].queryset.first()
        return Lote.objects.create(creado_por=por, **datos)


def _quiere_datos(request):
    return "application/json" in request.headers.get("Accept", "")


class Subir(DeFotografias):
    """A new lote; without JavaScript, with its files."""

    page_title = "Subir fotografías"
    template_name = "acervo/subir.html"

    def get(self, request, *args, **kwargs):
        para = {"para": request.GET.get("para", "")[:40]}
        return self._pagina(FormularioDeLote(user=request.user, initial=para))

    def post(self, request, *args, **kwargs):
        forma = FormularioDeLote(request.POST, user=request.user)
        if not forma.is_valid():
            if _quiere_datos(request):
                return JsonResponse({"frase": " ".join(_frases(forma))}, status=400)
            return self._pagina(forma)
        if not _quiere_datos(request) and not request.FILES.getlist("archivos"):
            messages.error(request, NADA)
            return self._pagina(forma)
        lote = forma.lote(request.user)
        if _quiere_datos(request):
            return JsonResponse(_direcciones(lote))
        _recibir_varias(request, lote)
        return redirect("lotes:lote", lote.pk)

    def _pagina(self, forma):
        por_terminar = Lote.objects.por_terminar().select_related("creado_por")[:POR_PAGINA]
        return self.render_to_response(
            self.get_context_data(
                forma=forma, por_terminar=por_terminar, caminos=otros_caminos(self.request.user)
            )
        )


def _direcciones(lote):
    return {n: reverse(f"lotes:{n}", args=[lote.pk]) for n in ("lote", "una")}


def _recibir_varias(request, lote):
    """Each by itself; whoever sent them is told which were no good, and why."""
    for archivo in request.FILES.getlist("archivos"):
        hecho = _recibir(request, lote, archivo)
        if not hecho["sirve"]:
            messages.error(request, f"«{archivo.name[:80]}» no entró. {hecho['frase']}")
        elif dicho := hecho["repetida"] or hecho["frase"]:
            messages.warning(request, f"«{archivo.name[:80]}». {dicho}")


def _recibir(request, lote, archivo):
    """What is said of one file."""
    coleccion = lote.coleccion_id or Collection.get_first_root_node().pk
    titulo = _titulo(archivo.name)
    forma = get_image_form(Imagen)(
        {"title": titulo, "collection": coleccion}, {"file": archivo}, user=request.user
    )
    if not forma.is_valid():
        return {"sirve": False, "frase": " ".join(_frases(forma)), "definitivo": True}
    limpia = forma.cleaned_data["file"]
    recibida = lotes.recibir(lote=lote, forma=forma, por=request.user)
    limpia.file.close()  # forms are in cycles: it would stay until somebody collects them
    if not recibida.sirve:
        return {"sirve": False, "frase": recibida.frase, "definitivo": True}
    imagen = recibida.imagen
    dicho = {"frase": recibida.frase, "repetida": recibida.repetida}
    return {"sirve": True, "imagen": imagen.pk, "titulo": imagen.title, **dicho}


def _titulo(nombre):
    """The name of the file, in what may be read of it."""
    legible = "".join(letra for letra in nombre if letra.isprintable())
    return legible.rsplit(".", 1)[0][:120].strip() or "Fotografía"


def _frases(forma):
    return [frase for frases in forma.errors.values() for frase in frases]


class DeUnLote(DeFotografias):
    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.lote = get_object_or_404(Lote.objects.select_related("creado_por"), pk=pk)

    def get_page_title(self):
        return str(self.lote)


class UnLote(DeUnLote):
    """Its photographs as they were taken, what they lack, and where they may go."""

    template_name = "acervo/lote.html"

    def post(self, request, *args, **kwargs):
        """More files, without JavaScript."""
        if not request.FILES.getlist("archivos"):
            messages.error(request, NADA)
        _recibir_varias(request, self.lote)
        return redirect("lotes:lote", self.lote.pk)

    def get_context_data(self, **kwargs):
        todas = self.lote.fotografias()
        return super().get_context_data(
            lote=self.lote,
            pagina=Paginator(todas, POR_PAGINA).get_page(self.request.GET.get("pagina")),
            claves=list(todas.values_list("pk", flat=True)),
            repetidas=set(self.lote.repetidas.values_list("pk", flat=True)),
            sin_texto=todas.sin_texto().count(),
            destinos=destinos(self.lote, self.request.user),
            una=reverse("lotes:una", args=[self.lote.pk]),
            **kwargs,
        )


class Una(View):
    """One file, for the screen that sends them two at a time. Sent twice, it goes in once."""

    http_method_names = ["post"]

    def post(self, request, pk):
        if not permissions.puede_subir(request.user):
            return JsonResponse(
                {"sirve": False, "frase": "No puede subir fotografías."}, status=403
            )
        lote = get_object_or_404(Lote, pk=pk)
        archivo = request.FILES.get("archivo")
        if archivo is None:
            return JsonResponse({"sirve": False, "frase": NADA})
        return JsonResponse(_recibir(request, lote, archivo))


class Terminar(DeUnLote):
    """They stay where they are, in the photographs of all."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        lotes.terminar(lote=self.lote, por=request.user, adonde="se quedan en el acervo")
        messages.success(request, YA_QUEDO.format(self.lote))
        return redirect("lotes:subir")
