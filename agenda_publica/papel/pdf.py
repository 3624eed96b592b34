"""A page made PDF, by another process that is given all that it may use (`imprenta`)."""

import base64
import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.templatetags.static import static

from acervo.templatetags.fotos import medida

from . import imprenta

logger = logging.getLogger(__name__)

HOJA = "admin/papel.css"
LETRAS = [
    "fuentes/archivo-latin-wght-normal.woff2",
    "fuentes/faustina-latin-wght-normal.woff2",
    "fuentes/faustina-latin-400-italic.woff2",
]
PLAZO, TURNO = 45, 10  # seconds that a person waits for it, and for that of another before
# What the other process is told of this one: no key, no database.
DEL_ENTORNO = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH", "LD_LIBRARY_PATH", "FONTCONFIG_PATH")
NO_SE_PUEDE = (
    "Aquí no se pueden hacer archivos PDF, porque faltan programas en el servidor: imprima esta "
    "página con su navegador, o guárdela como PDF desde ahí, y avise a sistemas."
)
TARDA = "El PDF tarda demasiado: pida menos días, o imprima esta página con su navegador."
FALLO = "No se pudo hacer el PDF: imprima esta página con su navegador."
turno = threading.BoundedSemaphore(1)  # each one weighs as much as the server: one at a time


class SinPdf(Exception):
    """There is no PDF; its text says why, and what to do."""


def hacer(*, html, escudo):
    """The octets of that page, with the arms that it shows, if any. Raises SinPdf."""
    recursos = dict([*_de_casa(), *_del_escudo(escudo)])
    pedido = {
        "html": html,
        "css": Path(finders.find(HOJA)).read_text(encoding="utf-8"),
        "hoja": f"{settings.STATIC_URL}{HOJA}",
        "recursos": {camino: base64.b64encode(dato).decode() for camino, dato in recursos.items()},
    }
    if not turno.acquire(timeout=TURNO):
        raise SinPdf(TARDA)
    try:
        return _mandar(json.dumps(pedido).encode())
    finally:
        turno.release()


def _mandar(pedido):
    orden = [sys.executable, "-P", imprenta.__file__]
    entorno = {nombre: os.environ[nombre] for nombre in DEL_ENTORNO if nombre in os.environ}
    try:
        hecho = subprocess.run(  # noqa: S603  our own program
            orden, input=pedido, env=entorno, capture_output=True, timeout=PLAZO, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise SinPdf(TARDA) from error
    if hecho.returncode:
        logger.warning("Sin PDF (%s): %s", hecho.returncode, hecho.stderr[-500:])
    if hecho.returncode == imprenta.SIN_BIBLIOTECAS:
        raise SinPdf(NO_SE_PUEDE)
    if hecho.returncode or not hecho.stdout.startswith(b"%PDF"):
        raise SinPdf(FALLO)
    return hecho.stdout


def _de_casa():
    """(path, octets) of the letters, and of the arms of whoever has none."""
    for nombre in LETRAS:
        yield f"{settings.STATIC_URL}{nombre}", Path(finders.find(nombre)).read_bytes()
    yield static("escudo.svg"), Path(finders.find("escudo.svg")).read_bytes()


def _del_escudo(imagen):
    hecha = medida(imagen, "webp-400") if imagen else {}
    if not hecha or not hecha["url"].startswith(settings.MEDIA_URL):
        return
    try:
        with default_storage.open(unquote(hecha["url"].removeprefix(settings.MEDIA_URL))) as suyo:
            yield hecha["url"], suyo.read()
    except OSError:
        logger.warning("No se encontró el escudo en %s", hecha["url"])
