"""The screen that brings folders of photographs: first what would be made is said, then it is.

What was made stays to be read, for a day, until whoever brought it chooses another file.
"""

import json
import time
from dataclasses import asdict

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.shortcuts import redirect
from wagtail.admin import messages

from acervo.pantalla import DeFotografias
from moderacion.permissions import NoSePuede, puede_proponer
from sitio.apartado import Apartado, NoSeToma

from .carpetas import NoSirve, Origen
from .importacion import Linea, Suerte, contar, importar

PLAZO = 40  # seconds that a person waits; what is left comes the next time, and nothing twice
TOPE_DE_BYTES = 1024**3
MUY_PESADO = "El ZIP pesa más de 1 GB: pártalo en varios, o pida a sistemas «importar_fotos»."


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


class Informe(Apartado):
    """What was made of one, in as many times as it took."""

    llave, dentro, extension = "fotos_traidas", "fotografias_traidas", ".json"

    def lineas(self):
        ruta = self.ruta()
        dichas = json.loads(ruta.read_bytes()) if ruta else []
        return [Linea(**{**una, "suerte": Suerte(una["suerte"])}) for una in dichas]

    def sumar(self, lineas, nombre):
        """Of a folder that was made before, and is now found here already, what was made."""
        todas = {linea.carpeta: linea for linea in self.lineas()}
        todas |= {
            linea.carpeta: linea
            for linea in lineas
            if linea.suerte != Suerte.IGUAL or linea.carpeta not in todas
        }
        crudo = json.dumps([asdict(linea) for linea in todas.values()]).encode()
        self.poner(ContentFile(crudo, name=nombre))


class Traer(DeFotografias):
    page_title = "Traer carpetas de fotografías"
    template_name = "galerias/traer.html"

    def dispatch(self, request, *args, **kwargs):
        if not puede_proponer(request.user):
            raise PermissionDenied
        self.guardado, self.informe = Guardado(request.session), Informe(request.session)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.guardado.barrer()
        if lineas := self.informe.lineas():
            return self._dicho(lineas, self.informe.nombre, hecho=True)
        if self.guardado.ruta() is None:
            return self._pagina(FormularioDeZip())
        return self._importar(hacer=False)

    def post(self, request, *args, **kwargs):
        if "hacer" in request.POST:
            return self._hacer()
        if "dejar" in request.POST:
            self._quitar()
            return redirect("carpetas:traer")
        forma = FormularioDeZip(request.POST, request.FILES)
        if not forma.is_valid():
            return self._pagina(forma)
        self._quitar()
        self.guardado.poner(forma.cleaned_data["archivo"])
        return redirect("carpetas:traer")

    def _quitar(self):
        self.guardado.quitar()
        self.informe.quitar()

    def _hacer(self):
        try:
            archivo = self.guardado.tomar()
        except NoSeToma as motivo:
            messages.error(self.request, str(motivo))
            return redirect("carpetas:traer")
        with archivo:
            return self._importar(hacer=True)

    def _importar(self, *, hacer):
        nombre, hasta = self.guardado.nombre, time.monotonic() + PLAZO
        try:
            origen = Origen(self.guardado.ruta(), nombre)
            lineas = list(importar(origen=origen, por=self.request.user, hacer=hacer, hasta=hasta))
        except (NoSirve, NoSePuede) as error:
            self._quitar()
            forma = FormularioDeZip({}, {})
            forma.errors.clear()
            forma.add_error("archivo", str(error))
            return self._pagina(forma)
        if not hacer:
            return self._dicho(lineas, nombre, hecho=False)
        self.informe.sumar(lineas, nombre)
        if not any(linea.faltan for linea in lineas):
            self.guardado.quitar()
        return redirect("carpetas:traer")

    def _dicho(self, lineas, nombre, *, hecho):
        cuenta = contar(lineas)
        return self._pagina(
            FormularioDeZip(),
            informe=nombre,
            hecho=hecho,
            faltan=any(linea.faltan for linea in lineas),
            lineas=lineas,
            cuantas=cuenta[Suerte.NUEVA] + cuenta[Suerte.CRECE],
            cuenta=[(suerte.label, n) for suerte, n in cuenta.items() if n],
        )

    def _pagina(self, forma, **datos):
        return self.render_to_response(self.get_context_data(forma=forma, **datos))
