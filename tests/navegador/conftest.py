"""The demo town as `make demo` serves it, in a real browser: one town for all these tests."""

import os
import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
OPCIONES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PACIENCIA = 420
CAPTURAS = settings.RAIZ / "capturas"


def pytest_collection_modifyitems(items):
    """All in one worker, since they share one town."""
    for item in items:
        if "navegador" in item.path.parts:
            item.add_marker(pytest.mark.navegador)
            item.add_marker(pytest.mark.xdist_group("navegador"))


@pytest.fixture(scope="session")
def pueblo(tmp_path_factory):
    """The address of the demo, founded from nothing by the same script as `make demo`."""
    if listo := os.environ.get("PUEBLO_LISTO"):
        yield listo
        return
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        puerto = libre.getsockname()[1]
    carpeta = tmp_path_factory.mktemp("pueblo")
    entorno = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "SECRET_KEY"}}
    entorno |= {"PORT": str(puerto), "VAR": str(carpeta / "var"), "HTTPS": "false"}
    entorno.pop("DJANGO_SETTINGS_MODULE", None)
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
            yield url
        finally:
            os.killpg(proceso.pid, signal.SIGTERM)
            proceso.wait(timeout=60)


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
            base_url=pueblo,
            **opciones,
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
