"""Sheets that anyone opens in Excel: accents whole, and no cell that is taken for a formula."""

import csv
from datetime import date, datetime

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

BOM = "\ufeff"
DE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def celda(valor):
    """As it is written in the sheet; what a person typed never runs in another's computer."""
    if isinstance(valor, datetime):
        return en_la_zona(valor)
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if isinstance(valor, int | float):
        return valor
    texto = str(valor)
    return f"'{texto}" if texto.lstrip(" ").startswith(DE_FORMULA) else texto


def en_la_zona(momento, zona=None):
    """A moment as a cell says it, by the clocks of that zone; of the town, if none is said."""
    return f"{timezone.localtime(momento, zona):%d/%m/%Y %H:%M:%S}"


class _Renglon:
    """What csv asks of a file, for an answer that goes out line by line."""

    def write(self, linea):
        return linea


def csv_de(nombre, titulos, filas):
    """The sheet as an answer to download, line by line; `filas` may be a generator."""

    def lineas():
        hoja = csv.writer(_Renglon())
        yield BOM + hoja.writerow(titulos)
        for fila in filas:
            yield hoja.writerow([celda(valor) for valor in fila])

    respuesta = StreamingHttpResponse(lineas(), content_type="text/csv; charset=utf-8")
    respuesta["Content-Disposition"] = content_disposition_header(True, f"{nombre}.csv")
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
