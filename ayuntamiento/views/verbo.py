"""A verb that asks first: the screen shared by those on a page, an act or an account."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail.admin import messages

from acervo.dos_personas.devuelto import es_devuelto

from .pantalla import Pantalla


class Verbo(Pantalla):
    """Asks on GET, does on POST; says what was done, or why not, and loses nothing typed."""

    template_name = "ayuntamiento/verbo.html"
    pregunta = boton = ""
    formulario = forms.Form
    estorbos = PermissionDenied  # what `hacer` raises to say in a sentence why it was not done

    def get_page_title(self):
        return self.page_title or self.boton

    def dispatch(self, request, *args, **kwargs):
        if not self.puede():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def puede(self):
        raise NotImplementedError

    def titulo(self):
        """On what it is done."""
        raise NotImplementedError

    def forma(self, datos=None):
        """What is asked beside the question; nothing, for most."""
        return self.formulario(datos)

    def hacer(self, forma):
        """Does it; returns what the person is told."""
        raise NotImplementedError

    def ofrece(self):
        """What may be done at once after it, beside what was done."""
        return []

    def destino(self):
        """Where one goes once it is done."""
        raise NotImplementedError

    def salida(self):
        """Where one goes who thinks better of it."""
        return self.destino()

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", self.forma())
        contexto = super().get_context_data(vista=self, **kwargs)
        contexto["media"] = contexto.get("media", forms.Media()) + kwargs["forma"].media
        return contexto

    def post(self, request, **kwargs):
        forma = self.forma(request.POST)
        if es_devuelto(request) or not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        try:
            dicho = self.hacer(forma)
        except self.estorbos as motivo:
            messages.error(request, self.por_que(motivo))
            return self.estorbado(forma)
        messages.success(request, dicho, buttons=self.ofrece())
        return redirect(self.destino())

    def por_que(self, motivo):
        """What is told of it: its sentence, or that and where one mends it, if it knows."""
        return motivo.en_html() if hasattr(motivo, "en_html") else str(motivo)

    def estorbado(self, forma):
        """The answer when it was not done: the same screen, as it was typed."""
        return self.render_to_response(self.get_context_data(forma=forma))
