"""What every test may ask for."""

import gc
import os
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection, connections

from moderacion.electoral import veda
from portada.actions import plantar_sitio
from portada.models import Portada
from tests import muestra

# The browser's driver leaves an event loop in its worker's thread; the tests that come after it in
# that worker are as synchronous as ever.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

gc.set_threshold(50_000)  # as manage.py: the tests take a fifth less

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


# What the engine is in the middle of: locks, search, JSON, numbering. These run whole on both;
# of the rest, PostgreSQL takes one in thirty-two, and all of them with TODO=1.
DEL_MOTOR = (
    "tests/agenda_publica/test_anotar_a_la_vez.py",
    "tests/buzon/test_atender_a_la_vez.py",
    "tests/buzon/test_dos_pulsos.py",
    "tests/buzon/test_linea_cortada.py",
    "tests/moderacion/test_a_la_vez.py",
    "tests/moderacion/test_folios.py",
    "tests/moderacion/test_muertes.py",
    "tests/moderacion/test_publicar.py",
    "tests/moderacion/test_trabajar.py",
    "tests/sitio/test_busqueda.py",
    "tests/sitio/test_marca.py",
)
# What leans on it too, of which it takes one in four.
TAMBIEN_DEL_MOTOR = (
    "tests/moderacion/test_cotejo.py",
    "tests/moderacion/test_cuatro_ojos.py",
    "tests/moderacion/test_programa.py",
    "tests/moderacion/test_tabla_de_puertas.py",
)
UNA_DE_CUATRO, UNA_DE_CADA = 4, 32


def pytest_collection_modifyitems(config, items):
    """PostgreSQL has its part; of a test marked `muestra`, some of its cases are run."""
    for item in items:
        if _archivo(item).startswith(UN_MOTOR):
            item.add_marker(pytest.mark.un_motor)
    if not muestra.se_corre_entera(config):
        muestra.dejar_fuera(config, items, {*_de_otro_motor(items), *_de_sobra(items)})


def _archivo(item):
    return str(item.path.relative_to(item.config.rootpath))


def _de_otro_motor(items):
    """What PostgreSQL does not run: always the same, in every worker."""
    if connection.vendor == "sqlite":
        return []
    suyos = (item for item in items if not _archivo(item).startswith((*UN_MOTOR, *DEL_MOTOR)))
    return [item for item in suyos if zlib.crc32(item.nodeid.encode()) % _una_de(item)]


def _una_de(item):
    return UNA_DE_CUATRO if _archivo(item).startswith(TAMBIEN_DEL_MOTOR) else UNA_DE_CADA


def _de_sobra(items):
    for casos in muestra.casos(items).values():
        if marca := casos[0].get_closest_marker("muestra"):
            yield from set(casos) - set(muestra.elegir(casos, *marca.args))


@pytest.fixture(autouse=True)
def _medios_propios(settings, tmp_path):
    """Each test writes its files in a folder of its own, and what it sets aside too."""
    settings.MEDIA_ROOT = tmp_path / "medios"
    settings.VAR = tmp_path


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The site is planted once in each worker's database; every test gives it back as it was."""
    with django_db_blocker.unblock():
        plantar_sitio(nombre=NOMBRE)
        numerar_distinto()


def numerar_distinto():
    """No two tables begin at the same number: what takes one key for another is found out.

    PostgreSQL never goes back to one; each table of SQLite would give 1, 2, 3 in every test.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        tablas = sorted(connection.introspection.table_names(cursor))
        cursor.execute("SELECT name FROM sqlite_sequence")
        con_cuenta = {nombre for (nombre,) in cursor.fetchall()}
        for n, tabla in enumerate(tablas, start=1):
            if tabla in con_cuenta:
                orden = "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s"
            else:
                orden = "INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)"
            cursor.execute(orden, [n * 1000, tabla])


@pytest.fixture(autouse=True)
def memoria(monkeypatch):
    """Nothing is remembered from the test before, nor forgotten in this one: machines are slow."""
    cache.clear()
    monkeypatch.setattr(veda, "SEGUNDOS", 3600)


@pytest.fixture
def portada(db):
    """The site as `manage.py preparar` leaves it: front page and sections, all public."""
    return Portada.objects.first() or plantar_sitio(nombre=NOMBRE)


@pytest.fixture
def de_todos(tmp_path, monkeypatch):
    """Runs that once for each thing, at once, each on a connection of its own, as requests do.

    SQLite's own database of tests is in memory, of one connection: it is copied to a file, as it
    would be in a town hall.
    """
    if connection.vendor == "sqlite":
        archivo = str(tmp_path / "pregon.sqlite3")

        def copiar():
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [archivo])
            monkeypatch.setitem(connections.settings["default"], "NAME", archivo)
    else:

        def copiar():
            """They all see the same one."""

    def correr(hacer, *cosas):
        def uno(cosa):
            try:
                return hacer(cosa)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(cosas)) as hilos:
            return list(hilos.map(uno, cosas))

    correr.copiar = copiar
    return correr
