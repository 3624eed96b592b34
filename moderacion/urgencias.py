"""What was published alone in a year, with its reason, and who read it afterwards."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from sitio.hojas import csv_de

from . import permissions
from .auditoria import exportar
from .models import Aprobacion
from .views import Pantalla

POR_PAGINA = 50
SIN_ESE_ANIO = "De ese año no hay urgencias: elija uno de la lista."
TITULOS = [
    *("Cuándo se publicó", "Página", "Quién la publicó", "Motivo"),
    *("Quién la repasó", "Cuándo la repasó", "Nota"),
]


class FiltroDeAnio(forms.Form):
    anio = forms.TypedChoiceField(label="Año", coerce=int, required=False)

    def __init__(self, anios, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["anio"].choices = [(anio, str(anio)) for anio in anios]


def _fila(entrada):
    return [
        entrada.cuando,
        entrada.titulo,
        entrada.por,
        entrada.motivo,
        entrada.repasada_por or "Falta",
        entrada.repasada_el,
        entrada.nota,
    ]


class Urgencias(Pantalla):
    """Dirección's: by year, on the screen or as a sheet."""

    page_title = "Urgencias del año"
    header_icon = "warning"
    template_name = "moderacion/urgencias.html"
    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        if not permissions.es_de_direccion(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        anios = Aprobacion.objects.anios_con_urgencias()
        forma = FiltroDeAnio(anios, request.GET or None)
        pedido = forma.cleaned_data["anio"] if forma.is_valid() else None
        self.anio = pedido or anios[0]
        self.forma = FiltroDeAnio(anios, initial={"anio": self.anio})
        self.entradas = Aprobacion.objects.urgentes_de(self.anio)
        if request.GET.get("formato") == "csv":
            return self.hoja() if forma.is_valid() else self.sin_hoja()
        return super().get(request, *args, **kwargs)

    def sin_hoja(self):
        """On the screen a year that nobody offers is ignored; a sheet of another would mislead."""
        messages.error(self.request, SIN_ESE_ANIO)
        return redirect("moderacion:urgencias")

    def hoja(self):
        titulo = f"Urgencias de {self.anio}"
        exportar.anotar(por=self.request.user, que=titulo)
        filas = (_fila(entrada) for entrada in self.entradas.iterator(chunk_size=200))
        return csv_de(f"urgencias-{self.anio}", TITULOS, filas)

    def get_context_data(self, **kwargs):
        pagina = Paginator(self.entradas, POR_PAGINA).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(anio=self.anio, forma=self.forma, pagina=pagina, **kwargs)


class ItemDeUrgencias(MenuItem):
    def is_shown(self, request):
        return permissions.es_de_direccion(request.user)
