"""The blocks of a body, from the demo's data to what a StreamField keeps."""


def armar(bloques, imagenes, documentos):
    """A list of (block name, value), as StreamField takes it."""
    traductores = {
        "texto": lambda b: b["html"],
        "encabezado": lambda b: b["texto"],
        "cita": lambda b: {"texto": b["texto"], "autor": b["autor"]},
        "destacado": lambda b: {"titulo": b["titulo"], "texto": b["html"]},
        "imagen": lambda b: _foto(b, imagenes),
        "galeria": lambda b: [_foto(f, imagenes) for f in b["fotos"]],
        "documento": lambda b: {"documento": documentos[b["documento"]], "nota": ""},
        "tabla": _tabla,
    }
    return [(bloque["tipo"], traductores[bloque["tipo"]](bloque)) for bloque in bloques]


def _foto(datos, imagenes):
    imagen = imagenes[datos["imagen"]]
    imagen.contextual_alt_text, imagen.decorative = imagen.description, False
    return {"imagen": imagen, "pie": datos.get("pie", "")}


def _tabla(datos):
    return {
        "data": datos["filas"],
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": datos.get("titulo", ""),
    }
