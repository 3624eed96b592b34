"""What leaves the panel as a sheet: safe to open, and said in the log. Sewn once, at start."""

import re
from datetime import datetime
from functools import wraps

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst, slugify
from wagtail.admin import messages
from wagtail.admin.views.mixins import ExcelDateFormatter, SpreadsheetExportMixin
from wagtail.log_actions import log

from sitio.hojas import BOM, celda
from sitio.texto import sin_controles

LETRAS_DEL_ROTULO = 31  # more, or some signs, and Excel does not open the book
SIN_HOJA = "De esta lista no se saca hoja de datos."
TITULOS = {
    "workflow": "Flujo",
    "requested_by": "Quién la envió",
    "task": "Paso",
    "started_at": "Empezó",
    "finished_at": "Terminó",
    "finished_by": "Quién lo decidió",
}


def anotar(*, por, que, filtros=""):
    """Says in the log who took what out, and with which filters."""
    log(por, "pregon.exportar", user=por, title=str(que), data={"filtros": filtros[:500]})


def coser():
    """The framework's own lists and reports go out as ours do."""
    SpreadsheetExportMixin.as_spreadsheet = _anotado(SpreadsheetExportMixin.as_spreadsheet)
    SpreadsheetExportMixin.get_heading = _con_titulo(SpreadsheetExportMixin.get_heading)
    SpreadsheetExportMixin.stream_csv = _con_marca(SpreadsheetExportMixin.stream_csv)
    SpreadsheetExportMixin.write_xlsx = _con_rotulo
    en_libro = {SpreadsheetExportMixin.FORMAT_XLSX: _hora_de_aqui}
    SpreadsheetExportMixin.custom_value_preprocess[datetime] = en_libro
    SpreadsheetExportMixin.preprocess_field_value = _sin_formulas(
        SpreadsheetExportMixin.preprocess_field_value
    )


def _anotado(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def as_spreadsheet(self, *args, **kwargs):
        if not self.list_export:
            messages.error(self.request, SIN_HOJA)
            return redirect(self.request.path)
        consulta = self.request.GET.urlencode()
        archivo = f"{slugify(_nombre(self))}-{timezone.localdate():%Y-%m-%d}"
        self.get_filename = lambda: archivo  # each view has its own, in English
        anotar(por=self.request.user, que=_nombre(self), filtros=consulta)
        return metodo(self, *args, **kwargs)

    return as_spreadsheet


def _nombre(vista):
    """What the list is called on the screen."""
    titulo = getattr(vista, "get_page_title", lambda: "")() or getattr(vista, "page_title", "")
    return titulo or capfirst(vista.model._meta.verbose_name_plural)


def rotulo(nombre):
    """The name of a sheet inside a book."""
    llano = " ".join(re.sub(r"[\[\]:*?/\\]", " ", str(nombre)).split())
    return llano.strip("'")[:LETRAS_DEL_ROTULO].strip(" '") or "Hoja"


def _con_rotulo(self, queryset, output):
    """The framework's book, whose sheet says what it is instead of «Sheet1»."""
    from openpyxl import Workbook  # noqa: PLC0415  15 MB of memory, for whoever takes a sheet out

    libro = Workbook(write_only=True, iso_dates=True)
    hoja = libro.create_sheet(title=rotulo(_nombre(self)))
    hoja.append([self.get_heading(queryset, campo) for campo in self.list_export])
    formato = ExcelDateFormatter().get()
    for cosa in queryset:
        fila = self.to_row_dict(cosa)
        hoja.append(self.generate_xlsx_row(hoja, fila, date_format=formato))
    libro.save(output)


def _hora_de_aqui(momento):
    """A book knows no time zones, and the framework's says Greenwich's hour."""
    return momento if timezone.is_naive(momento) else timezone.make_naive(momento)


def _con_titulo(metodo):
    """The framework reads no label of what it has already made a list of."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def get_heading(self, queryset, field):
        titulo = metodo(self, queryset, field)
        return TITULOS.get(field, titulo) if titulo == field else titulo

    return get_heading


def _con_marca(metodo):
    """Excel takes a sheet for Latin-1 unless it begins so."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def stream_csv(self, *args, **kwargs):
        yield BOM.encode()
        yield from metodo(self, *args, **kwargs)

    return stream_csv


def _sin_formulas(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def preprocess_field_value(self, field, value, export_format):
        valor = metodo(self, field, value, export_format)
        return celda(valor) if export_format == self.FORMAT_CSV else _en_libro(valor)

    return preprocess_field_value


def _en_libro(valor):
    """A book keeps numbers and dates as they are; it takes no signs that are not text."""
    if isinstance(valor, bool):
        return celda(valor)
    return sin_controles(valor) if isinstance(valor, str) else valor
