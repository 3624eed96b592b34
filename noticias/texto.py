"""A news item as plain text, for a newsroom to paste."""

import html
import re

BLOQUE = re.compile(r"</(p|li|h2)>")
CABEZAS = {"row", "both"}
MARCA = re.compile(r"<[^>]+>")


def texto_llano(noticia, data, ajustes=None):
    """Number, title, summaries, place and date, body and press contact, without marks."""
    partes = [_numero(noticia), noticia.title, *(s.value for s in noticia.sumarios), data]
    for bloque in noticia.cuerpo:
        if bloque.block_type in LECTORES:
            partes.append(LECTORES[bloque.block_type](bloque.value))
    return "\n\n".join(parte for parte in [*partes, _contacto(ajustes)] if parte)


def _numero(noticia):
    folio = getattr(noticia, "folio", None)
    return f"{noticia.rotulo} núm. {folio}" if folio else noticia.rotulo


def _contacto(ajustes):
    campos = ("prensa_nombre", "prensa_telefono", "prensa_correo")
    datos = [valor for campo in campos if (valor := getattr(ajustes, campo, ""))]
    return "\n".join(["Contacto de prensa", *datos]) if datos else ""


def _tabla(tabla):
    """A row a line: «Colonia: La Loma; Fecha: 5 de diciembre» where the table has headings."""
    filas = [[celda or "" for celda in fila] for fila in tabla["data"]]
    con_cabeza = (
        tabla.get("first_row_is_table_header") or tabla.get("table_header_choice") in CABEZAS
    )
    if con_cabeza and filas:
        cabeza, *filas = filas
        filas = [[_celda(*par) for par in zip(cabeza, fila, strict=False)] for fila in filas]
    renglones = ["; ".join(celda for celda in fila if celda) for fila in filas]
    return "\n".join([tabla.get("table_caption") or "", *renglones]).strip()


def _celda(cabeza, dato):
    return f"{cabeza}: {dato}" if cabeza and dato else dato


def _sin_marcas(texto):
    return html.unescape(MARCA.sub("", BLOQUE.sub("\n\n", texto.source))).strip()


LECTORES = {
    "texto": _sin_marcas,
    "encabezado": str,
    "cita": lambda cita: f"«{cita['texto']}»\n— {cita['autor']}",
    "tabla": _tabla,
    "destacado": lambda aviso: f"{aviso['titulo']}\n{_sin_marcas(aviso['texto'])}",
}
