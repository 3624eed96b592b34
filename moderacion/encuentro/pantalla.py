"""The screen of a late form: piece by piece, what each wrote, and which one stays."""

import json

from django.shortcuts import render

from moderacion.rescatar.rescate import SECRETO

from . import lectura
from .fusion import CHOQUE, MIO

ELECCION = "elegir-"
NO_VUELVEN = (
    *("csrfmiddlewaretoken", "rescate", "rescatado", "contra", "seguir"),
    *("action-", "workflow-action-", ELECCION),
)
CONFLICTO = 409
CAMBIO = "Mientras usted escribía, {} guardó otra versión. Nada se perdió: vea qué cambió y elija."
USTED = "usted mismo, en otra ventana"
FALTA_ELEGIR = "Elija con qué se queda en cada recuadro."
BLOQUEADA = (
    "Ahora no se puede guardar: la página está en revisión o bloqueada. Su texto sigue aquí."
)


def pintar(atrasada, forma, fusion):
    """The answer: both texts in sight, and what was typed in fields that come back."""
    vista, datos = atrasada.vista, atrasada.datos
    contexto = {
        "titulo": vista.page.draft_title,
        "direccion": vista.get_edit_url(),
        "quien": atrasada.quien(),
        "errores": list(_errores(atrasada, fusion)),
        "recuadros": [_recuadro(forma, d, atrasada.elegido) for d in fusion.diferencias],
        "movidas": [lectura.nombre(forma, campo) for campo in fusion.movidas],
        "hay_mias": fusion.mias,
        "contra": atrasada.contra(),
        "nota": _nota(datos),
    }
    return mostrar(vista.request, contexto)


def mostrar(request, contexto):
    """The screen of two texts; what was typed comes back in hidden fields."""
    contexto["propia"] = contexto["quien"].startswith(USTED)
    contexto["cambio"] = CAMBIO.format(contexto["quien"])
    contexto["vuelven"] = [
        (campo, valor)
        for campo, valores in request.POST.lists()
        for valor in valores
        if not campo.startswith(NO_VUELVEN) and not SECRETO.search(campo)
    ]
    return render(request, "moderacion/encuentro.html", contexto, status=CONFLICTO)


def _errores(atrasada, fusion):
    if atrasada.vista.locked_for_user and fusion.mias:
        yield BLOQUEADA
    elif atrasada.decidida() and fusion.faltan(atrasada.elegido):
        yield FALTA_ELEGIR


def _recuadro(forma, diferencia, elegido):
    clase = type(forma.instance)
    mio, suyo = (
        lectura.en_palabras(clase, diferencia.campo, valor)
        for valor in (diferencia.mio, diferencia.suyo)
    )
    return {
        "clave": f"{ELECCION}{diferencia.clave}",
        "rotulo": lectura.rotulo(forma, diferencia),
        "mio": lectura.marcar(mio, suyo),
        "suyo": lectura.marcar(suyo, mio),
        "choca": diferencia.estado == CHOQUE,
        "es_mio": diferencia.estado == MIO,
        "elegido": elegido.get(diferencia.clave, ""),
    }


def _nota(datos):
    """What was written to its author, when what comes late is a decision."""
    try:
        datos = json.loads(datos.get("workflow-action-extra-data", "{}"))
    except ValueError:
        return ""
    return datos.get("comment", "") if isinstance(datos, dict) else ""
