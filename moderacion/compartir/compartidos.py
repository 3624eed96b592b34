"""The screen of a page's links: those there are, a new one, revoking one."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from acervo.dos_personas.devuelto import es_devuelto
from moderacion import permissions
from moderacion.models import BorradorCompartido
from moderacion.views import Pantalla

from . import borradores

CUANTOS = 50
PLAZOS = [
    (8, "8 horas"),
    (24, "1 día"),
    (72, "3 días"),
    (168, "7 días"),
    (360, "15 días"),
    (720, "30 días"),
]


class FormularioDeCompartir(forms.Form):
    para = forms.CharField(
        label="Para quién es",
        max_length=120,
        help_text="Persona u oficina que lo va a leer. Queda en el historial.",
        error_messages={"required": "Escriba para quién es: así se sabe qué enlace revocar."},
    )
    horas = forms.TypedChoiceField(label="Sirve durante", choices=PLAZOS, coerce=int, initial=72)


class Compartidos(Pantalla):
    """The link is shown once, when it is made: afterwards nobody can read it here."""

    page_title = "Compartir borrador"
    template_name = "moderacion/compartidos.html"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.pagina = get_object_or_404(Page, pk=pk, depth__gt=1)

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_compartir(request.user, self.pagina):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", FormularioDeCompartir())
        vivos = BorradorCompartido.objects.vivos().filter(pagina=self.pagina)
        enlaces = BorradorCompartido.objects.filter(pagina=self.pagina).select_related("por")
        return super().get_context_data(
            pagina=self.pagina,
            hay_borrador=borradores.hay_borrador(self.pagina),
            vivos=set(vivos.values_list("pk", flat=True)),
            enlaces=enlaces.select_related("revision").defer("revision__content")[:CUANTOS],
            **kwargs,
        )

    def post(self, request, **kwargs):
        forma = FormularioDeCompartir(request.POST)
        if es_devuelto(request) or not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        para, horas = forma.cleaned_data["para"], forma.cleaned_data["horas"]
        try:
            _, token = borradores.compartir(
                pagina=self.pagina, por=request.user, para=para, dura=timedelta(hours=horas)
            )
        except permissions.NoSePuede as motivo:
            messages.error(request, str(motivo))
            return self.render_to_response(self.get_context_data(forma=forma))
        enlace = settings.SITIO_URL + reverse("borrador", args=[token])
        respuesta = self.render_to_response(self.get_context_data(enlace=enlace, para=para))
        respuesta["Cache-Control"] = "no-store, private"
        return respuesta


@require_POST
def revocar(request, pk):
    """One button, without asking first: another link can always be made."""
    compartido = get_object_or_404(BorradorCompartido.objects.select_related("pagina"), pk=pk)
    try:
        borradores.revocar(compartido=compartido, por=request.user)
    except permissions.NoSePuede as motivo:
        if not permissions.puede_compartir(request.user, compartido.pagina):
            raise
        messages.error(request, str(motivo))
    else:
        messages.success(request, f"El enlace para {compartido.para} ya no sirve.")
    return redirect("moderacion:compartidos", compartido.pagina_id)
