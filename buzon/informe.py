"""The figures of the buzón: on the screen, to print, or as a sheet."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ayuntamiento.models import Area

from .cifras import DEFINICIONES, Cifras, meses
from .permissions import puede_atender_el_buzon
from .peticiones import DeLaOficina

TITULO = "Cifras del buzón"
POR_OMISION, LO_MAS = 6, 60
NO_ES_MES = "No se entiende ese mes: escríbalo como 2026-11."
AL_REVES = "Termina antes de empezar: corrija los meses."
ES_MUCHO = f"Son más de {LO_MAS} meses: elija menos."
SIN_ESE_PERIODO = "No se sacó la hoja: revise los meses."
ANCHO = 100


def _de_mes(rotulo):
    return forms.DateField(
        label=rotulo,
        input_formats=["%Y-%m"],
        required=False,
        widget=forms.DateInput({"type": "month", "placeholder": "2026-11"}, "%Y-%m"),
        error_messages={"invalid": NO_ES_MES},
    )


class FormaDePeriodo(forms.Form):
    """From a month to another; the last six, if nothing is said."""

    desde = _de_mes("Desde el mes")
    hasta = _de_mes("Hasta el mes")
    area = forms.ModelChoiceField(
        label="Área",
        queryset=Area.objects.all(),
        required=False,
        empty_label="Todas",
        error_messages={"invalid_choice": "Esa área no existe: elija una de la lista."},
    )

    def clean(self):
        datos = super().clean()
        hasta = datos.get("hasta") or timezone.localdate().replace(day=1)
        desde = datos.get("desde") or hace(POR_OMISION - 1, hasta)
        if hasta < desde:
            raise ValidationError(AL_REVES)
        if sum(1 for _ in meses(desde, hasta)) > LO_MAS:
            raise ValidationError(ES_MUCHO)
        return {**datos, "desde": desde, "hasta": hasta}


def hace(cuantos, mes):
    """The first day of so many months before."""
    anio, numero = divmod(mes.year * 12 + mes.month - 1 - cuantos, 12)
    return mes.replace(year=anio, month=numero + 1, day=1)


class Informe(SpreadsheetExportMixin, DeLaOficina):
    """By month, by área, and whom nothing was heard of; what is asked wrongly shows the usual."""

    page_title = TITULO
    header_icon = "history"
    template_name = "buzon/cifras.html"
    http_method_names = ["get", "head"]
    show_export_buttons = False  # they go with the form, which says of when
    list_export = [
        *("mes_en_hoja", "area", "recibidas", "usadas", "rechazadas"),
        *("respuesta", "horas", "abiertas", "vencidas"),
    ]
    export_headings = {
        "mes_en_hoja": "Mes",
        "area": "Área",
        "recibidas": "Recibidas",
        "usadas": "Usadas",
        "rechazadas": "Rechazadas",
        "respuesta": "Respuesta (mediana)",
        "horas": "Respuesta, en horas",
        "abiertas": "Abiertas",
        "vencidas": "Vencidas",
    }

    def get(self, request, *args, **kwargs):
        self.forma = FormaDePeriodo(request.GET)
        bien = self.forma.is_valid()
        if not bien and self.is_export:
            messages.error(request, SIN_ESE_PERIODO)
            return redirect("cifras_del_buzon")
        pedido = self.forma.cleaned_data if bien else _lo_de_siempre()
        self.cifras = Cifras(pedido["desde"], pedido["hasta"], pedido["area"])
        if self.is_export:
            renglones = list(self.cifras.renglones())
            return self.as_spreadsheet(renglones, request.GET["export"])
        if bien:
            self.forma = FormaDePeriodo(initial=pedido)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            forma=self.forma,
            cifras=self.cifras,
            barras=_barras(self.cifras.meses),
            definiciones=DEFINICIONES,
            **kwargs,
        )


def _lo_de_siempre():
    forma = FormaDePeriodo({})
    forma.is_valid()
    return forma.cleaned_data


def _barras(cuentas):
    """Each month with the width of its two bars, in hundredths of the longest."""
    mas = max((cuenta.recibidas for cuenta in cuentas), default=0) or 1
    return [
        {
            "cuenta": cuenta,
            "recibidas": cuenta.recibidas * ANCHO // mas,
            "usadas": cuenta.usadas * ANCHO // mas,
        }
        for cuenta in cuentas
    ]


class EnElMenu(MenuItem):
    def is_shown(self, request):
        return puede_atender_el_buzon(request.user)


def boton():
    return EnElMenu(
        TITULO,
        reverse("cifras_del_buzon"),
        name="cifras-del-buzon",
        icon_name="history",
        order=130,
    )
