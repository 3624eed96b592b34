"""What was held and left nothing to show: acts of a month with no evidence, by área.

Of what is held without the press nothing is to be shown.
"""

from collections import defaultdict

from django import forms
from django.utils import timezone
from wagtail.admin.menu import MenuItem

from agenda_publica import dice_la_pagina, permissions
from agenda_publica.calendario import mes_local
from agenda_publica.models import Cita, Estado
from agenda_publica.rutas import PRIMER_ANIO, ULTIMO_ANIO
from agenda_publica.views import DeLaAgenda
from moderacion.auditoria import exportar
from sitio.hojas import csv_de

SIN_AREA = "Sin área a cargo"
CABEZA = ["Área", "Cuándo", "Acto", "Se pidió", "La página dice"]


class FormaDeMes(forms.Form):
    mes = forms.DateField(
        label="Mes", input_formats=["%Y-%m"], widget=forms.DateInput({"type": "month"}, "%Y-%m")
    )

    def clean_mes(self):
        mes = self.cleaned_data["mes"]
        if not PRIMER_ANIO <= mes.year <= ULTIMO_ANIO:
            raise forms.ValidationError("Revise el año.")
        return mes


def sin_evidencia(mes):
    """{área: [Cita…]} of the confirmed acts of that month, already over, that left nothing."""
    desde, hasta = mes_local(mes.year, mes.month)
    citas = Cita.objects.filter(
        compromiso__estado=Estado.CONFIRMADA,
        compromiso__sin_prensa=False,
        cancelada=False,
        inicio__gte=desde,
        inicio__lt=min(hasta, timezone.now()),
    )
    por_area = defaultdict(list)
    citas = citas.select_related("compromiso__area", "compromiso__acto").con_lo_traido()
    for cita in citas.order_by("compromiso__area__nombre", "inicio", "pk"):
        if cita.momento() == "paso" and not cita.traido():
            cita.dice_la_pagina = dice_la_pagina.dice(cita.compromiso)
            por_area[str(cita.compromiso.area or SIN_AREA)].append(cita)
    return dict(por_area)


def _renglones(por_area):
    for area, citas in por_area.items():
        for cita in citas:
            pedidas = ", ".join(_pedida(c) for c in cita.coberturas())
            yield [
                area,
                cita.inicio,
                cita.titulo or str(cita.compromiso),
                pedidas,
                cita.dice_la_pagina,
            ]


def _pedida(cobertura):
    return f"{cobertura} (en borrador)" if cobertura.en_borrador else str(cobertura)


class Evidencias(DeLaAgenda):
    """By month, on the screen or as a sheet."""

    page_title = "Actos sin evidencia"
    header_icon = "warning"
    template_name = "agenda_publica/evidencias.html"
    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        forma = FormaDeMes(request.GET)
        pedido = forma.cleaned_data["mes"] if forma.is_valid() else None
        self.mes = pedido or timezone.localdate().replace(day=1)
        self.por_area = sin_evidencia(self.mes)
        if request.GET.get("formato") == "csv":
            exportar.anotar(por=request.user, que=f"Actos sin evidencia, {self.mes:%m/%Y}")
            return csv_de(f"sin-evidencia-{self.mes:%Y-%m}", CABEZA, _renglones(self.por_area))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        cuantos = sum(len(citas) for citas in self.por_area.values())
        forma = FormaDeMes(initial={"mes": self.mes})
        return super().get_context_data(
            mes=self.mes, forma=forma, por_area=self.por_area, cuantos=cuantos, **kwargs
        )


class EnElMenu(MenuItem):
    def is_shown(self, request):
        return permissions.puede_ver_la_agenda(request.user)
