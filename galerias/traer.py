"""The screen that brings folders of photographs: first what would be made is said, then it is."""

import time

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail.admin import messages

from acervo.pantalla import DeFotografias
from moderacion.permissions import NoSePuede, puede_proponer
from sitio.apartado import Apartado

from .carpetas import NoSirve, Origen
from .importacion import Suerte, contar, importar

PLAZO = 40  # seconds that a person waits; what is left comes the next time, and nothing twice
TOPE_DE_BYTES = 1024**3
MUY_PESADO = "El ZIP pesa más de 1 GB: pártalo en varios, o pida a sistemas «importar_fotos»."
YA_NO_ESTA = "Ese ZIP ya no está guardado: elíjalo otra vez."


class FormularioDeZip(forms.Form):
    archivo = forms.FileField(
        label="ZIP de fotografías",
        help_text="Una carpeta por galería. Si trae un CSV con las columnas «archivo», «pie», "
        "«crédito» y «texto alternativo», se toman de ahí; fuera de las carpetas, vale para todas.",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={"required": "Elija el archivo.", "empty": "El archivo está vacío."},
    )

    def clean_archivo(self):
        archivo = self.cleaned_data["archivo"]
        if archivo.size > TOPE_DE_BYTES:
            raise forms.ValidationError(MUY_PESADO)
        return archivo


class Guardado(Apartado):
    llave, dentro, extension = "fotos_por_traer", "fotografias", ".zip"


class Traer(DeFotografias):
    page_title = "Traer carpetas de fotografías"
    template_name = "galerias/traer.html"

    def dispatch(self, request, *args, **kwargs):
        if not puede_proponer(request.user):
            raise PermissionDenied
        self.guardado = Guardado(request.session)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.guardado.barrer()
        if self.guardado.ruta() is None:
            return self._pagina(FormularioDeZip())
        return self._informe(hacer=False)

    def post(self, request, *args, **kwargs):
        if "dejar" in request.POST:
            self.guardado.quitar()
            return redirect("carpetas:traer")
        if "hacer" in request.POST:
            return self._hacer()
        forma = FormularioDeZip(request.POST, request.FILES)
        if not forma.is_valid():
            return self._pagina(forma)
        self.guardado.poner(forma.cleaned_data["archivo"])
        return redirect("carpetas:traer")

    def _hacer(self):
        if self.guardado.ruta() is None:
            messages.error(self.request, YA_NO_ESTA)
            return redirect("carpetas:traer")
        return self._informe(hacer=True)

    def _informe(self, *, hacer):
        nombre, hasta = self.guardado.nombre, time.monotonic() + PLAZO
        try:
            origen = Origen(self.guardado.ruta(), nombre)
            lineas = list(importar(origen=origen, por=self.request.user, hacer=hacer, hasta=hasta))
        except (NoSirve, NoSePuede) as error:
            self.guardado.quitar()
            forma = FormularioDeZip({}, {})
            forma.errors.clear()
            forma.add_error("archivo", str(error))
            return self._pagina(forma)
        return self._pagina(FormularioDeZip(), **self._dicho(lineas, nombre, hacer))

    def _dicho(self, lineas, nombre, hacer):
        cuenta, faltan = contar(lineas), any(linea.faltan for linea in lineas)
        if hacer and not faltan:
            self.guardado.quitar()
        return {
            "informe": nombre,
            "hecho": hacer,
            "faltan": faltan,
            "lineas": lineas,
            "cuantas": cuenta[Suerte.NUEVA] + cuenta[Suerte.CRECE],
            "cuenta": [(suerte.label, n) for suerte, n in cuenta.items() if n],
        }

    def _pagina(self, forma, **datos):
        return self.render_to_response(self.get_context_data(forma=forma, **datos))
