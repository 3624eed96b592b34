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

from acervo.camara.pantalla import DeFotografias
from moderacion.permissions import NoSePuede, puede_proponer
from sitio.apartado import Apartado
from sitio.traer import TraeUnArchivo

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


class Traer(TraeUnArchivo, DeFotografias):
    page_title = "Traer carpetas de fotografías"
    template_name = "galerias/traer.html"
    formulario, apartado, aqui = FormularioDeZip, Guardado, "carpetas:traer"
    no_sirve = (NoSirve, NoSePuede)

    def dispatch(self, request, *args, **kwargs):
        if not puede_proponer(request.user):
            raise PermissionDenied
        self.informe = Informe(request.session)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if lineas := self.informe.lineas():
            return self._dicho(lineas, self.informe.nombre, hecho=True)
        return super().get(request, *args, **kwargs)

    def dejar(self):
        super().dejar()
        self.informe.quitar()

    def traer(self, *, hacer):
        nombre, hasta = self.guardado.nombre, time.monotonic() + PLAZO
        origen = Origen(self.guardado.ruta(), nombre)
        lineas = list(importar(origen=origen, por=self.request.user, hacer=hacer, hasta=hasta))
        if not hacer:
            return self._dicho(lineas, nombre, hecho=False)
        self.informe.sumar(lineas, nombre)
        if not any(linea.faltan for linea in lineas):
            self.guardado.quitar()
        return redirect(self.aqui)

    def _dicho(self, lineas, nombre, *, hecho):
        cuenta = contar(lineas)
        return self.pagina(
            FormularioDeZip(),
            informe=nombre,
            hecho=hecho,
            faltan=any(linea.faltan for linea in lineas),
            lineas=lineas,
            cuantas=cuenta[Suerte.NUEVA] + cuenta[Suerte.CRECE],
            cuenta=[(suerte.label, n) for suerte, n in cuenta.items() if n],
        )
