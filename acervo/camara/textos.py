"""What is seen in each photograph, written one after the other: a picture, its words, the next."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log

from acervo import permissions
from acervo.a_la_vista import CambioALaVista
from acervo.dos_personas.a_la_vez import SinPisar
from acervo.models import Imagen

from .alternativo import DiceAlgo
from .pantalla import DeFotografias
from .subir import DeUnLote

A_LA_VEZ = 24
SE_GUARDO = "Se guardó el texto de «{}»."


class FormularioDeTexto(DiceAlgo, SinPisar, forms.ModelForm):
    """The alternative text of one, which nobody writes over without having read it."""

    class Meta:
        model = Imagen
        fields = ["description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def guardar(self, por):
        """Saved, and in the log; where the public sees it, that too."""
        cambio = CambioALaVista(self.instance)
        imagen = self.save()
        log(instance=imagen, action="wagtail.edit", user=por)
        cambio.apuntar(por)
        return imagen


def formas(imagenes):
    """[(photograph, its form)], each with names of its own on the page."""
    return [
        (imagen, FormularioDeTexto(instance=imagen, auto_id=f"id_{imagen.pk}_%s"))
        for imagen in imagenes
    ]


class DeLote(DeUnLote):
    """Those of a lote, as they were taken."""

    template_name = "acervo/textos.html"

    def get_page_title(self):
        return f"Qué se ve: {self.lote}"

    def get_context_data(self, **kwargs):
        suyas = permissions.las_que_puede_cambiar(self.request.user)
        todas = self.lote.fotografias().filter(pk__in=suyas.values("pk"))
        pagina = Paginator(todas, A_LA_VEZ).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(
            formas=formas(pagina),
            pagina=pagina,
            faltan=todas.sin_texto().count(),
            volver=reverse("lotes:lote", args=[self.lote.pk]),
            **kwargs,
        )


class Desde(forms.Form):
    """Below which photograph to go on: what was described has left the list meanwhile."""

    antes = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class LasQueFaltan(DeFotografias):
    """All that nobody has told in words, the newest first."""

    page_title = "Fotografías sin texto alternativo"
    template_name = "acervo/textos.html"

    def get_context_data(self, **kwargs):
        faltan = permissions.las_que_puede_cambiar(self.request.user).sin_texto().order_by("-pk")
        cuantas, desde = faltan.count(), Desde(self.request.GET)
        if desde.is_valid():
            faltan = faltan.filter(pk__lt=desde.cleaned_data["antes"])
        estas = list(faltan[: A_LA_VEZ + 1])
        return super().get_context_data(
            formas=formas(estas[:A_LA_VEZ]),
            faltan=cuantas,
            sigue=estas[A_LA_VEZ - 1].pk if len(estas) > A_LA_VEZ else None,
            volver=reverse("wagtailimages:index"),
            **kwargs,
        )


class Describir(View):
    """Saves the words of one; by GET there is nothing to see but its own form."""

    def get(self, request, pk):
        return redirect("wagtailimages:edit", pk)

    def post(self, request, pk):
        imagen = get_object_or_404(Imagen, pk=pk)
        if not permissions.puede_describir(request.user, imagen):
            raise PermissionDenied
        forma = FormularioDeTexto(request.POST, instance=imagen)
        frase = _guardada(request, forma)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"sirve": not frase, "frase": frase, "leido": _leido(imagen)})
        if frase:
            messages.error(request, frase)
        else:
            messages.success(request, SE_GUARDO.format(imagen.title))
        return redirect(get_valid_next_url_from_request(request) or reverse("lotes:sin-texto"))


def _guardada(request, forma):
    """Why it was not saved, or nothing."""
    if not forma.is_valid():
        return " ".join(frase for frases in forma.errors.values() for frase in frases)
    forma.guardar(request.user)
    return ""


def _leido(imagen):
    """What the form reads from now on, so that the next change of the same one is not late."""
    return FormularioDeTexto(instance=Imagen.objects.get(pk=imagen.pk)).initial["leido"]
