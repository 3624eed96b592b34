"""One town for all of these: every question leaves it as it was."""

import pytest
from django.conf import settings as ajustes
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from portada.actions import plantar_sitio
from tests.muestra import TODO
from tests.permisos.juicio import Juez
from tests.permisos.pueblo import fundar

SIN_PINTAR = "tests.permisos.juicio.SinPintar"


def pytest_collection_modifyitems(items):
    """All in one worker, or in two when everything is tried: each founds the town once."""
    suyos = [item for item in items if "permisos" in item.path.parts]
    for n, item in enumerate(suyos):
        item.add_marker(pytest.mark.xdist_group(f"permisos-{n % 2 if TODO else 0}"))


@pytest.fixture(scope="package")
def juez(django_db_setup, django_db_blocker, tmp_path_factory):
    medios = tmp_path_factory.mktemp("permisos") / "medios"
    cambios = override_settings(MEDIA_ROOT=medios, MIDDLEWARE=[*ajustes.MIDDLEWARE, SIN_PINTAR])
    with django_db_blocker.unblock(), cambios, transaction.atomic():
        cache.clear()
        yield Juez(fundar(plantar_sitio(nombre="San Jacinto de los Encinos")))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _medios_propios():
    """The town's files are its own."""
