"""Whether what happened is what the table says."""

from tests.permisos import tabla

SE_CAE_A_PROPOSITO = {"wagtailadmin_error_test"}


def veredicto(celda, hecho):
    """What is wrong with a cell, as a sentence; nothing, if it is right."""
    mal = _caida(celda, hecho) or _de_mas(celda, hecho) or _de_menos(celda, hecho)
    return f"{celda}: {mal}" if mal else ""


def _caida(celda, hecho):
    caida = hecho.estado >= 500 and celda.puerta.nombre not in SE_CAE_A_PROPOSITO
    return f"contestó {hecho.estado}" if caida else ""


def _de_mas(celda, hecho):
    regla = tabla.permite(celda)
    if regla is None and hecho.escribio:
        return f"escribió sin permiso en {', '.join(sorted(hecho.escribio))}"
    if regla is None and hecho.entro and tabla.modo(celda) == "entra":
        return f"entró sin permiso ({hecho.estado})"
    if hecho.cambio_lo_publico and (regla is None or regla.modo != "publica"):
        return "cambió lo que lee la gente"
    return ""


def _de_menos(celda, hecho):
    regla = tabla.permite(celda)
    if regla is None:
        return ""
    if hecho.estado == 405:  # nobody enters by that method
        return ""
    if regla.modo == "entra":
        return "" if hecho.entro else f"no pudo entrar ({hecho.estado})"
    return "" if hecho.escribio else f"no pudo ({hecho.estado})"
