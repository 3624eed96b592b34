"""The screen that brings a calendar: first it is said what would happen, then it is done."""

import secrets
import time
from contextlib import suppress
from pathlib import Path

from django import forms
from django.conf import settings
from django.shortcuts import redirect
from wagtail.admin import messages

from .ics_ajeno import MEGA, MUY_PESADO, Demasiados, NoSirve
from .importacion import Suerte, contar, importar
from .views import DeLaAgenda

TOPE = 5000  # events that a person may bring from here; more, from the terminal
TOPE_DE_MEGAS = 10
PLAZO = 45  # seconds that a person waits; what is left comes the next time, and nothing twice
EN_LA_SESION = "calendario_por_traer"
UN_DIA = 24 * 60 * 60
YA_NO_ESTA = "Ese calendario ya no está guardado: elíjalo otra vez."
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


class Guardado:
    """The file between both steps: out of reach of the web, under a name nobody can guess."""

    def __init__(self, sesion):
        self.sesion = sesion

    @staticmethod
    def carpeta():
        carpeta = Path(settings.VAR) / "calendarios"
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
        return carpeta

    def poner(self, archivo):
        self.quitar()
        clave = secrets.token_hex(16)
        with (self.carpeta() / f"{clave}.ics").open("wb") as destino:
            destino.writelines(archivo.chunks())
        self.sesion[EN_LA_SESION] = {"clave": clave, "nombre": archivo.name[:200]}

    @property
    def nombre(self):
        return self.sesion.get(EN_LA_SESION, {}).get("nombre", "")

    def ruta(self):
        """Where it is, or None."""
        clave = self.sesion.get(EN_LA_SESION, {}).get("clave")
        ruta = self.carpeta() / f"{clave}.ics"
        return ruta if clave and ruta.is_file() else None

    def quitar(self):
        """This one, and those that somebody left a day ago."""
        if ruta := self.ruta():
            ruta.unlink(missing_ok=True)
        self.sesion.pop(EN_LA_SESION, None)
        self.barrer()

    def barrer(self):
        for ruta in self.carpeta().glob("*.ics"):
            with suppress(FileNotFoundError):  # another person swept it
                if ruta.stat().st_mtime < time.time() - UN_DIA:
                    ruta.unlink()


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
        if self.guardado.ruta() is None:
            messages.error(self.request, YA_NO_ESTA)
            return redirect("agenda:importar")
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
