"""The matrix of permissions: every role at every door of the admin, in every state of every page.

The doors come from the program's own URLconf; what is expected, from `tabla.py`, which asks
nothing of it. A sample by default; whole with TODO=1.
"""

import random

import pytest

from tests.muestra import TODO
from tests.permisos import rutas, tabla
from tests.permisos.veredicto import veredicto

SEMILLA = 20261125
ROLES = ("anónimo", "enlace", "redacción", "dirección", "subdirección", "administración")
ROLES = (*ROLES, "superusuario")
SIN_REGLA = (
    "Nadie ha dicho quién puede entrar por {}: agregue a REGLAS, en tests/permisos/tabla.py, una "
    'línea como Regla("{}", DIRIGEN).'
)

pytestmark = pytest.mark.django_db


def test_every_door_has_an_expectation():
    faltan = [p.clave for p in rutas.puertas() if not tabla.reglas_de(p.clave)]
    assert [SIN_REGLA.format(clave, clave) for clave in faltan] == []


def test_every_expectation_is_of_some_door():
    claves = {p.clave for p in rutas.puertas()}
    usadas = {id(regla) for clave in claves for regla in tabla.reglas_de(clave)}
    assert [r for r in tabla.REGLAS if id(r) not in usadas] == []


def test_the_matrix_has_ten_thousand_cells(juez):
    cuantas = sum(1 for _ in rutas.celdas(juez.pueblo, ROLES))
    print(f"\n{cuantas:,} celdas: {len(ROLES)} papeles, {len(list(rutas.puertas()))} puertas")  # noqa: T201
    assert cuantas >= 10_000


def test_every_cell_of_the_sample_is_as_the_table_says(juez):
    """One cell that the table grants and one that it forbids, for each door."""
    azar = random.Random(SEMILLA)  # noqa: S311  a seed, not a secret
    por_puerta = {}
    for celda in rutas.celdas(juez.pueblo, ROLES):
        si = tabla.permite(celda) is not None
        por_puerta.setdefault((celda.puerta.clave, si), []).append(celda)
    elegidas = [azar.choice(celdas) for celdas in por_puerta.values()]
    assert len(elegidas) >= 400
    assert malas(juez, elegidas) == []


@pytest.mark.largo
@pytest.mark.skipif(not TODO, reason="La matriz entera va en make test-todo")
@pytest.mark.parametrize("rol", ROLES)
def test_every_cell_is_as_the_table_says(juez, rol):
    assert malas(juez, rutas.celdas(juez.pueblo, [rol])) == []


def malas(juez, celdas):
    return [mal for celda in celdas if (mal := veredicto(celda, juez.hecho(celda)))]
