"""What a photograph that is brought says of itself: caption, credit, what is seen.

A CSV beside it rules; without one, what the camera or the archive wrote inside (IPTC, then XMP).
"""

import csv
import io
from dataclasses import dataclass

from PIL import Image, IptcImagePlugin

from acervo.limpieza import SE_LEEN
from sitio.texto import sin_controles

TOPE_DEL_CSV, TOPE_DEL_XMP = 2 * 1024 * 1024, 512 * 1024
PIE, AUTOR, CREDITO = (2, 120), (2, 80), (2, 110)
COLUMNAS = {
    "archivo": "archivo",
    "foto": "archivo",
    "pie": "pie",
    "pie de foto": "pie",
    "credito": "credito",
    "crédito": "credito",
    "texto": "texto",
    "texto alternativo": "texto",
}
LARGOS = {"pie": 300, "credito": 120, "texto": 255}


@dataclass(frozen=True)
class Dicho:
    pie: str = ""
    credito: str = ""
    texto: str = ""


def de_csv(crudo):
    """{name of a file, in lower case: Dicho}; {} of what is not such a table."""
    texto = _en_letras(crudo[:TOPE_DEL_CSV])
    primera = texto.split("\n", 1)[0]
    separador = max(",;\t", key=primera.count)
    try:
        filas = list(csv.reader(io.StringIO(texto), delimiter=separador))
    except csv.Error:
        return {}
    cabeza = [COLUMNAS.get(celda.strip().lower()) for celda in (filas or [[]])[0]]
    if "archivo" not in cabeza:
        return {}
    return dict(_renglon(cabeza, fila) for fila in filas[1:] if any(fila))


def _renglon(cabeza, fila):
    dichas = {c: _limpio(v, c) for c, v in zip(cabeza, fila, strict=False) if c}
    archivo = dichas.pop("archivo", "").lower()
    return archivo, Dicho(**dichas)


def de_archivo(archivo):
    """What is written inside, {} if nothing is or it cannot be read: anything may be there."""
    archivo.seek(0)
    try:
        with Image.open(archivo, formats=SE_LEEN) as imagen:
            de_iptc, de_xmp = _de_iptc(imagen), _de_xmp(imagen)
    except Exception:  # noqa: BLE001  whatever is broken in it, the photograph may still be good
        return Dicho()
    return Dicho(
        pie=_limpio(de_iptc[0] or de_xmp[0], "pie"),
        credito=_limpio(de_iptc[1] or de_xmp[1], "credito"),
    )


def _de_iptc(imagen):
    try:
        dichos = IptcImagePlugin.getiptcinfo(imagen) or {}
    except Exception:  # noqa: BLE001  see de_archivo
        return "", ""
    return _de(dichos, PIE), _de(dichos, AUTOR) or _de(dichos, CREDITO)


def _de(dichos, clave):
    valor = dichos.get(clave) or b""
    return ", ".join(map(_en_letras, valor)) if isinstance(valor, list) else _en_letras(valor)


def _de_xmp(imagen):
    """`getxmp` reads with defusedxml: no entity is expanded, nothing is fetched."""
    if len(imagen.info.get("xmp", b"")) > TOPE_DEL_XMP:
        return "", ""
    try:
        rdf = imagen.getxmp()["xmpmeta"]["RDF"]["Description"]
    except Exception:  # noqa: BLE001  see de_archivo
        return "", ""
    todo = {}
    for parte in rdf if isinstance(rdf, list) else [rdf]:
        todo |= parte
    return _texto(todo.get("description")), _texto(todo.get("creator") or todo.get("Credit"))


def _texto(valor):
    """The first text of what XMP nests: an alternative by language, or a list."""
    while isinstance(valor, dict | list) and valor:
        if isinstance(valor, list):
            valor = valor[0]
        else:
            valor = next((valor[c] for c in ("Alt", "Seq", "Bag", "li", "text") if c in valor), "")
    return valor if isinstance(valor, str) else ""


def _en_letras(crudo):
    """UTF-8 where it is; else what Windows wrote."""
    if isinstance(crudo, str):
        return crudo
    try:
        return crudo.decode("utf-8-sig")
    except UnicodeDecodeError:
        return crudo.decode("cp1252", "replace")


def _limpio(texto, campo):
    return " ".join(sin_controles(texto).split())[: LARGOS.get(campo, 255)]
