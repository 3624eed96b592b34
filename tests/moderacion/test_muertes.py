"""Killed at any moment, the program leaves nothing half done, on either engine."""

import pytest

from tests.base_propia import fundar, preguntar
from tests.muestra import TODO

MUERTES = 200 if TODO else 24
SEMILLA = 20261125
PUBLICAN, CADA_UNO = 8 if TODO else 4, 50 if TODO else 10

pytestmark = [pytest.mark.largo, pytest.mark.django_db, pytest.mark.xdist_group("muertes")]


@pytest.fixture(scope="module")
def entorno(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return fundar(tmp_path_factory.mktemp("muertes"))


def test_eight_people_publish_at_once_and_no_number_is_lost_nor_given_twice(entorno):
    orden = ("-m", "tests.moderacion.carrera", str(PUBLICAN), str(CADA_UNO))
    cuenta = preguntar(entorno, *orden)
    print(cuenta["segundos"])  # noqa: T201
    hasta = cuenta["antes"] + PUBLICAN * CADA_UNO
    assert cuenta["folios"] == list(range(1, hasta + 1))
    assert cuenta["contador"] == hasta


def test_killed_while_it_writes_it_leaves_all_or_nothing(entorno):
    cuenta = preguntar(entorno, "-m", "tests.moderacion.muertes", str(MUERTES), str(SEMILLA))
    print(cuenta)  # noqa: T201  how many, and where
    assert cuenta["mal"] == []
    assert cuenta["muertes"] >= MUERTES
    assert cuenta["dentro"] * 2 >= cuenta["muertes"], "half of them before the commit, at least"


def test_the_job_of_a_worker_that_was_killed_is_taken_up_and_takes_effect_once(entorno):
    cuenta = preguntar(entorno, "-m", "tests.moderacion.relevo", "9" if TODO else "3")
    for relevo in cuenta["relevos"]:
        assert relevo["bien"], relevo
        colgado = 1 < relevo["n"] < 9  # the first is the claim, not yet committed; the last, done
        assert relevo["colgados"] == relevo["sueltos"] == int(colgado), relevo
    assert all(relevo["murio"] for relevo in cuenta["relevos"])
    assert cuenta["que_mata"] == "FAILED"
