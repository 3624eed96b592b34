"""What every test may ask for."""

import os

import pytest
from django.core.cache import cache

from portada.actions import plantar_sitio
from portada.models import Portada

# The browser's driver leaves an event loop in its worker's thread; the tests that come after it in
# that worker are as synchronous as ever.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

NOMBRE = "San Jacinto de los Encinos"

# What no database can change: words on screen, files, mail, the shape of the code. These run on
# SQLite alone; everything else runs on both engines.
UN_MOTOR = (
    "tests/test_convenciones.py",
    "tests/test_humo.py",
    "tests/acervo",
    "tests/demo",
    "tests/migraciones",
    "tests/permisos",
    "tests/ayuntamiento/test_segundo_paso.py",
    "tests/moderacion/test_idioma.py",
    "tests/moderacion/test_mal_formados.py",
    "tests/moderacion/test_quejas.py",
    "tests/moderacion/test_rescate.py",
    "tests/moderacion/test_smtp.py",
    "tests/sitio/test_bloques.py",
    "tests/sitio/test_compresion.py",
    "tests/test_matriz.py",
)


def pytest_collection_modifyitems(items):
    for item in items:
        if str(item.path.relative_to(item.config.rootpath)).startswith(UN_MOTOR):
            item.add_marker(pytest.mark.un_motor)


@pytest.fixture(autouse=True)
def _medios_propios(settings, tmp_path):
    """Each test writes its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "medios"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The site is planted once in each worker's database; every test gives it back as it was."""
    with django_db_blocker.unblock():
        plantar_sitio(nombre=NOMBRE)


@pytest.fixture
def portada(db):
    """The site as `manage.py preparar` leaves it: front page and sections, all public."""
    cache.clear()
    return Portada.objects.first() or plantar_sitio(nombre=NOMBRE)
