"""The demo town as `make demo` serves it, in a real browser: one town for all these tests."""

import os
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests import muestra

CHROMIUM = "/usr/bin/chromium"
OPCIONES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PACIENCIA = 1_200
PRUEBAS, CASOS = 4, 6  # of the tests of a module, one in four; of the cases of each, one in six
PROGRAMAS = settings.RAIZ / ".venv" / "bin"
SECRETO = "3132333435363738393031323334353637383930"
PONER_TELEFONO = f"""
from ayuntamiento import segundo_paso
from ayuntamiento.models import Usuario
segundo_paso.estrenar(Usuario.objects.get(username="subdireccion"), "{SECRETO}")
"""
DAR_DE_ALTA = """
from django.contrib.auth.models import Group
from ayuntamiento.models import Usuario
persona = Usuario.objects.create_user("{nombre}", "{nombre}@demo.pregon.example", "demo-local")
persona.groups.add(Group.objects.get(name="Redacción"))
"""
RECIEN = "recien-fundado.sqlite3"
CAPTURAS = settings.RAIZ / "capturas"


def pytest_collection_modifyitems(config, items):
    """Of each module a sample of its tests, and of each of them some of its cases."""
    suyos = [item for item in items if "navegador" in item.path.parts]
    for item in suyos:
        item.add_marker(pytest.mark.navegador)
        item.add_marker(pytest.mark.xdist_group("navegador"))  # they share one town
    casos, modulos = muestra.casos(suyos), {}
    for prueba in casos:
        modulos.setdefault(prueba[0], []).append(prueba)
    elegidas = {una for unas in modulos.values() for una in muestra.elegir(unas, PRUEBAS)}
    elegidos = {item for una in elegidas for item in muestra.elegir(casos[una], CASOS)}
    if not muestra.se_corre_entera(config):
        muestra.dejar_fuera(config, items, set(suyos) - elegidos)


@pytest.fixture(scope="session")
def carpeta(tmp_path_factory):
    """Where the demo of these tests keeps what is its own."""
    return tmp_path_factory.mktemp("pueblo")


def _puerto():
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        return libre.getsockname()[1]


@pytest.fixture(scope="session")
def pueblo(carpeta):
    """The address of the demo, founded from nothing by the same script as `make demo`."""
    if listo := os.environ.get("PUEBLO_LISTO"):
        yield listo
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # who is told to end, ends its town
    puerto = _puerto()
    entorno = _entorno(carpeta) | {"PORT": str(puerto)}
    with (carpeta / "demo.log").open("w") as bitacora:
        proceso = subprocess.Popen(  # noqa: S603  our own script
            [str(settings.RAIZ / ".ci" / "demo")],
            env=entorno,
            stdout=bitacora,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            url = f"http://127.0.0.1:{puerto}"
            _esperar(url, proceso, carpeta / "demo.log")
            _apartar(carpeta)
            yield url
        finally:
            _terminar(proceso)


def _terminar(proceso):
    """The script ends what it began; what does not end so, all of it, at once."""
    proceso.terminate()
    try:
        proceso.wait(timeout=60)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(proceso.pid, signal.SIGKILL)


def _entorno(carpeta):
    ajenas = {"DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"}
    entorno = {k: v for k, v in os.environ.items() if k not in ajenas}
    return entorno | {"VAR": os.environ.get("PUEBLO_VAR", str(carpeta / "var")), "HTTPS": "false"}


@pytest.fixture(scope="session")
def servidor_con_codigo(pueblo, carpeta):
    """The same town, served where a second step is asked."""
    if os.environ.get("PUEBLO_LISTO") and not os.environ.get("PUEBLO_VAR"):
        pytest.skip("hace falta saber dónde guarda ese pueblo lo suyo: PUEBLO_VAR")
    puerto = _puerto()
    url = f"http://127.0.0.1:{puerto}"
    entorno = _entorno(carpeta) | {"DEMO": "1", "SEGUNDO_PASO": "true", "SITIO_URL": url}
    granian = [str(PROGRAMAS / "granian"), "--interface", "wsgi", "--port", str(puerto)]
    with (carpeta / "codigo.log").open("w") as bitacora:
        proceso = subprocess.Popen(  # noqa: S603  our own
            [*granian, "--blocking-threads", "4", "sitio.wsgi:application"],
            env=entorno,
            cwd=settings.RAIZ,
            stdout=bitacora,
            stderr=subprocess.STDOUT,
        )
        try:
            _esperar(url, proceso, carpeta / "codigo.log")
            yield url
        finally:
            proceso.terminate()
            proceso.wait(timeout=60)


@pytest.fixture
def pueblo_con_codigo(servidor_con_codigo, carpeta):
    """The telephone of `subdireccion` is new, with SECRETO: none of its codes has been used."""
    _en_el_pueblo(carpeta, PONER_TELEFONO)
    return servidor_con_codigo


@pytest.fixture
def en_el_pueblo(pueblo, carpeta):
    """Runs a program inside the town."""
    if os.environ.get("PUEBLO_LISTO") and not os.environ.get("PUEBLO_VAR"):
        pytest.skip("hace falta saber dónde guarda ese pueblo lo suyo: PUEBLO_VAR")
    return lambda programa: _en_el_pueblo(carpeta, programa)


@pytest.fixture
def recien_fundado(pueblo, carpeta):
    """Runs a program inside the town as it was when it was founded."""
    if os.environ.get("PUEBLO_LISTO"):
        pytest.skip("ese pueblo ya no está como se fundó")
    return lambda programa: _en_el_pueblo(
        carpeta, programa, DATABASE_URL=f"sqlite:///{carpeta}/{RECIEN}"
    )


@pytest.fixture
def alguien(en_el_pueblo):
    """The name of a new person of Redacción, whom nobody misses if she is locked out."""
    nombre = f"persona-{time.time_ns()}"
    en_el_pueblo(DAR_DE_ALTA.format(nombre=nombre))
    return nombre


def _en_el_pueblo(carpeta, programa, **mas):
    entorno = _entorno(carpeta) | {"DEMO": "1", **mas}
    orden = [str(PROGRAMAS / "python"), "manage.py", "shell", "-c", programa]
    subprocess.run(orden, env=entorno, cwd=settings.RAIZ, check=True)  # noqa: S603  our own


def _apartar(carpeta):
    """A copy of its database before anybody uses it."""
    viva = Path(_entorno(carpeta)["VAR"]) / "pregon.sqlite3"
    with closing(sqlite3.connect(viva)) as base:
        base.execute("VACUUM INTO ?", [str(carpeta / RECIEN)])


def _esperar(url, proceso, bitacora):
    limite = time.monotonic() + PACIENCIA
    while time.monotonic() < limite:
        if proceso.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/salud/", timeout=2):  # noqa: S310  loopback
                return
        except OSError:
            time.sleep(1)
    pytest.fail(f"La demostración no arrancó:\n{bitacora.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        navegador = playwright.chromium.launch(executable_path=CHROMIUM, args=OPCIONES)
        yield navegador
        navegador.close()


@pytest.fixture
def abrir(chromium, pueblo):
    """Opens a window of its own (no cookies of others) of that width on the town."""
    contextos = []

    def nueva(ancho=1280, alto=900, **opciones):
        contexto = chromium.new_context(
            viewport={"width": ancho, "height": alto},
            locale="es-MX",
            **{"base_url": pueblo, **opciones},
        )
        contextos.append(contexto)
        ventana = contexto.new_page()
        ventana.set_default_timeout(20_000)
        return ventana

    yield nueva
    for contexto in contextos:
        contexto.close()


@pytest.fixture
def captura():
    """Keeps what a window shows, to be looked at: capturas/<name>.png."""
    CAPTURAS.mkdir(exist_ok=True)

    def tomar(ventana, nombre):
        ventana.screenshot(path=CAPTURAS / f"{nombre}.png", full_page=True)

    return tomar
