"""What every test may ask for."""

import pytest
from django.core.cache import cache

from portada.actions import plantar_sitio


@pytest.fixture(autouse=True)
def _medios_propios(settings, tmp_path):
    """Each test writes its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "medios"


@pytest.fixture
def portada(db):
    """The site as `manage.py preparar` leaves it: front page and sections, all public."""
    cache.clear()
    return plantar_sitio(nombre="San Jacinto de los Encinos")
