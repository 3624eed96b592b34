"""A table as a file that a spreadsheet opens whole: in Spanish, and without running anything."""

import csv

from django.http import StreamingHttpResponse
from django.utils import timezone

BOM = "\ufeff"
DE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Eco:
    """What `csv` writes to, so that each line goes out as it is made."""

    def write(self, linea):
        return linea


def hoja_de_calculo(nombre, cabeza, renglones):
    """CSV with a BOM; a cell that a spreadsheet would take for a formula is only text."""
    escribir = csv.writer(_Eco()).writerow

    def lineas():
        yield BOM + escribir(cabeza)
        for renglon in renglones:
            yield escribir([_sin_formula(celda) for celda in renglon])

    archivo = f"{nombre}-{timezone.localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lineas(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{archivo}"'},
    )


def _sin_formula(celda):
    es_texto = isinstance(celda, str)
    return f"'{celda}" if es_texto and celda.lstrip(" ").startswith(DE_FORMULA) else celda
