"""The matrix is worth what it catches: each permission is flipped, and some cell must be wrong.

The cell that saw it the last time, in `cazadores.tsv`, is asked first; if it no longer does, all
of them are. `CAZADORES=1` writes the file anew.
"""

import os
import random
from pathlib import Path

import pytest

from tests.permisos import mutantes, rutas, tabla
from tests.permisos.test_permisos import ROLES, SEMILLA
from tests.permisos.veredicto import veredicto

CAZADORES = Path(__file__).with_name("cazadores.tsv")
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
    "dar modelo Administración acervo consentimiento retirar": "la puerta pide antes poder verlos",
}

pytestmark = pytest.mark.django_db


def casos():
    for nombre, donde in mutantes.predicados():
        for respuesta in (True, False):
            yield f"{nombre} → {respuesta}", (nombre, donde, respuesta)
    for cual in mutantes.concesiones():
        yield f"quitar {' '.join(cual)}", ("quitar", cual)
    for cual in mutantes.negaciones():
        yield f"dar {' '.join(cual)}", ("dar", cual)


def elegidos():
    return [caso for caso in casos() if caso[0] not in EQUIVALENTES]


def conocidos():
    """{mutant: the cell that saw it the last time}."""
    return dict(linea.split("\t") for linea in CAZADORES.read_text().splitlines())


@pytest.mark.parametrize(("nombre", "mutante"), [pytest.param(*c, id=c[0]) for c in elegidos()])
def test_a_flipped_permission_is_seen(juez, nombre, mutante):
    celda = cazador(juez, mutante, conocidos().get(nombre, ""))
    assert celda, f"Nadie nota «{nombre}»: la matriz no lo mira."
    if os.environ.get("CAZADORES"):
        apuntar(nombre, celda)


def test_what_is_known_is_of_some_permission():
    assert set(conocidos()) <= {nombre for nombre, _ in elegidos()}


def apuntar(nombre, celda):
    todos = {**conocidos(), nombre: str(celda)}
    CAZADORES.write_text("".join(f"{n}\t{c}\n" for n, c in sorted(todos.items())))


def cazador(juez, mutante, conocido):
    """The first cell that it turns wrong, tried from the likeliest."""
    for celda in candidatas(juez, mutante, conocido):
        with mutantes.puesto(*mutante):
            mal = veredicto(celda, juez.hecho(celda))
        if mal and not veredicto(celda, juez.hecho(celda)):
            return celda
    return None


def candidatas(juez, mutante, conocido):
    if mutante[0] in {"quitar", "dar"}:
        (_, grupo, _, modelo, accion), respuesta = mutante[1], mutante[0] == "dar"
        puertas, papeles = mutantes.DE_MODELO[modelo], mutantes.PAPELES[grupo]
        palabras = mutantes.DE_ACCION.get(accion, (accion,))
    else:
        nombre, _, respuesta = mutante
        puertas = mutantes.DONDE.get(nombre, mutantes.DE_PAGINAS)
        papeles, palabras = set(ROLES) - {"anónimo", "enlace"}, ("",)
    celdas = list(rutas.celdas(juez.pueblo, [r for r in ROLES if r in papeles], puertas))
    random.Random(SEMILLA).shuffle(celdas)  # noqa: S311  a seed, not a secret

    def de_lejos(celda):
        """What is asked sooner sorts before. Always yes is seen where it is forbidden."""
        prohibida = tabla.permite(celda) is None
        suya = any(palabra in celda.puerta.clave for palabra in palabras)
        return str(celda) != conocido, not suya, prohibida != respuesta

    return sorted(celdas, key=de_lejos)
