"""The matrix is worth what it catches: each permission is flipped, and some cell must be wrong.

A sample by default; all of them with TODO=1.
"""

import os
import random

import pytest

from tests.permisos import mutantes, rutas, tabla
from tests.permisos.test_permisos import ROLES, SEMILLA
from tests.permisos.veredicto import veredicto

TODO = bool(os.environ.get("TODO"))
MUESTRA = 6
# Flipped, nobody can do more or less than before: why.
EQUIVALENTES = {
    **{
        f"{nombre} → False": "ya contesta que no a todos"
        for nombre in ("can_publish", "can_publish_subpage", "can_unpublish")
    },
    "puede_urgir → True": "quien dirige y escribió ya puede, y a quien no escribió se le ofrece "
    "aprobar, no la urgencia",
    "puede_volver_a_intentar → True": "el correo de este pueblo espera a una persona; que lo demás "
    "no se vuelve a intentar se prueba en test_smtp",
    "puede_sacar_de_revision → True": "la puerta pide antes poder proponer, y quien propone puede "
    "escribir cualquier página",
    **{
        f"quitar colección {grupo} wagtailmedia media choose": "wagtailmedia no lo pregunta: elige "
        "quien puede agregar"
        for grupo in ("Redacción", "Dirección", "Administración")
    },
    **{
        f"dar modelo {grupo} moderacion aprobacion urgir": "sin ser de dirección no se publica"
        for grupo in ("Redacción", "Administración")
    },
}

pytestmark = pytest.mark.django_db


def casos():
    for nombre, donde in mutantes.predicados():
        for respuesta in (True, False):
            yield f"{nombre} → {respuesta}", (nombre, donde, respuesta)
    for cual in mutantes.concesiones():
        yield f"quitar {' '.join(cual)}", ("quitar", cual)
    for cual in sorted(mutantes.negaciones()):
        yield f"dar {' '.join(cual)}", ("dar", cual)


def elegidos():
    todos = [caso for caso in casos() if caso[0] not in EQUIVALENTES]
    azar = random.Random(SEMILLA)  # noqa: S311  a seed, not a secret
    return todos if TODO else azar.sample(todos, MUESTRA)


@pytest.mark.parametrize(("nombre", "mutante"), [pytest.param(*c, id=c[0]) for c in elegidos()])
def test_a_flipped_permission_is_seen(juez, nombre, mutante):
    assert cazado(juez, mutante), f"Nadie nota «{nombre}»: la matriz no lo mira."


def cazado(juez, mutante):
    """The first cell that it turns wrong, tried from the likeliest."""
    for celda in candidatas(juez, mutante):
        with mutantes.puesto(*mutante):
            mal = veredicto(celda, juez.hecho(celda))
        if mal and not veredicto(celda, juez.hecho(celda)):
            return mal
    return None


def candidatas(juez, mutante):
    if mutante[0] in {"quitar", "dar"}:
        (_, grupo, _, modelo, _), respuesta = mutante[1], mutante[0] == "dar"
        puertas, papeles = mutantes.DE_MODELO[modelo], mutantes.PAPELES[grupo]
    else:
        nombre, _, respuesta = mutante
        puertas = mutantes.DONDE.get(nombre, mutantes.DE_PAGINAS)
        papeles = set(ROLES) - {"anónimo", "enlace"}
    celdas = list(rutas.celdas(juez.pueblo, [r for r in ROLES if r in papeles], puertas))
    random.Random(SEMILLA).shuffle(celdas)  # noqa: S311  a seed, not a secret
    # always yes is seen where it is forbidden; always no, where it is not
    return sorted(celdas, key=lambda c: (tabla.permite(c) is None) != respuesta)
