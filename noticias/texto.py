"""A news item as plain text, for a newsroom to paste."""

import html
import re

BLOQUE = re.compile(r"</(p|li|h2)>")
MARCA = re.compile(r"<[^>]+>")


def texto_llano(noticia, data):
    """Title, summaries, place and date, and body, without marks."""
    partes = [noticia.title, *(sumario.value for sumario in noticia.sumarios), data]
    for bloque in noticia.cuerpo:
        if bloque.block_type in LECTORES:
            partes.append(LECTORES[bloque.block_type](bloque.value))
    return "\n\n".join(parte for parte in partes if parte)


def _sin_marcas(texto):
    return html.unescape(MARCA.sub("", BLOQUE.sub("\n\n", texto.source))).strip()


LECTORES = {
    "texto": _sin_marcas,
    "encabezado": str,
    "cita": lambda cita: f"«{cita['texto']}» {cita['autor']}",
    "destacado": lambda aviso: f"{aviso['titulo']}\n{_sin_marcas(aviso['texto'])}",
}
