"""What the screens that bring a file share: first what would be made is said, then it is made."""

from django.shortcuts import redirect
from wagtail.admin import messages

from .apartado import NoSeToma


class TraeUnArchivo:
    """Of a screen with a form, `formulario`, whose `archivo` is set aside (`apartado`) until it is
    brought or left. `aqui` names its address, and `no_sirve` what a bad file raises."""

    formulario = apartado = aqui = None
    no_sirve = ()

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.guardado = self.apartado(request.session)

    def get(self, request, *args, **kwargs):
        self.guardado.barrer()
        if self.guardado.ruta() is None:
            return self.pagina(self.formulario())
        return self._leer(hacer=False)

    def post(self, request, *args, **kwargs):
        if "hacer" in request.POST:
            return self._hacer()
        if "dejar" in request.POST:
            self.dejar()
            return redirect(self.aqui)
        forma = self.formulario(request.POST, request.FILES)
        if not forma.is_valid():
            return self.pagina(forma)
        self.dejar()
        self.guardado.poner(forma.cleaned_data["archivo"])
        return redirect(self.aqui)

    def traer(self, *, hacer):
        """The answer: what would be made of it or, with `hacer`, what was. May raise `no_sirve`."""
        raise NotImplementedError

    def motivo(self, error):
        """Why it is of no use, in a sentence."""
        return str(error)

    def dejar(self):
        """Nothing is set aside any more."""
        self.guardado.quitar()

    def pagina(self, forma, **datos):
        return self.render_to_response(self.get_context_data(forma=forma, **datos))

    def _hacer(self):
        try:
            archivo = self.guardado.tomar()
        except NoSeToma as motivo:
            messages.error(self.request, str(motivo))
            return redirect(self.aqui)
        with archivo:
            return self._leer(hacer=True)

    def _leer(self, *, hacer):
        try:
            return self.traer(hacer=hacer)
        except self.no_sirve as error:
            self.dejar()
            forma = self.formulario({}, {})
            forma.errors.clear()
            forma.add_error("archivo", self.motivo(error))
            return self.pagina(forma)
