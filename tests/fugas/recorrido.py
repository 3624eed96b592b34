"""Goes wherever a page leads, from every public door, and reads it all: also inside a ZIP."""

import re
import zipfile
from collections import deque
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings

LLEVA_A = re.compile(
    r"""(?:["'\s(,>]|^)((?:https?://[^/"'\s<>)]+)?/[^"'\s<>),\\]*)""", re.MULTILINE
)
AJENAS = ("/admin/", "/static/", "/_util/", "//")
PROPIAS = ("", "testserver", urlsplit(settings.SITIO_URL).netloc, "localhost", "localhost:8000")
A_LO_MAS = 400


def recorrer(client, puertas):
    """Yields (address, answer, bytes) of those doors and of what they lead to, each once."""
    cola, vistas = deque(puertas), set()
    while cola and len(vistas) < A_LO_MAS:
        url = cola.popleft()
        if url in vistas:
            continue
        vistas.add(url)
        respuesta = client.get(url)
        contenido = _entero(respuesta)
        yield url, respuesta, contenido
        if respuesta.get("Content-Type", "").startswith(("text/", "application/")):
            cola.extend(_enlaces(contenido))
        if "Location" in respuesta:
            cola.extend(_enlaces(respuesta["Location"].encode()))


def _entero(respuesta):
    contenido = b"".join(respuesta.streaming_content) if respuesta.streaming else respuesta.content
    if not zipfile.is_zipfile(BytesIO(contenido)):
        return contenido
    with zipfile.ZipFile(BytesIO(contenido)) as paquete:
        piezas = [nombre.encode() + b"\n" + paquete.read(nombre) for nombre in paquete.namelist()]
    return b"\n".join(piezas)


def _enlaces(contenido):
    for hallado in LLEVA_A.findall(contenido.decode(errors="replace")):
        partes = urlsplit(hallado.replace("&amp;", "&"))
        camino = f"{partes.path}?{partes.query}" if partes.query else partes.path
        if partes.netloc in PROPIAS and not camino.startswith(AJENAS):
            yield camino
