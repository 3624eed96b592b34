"""Whether this machine can make a PDF: tests that need one are skipped where it cannot."""

import ctypes

import pytest

BIBLIOTECAS = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")


def _hay():
    try:
        for nombre in BIBLIOTECAS:
            ctypes.CDLL(nombre)
    except OSError:
        return False
    return True


con_pdf = pytest.mark.skipif(not _hay(), reason="Faltan las bibliotecas de WeasyPrint")
formatos = pytest.mark.parametrize("formato", ["", pytest.param("pdf", marks=con_pdf)])
