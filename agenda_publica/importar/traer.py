"""The screen that brings a calendar: first it is said what would happen, then it is done."""

import time

from django import forms
from django.shortcuts import redirect
from wagtail.admin import messages

from agenda_publica.views import DeLaAgenda
from sitio.apartado import Apartado, NoSeToma

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


class Traer(DeLaAgenda):
    page_title = "Traer un calendario"
    header_icon = "calendar-alt"
    template_name = "agenda_publica/traer.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.guardado = Guardado(request.session)

    def get(self, request, *args, **kwargs):
        self.guardado.barrer()
        if self.guardado.ruta() is None:
            return self._pagina(FormularioDeCalendario())
        return self._informe(hacer=False)

    def post(self, request, *args, **kwargs):
        if "dejar" in request.POST:
            self.guardado.quitar()
            return redirect("agenda:importar")
        if "hacer" in request.POST:
            return self._hacer()
        forma = FormularioDeCalendario(request.POST, request.FILES)
        if not forma.is_valid():
            return self._pagina(forma)
        self.guardado.poner(forma.cleaned_data["archivo"])
        return redirect("agenda:importar")

    def _hacer(self):
        try:
            archivo = self.guardado.tomar()
        except NoSeToma as motivo:
            messages.error(self.request, str(motivo))
            return redirect("agenda:importar")
        with archivo:
            return self._informe(hacer=True)

    def _informe(self, *, hacer):
        nombre, ruta = self.guardado.nombre, self.guardado.ruta()
        try:
            todas = importar(
                ruta=ruta, por=self.request.user, hacer=hacer, nombre=nombre, tope=TOPE
            )
        except NoSirve as error:
            self.guardado.quitar()
            forma = FormularioDeCalendario({}, {})
            forma.errors.clear()
            forma.add_error("archivo", SON_MUCHOS if isinstance(error, Demasiados) else str(error))
            return self._pagina(forma)
        lineas, faltan = _hasta_el_plazo(todas)
        cuenta = contar(lineas)
        cuantos = cuenta[Suerte.NUEVO] + cuenta[Suerte.CAMBIA]
        datos = {"lineas": lineas, "cuantos": cuantos, "hecho": hacer, "faltan": faltan}
        dicha = [(suerte.label, n) for suerte, n in cuenta.items() if n]
        if hacer and not faltan:
            self.guardado.quitar()
        return self._pagina(FormularioDeCalendario(), cuenta=dicha, informe=nombre, **datos)

    def _pagina(self, forma, **datos):
        return self.render_to_response(self.get_context_data(forma=forma, **datos))


def _hasta_el_plazo(todas):
    """(the lines there was time for, whether some are left)."""
    acaba, lineas = time.monotonic() + PLAZO, []
    for linea in todas:
        lineas.append(linea)
        if time.monotonic() > acaba:
            return lineas, next(todas, None) is not None
    return lineas, False
