"""The screen that brings a calendar: first it is said what would happen, then it is done."""

import time

from django import forms

from agenda_publica.views import DeLaAgenda
from sitio.apartado import Apartado
from sitio.traer import TraeUnArchivo

from .archivo import MEGA, MUY_PESADO, Demasiados, NoSirve
from .importacion import Suerte, contar, importar

TOPE = 5000  # events that a person may bring from here; more, from the terminal
TOPE_DE_MEGAS = 10
PLAZO = 45  # seconds that a person waits; what is left comes the next time, and nothing twice
SON_MUCHOS = (
    f"El archivo trae más de {TOPE:,} actos: exporte menos tiempo, o pida a sistemas que lo traiga "
    "con «importar_calendario»."
)


class FormularioDeCalendario(forms.Form):
    archivo = forms.FileField(
        label="Calendario",
        help_text=f"El archivo que termina en «.ics». Hasta {TOPE:,} actos y {TOPE_DE_MEGAS} MB.",
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={
            "required": "Elija el archivo.",
            "empty": "El archivo está vacío: expórtelo otra vez.",
        },
    )

    def clean_archivo(self):
        archivo = self.cleaned_data["archivo"]
        if archivo.size > TOPE_DE_MEGAS * MEGA:
            raise forms.ValidationError(MUY_PESADO.format(TOPE_DE_MEGAS))
        return archivo


class Guardado(Apartado):
    llave, dentro, extension = "calendario_por_traer", "calendarios", ".ics"


class Traer(TraeUnArchivo, DeLaAgenda):
    page_title = "Traer un calendario"
    header_icon = "calendar-alt"
    template_name = "agenda_publica/traer.html"
    formulario, apartado, aqui = FormularioDeCalendario, Guardado, "agenda:importar"
    no_sirve = NoSirve

    def traer(self, *, hacer):
        nombre, ruta = self.guardado.nombre, self.guardado.ruta()
        todas = importar(ruta=ruta, por=self.request.user, hacer=hacer, nombre=nombre, tope=TOPE)
        lineas, faltan = _hasta_el_plazo(todas)
        cuenta = contar(lineas)
        if hacer and not faltan:
            self.guardado.quitar()
        return self.pagina(
            FormularioDeCalendario(),
            informe=nombre,
            hecho=hacer,
            faltan=faltan,
            lineas=lineas,
            cuantos=cuenta[Suerte.NUEVO] + cuenta[Suerte.CAMBIA],
            nuevos=cuenta[Suerte.NUEVO],
            cuenta=[(suerte.label, n) for suerte, n in cuenta.items() if n],
        )

    def motivo(self, error):
        return SON_MUCHOS if isinstance(error, Demasiados) else super().motivo(error)


def _hasta_el_plazo(todas):
    """(the lines there was time for, whether some are left)."""
    acaba, lineas = time.monotonic() + PLAZO, []
    for linea in todas:
        lineas.append(linea)
        if time.monotonic() > acaba:
            return lineas, next(todas, None) is not None
    return lineas, False
