"""The rows of a sheet or of a table, as the lines that are read: what a cell is, its heading says.

A row is told by its tabs or by its bars. Without a heading, a cell is what goes between commas.
"""

import re
import unicodedata

from .fechas import PATRONES, es_parte_del_dia

CELDA = re.compile(r"[\t|]")
ORILLAS = re.compile(r"^ *\||\|\s*$")
NUMERO = re.compile(r"\d{1,2}\s*(?:[.)]|\.-)")
HORA_SOLA = re.compile(r"\d{1,2}(?:\s*[-–—a]\s*\d{1,2})?")
PUNTUADO = re.compile(r"[,;.()«»\d]")
# As a sheet copies what has a line break, or quotation marks, within.
ENTRE_COMILLAS = re.compile(r'(?<![^\t\n])"((?:[^"]|""){1,2000})"(?![^\t\n])')
FECHA, HORA, LUGAR, PRESIDE, ASISTE = "fecha", "hora", "lugar", "preside", "asiste"
FIN = "fin"
NOTAS = "notas"  # what the office has to know, and is no title
# What a column is called; the first that fits: «Fecha y hora» is a day, «Hora de fin», an end.
COLUMNAS = {
    "numero": {"no", "num", "numero"},
    "dia": {"dia"},
    FECHA: {"fecha"},
    "mes": {"mes"},
    FIN: {"fin", "final", "termino", "termina"},
    HORA: {"hora", "horario", "inicio", "inicia"},
    LUGAR: {"lugar", "sede", "ubicacion", "direccion", "domicilio", "donde"},
    PRESIDE: {"preside", "presidira", "encabeza"},
    ASISTE: {"asiste", "asisten", "asistira", "asistencia", "asistentes"},
    NOTAS: {"observaciones", "observacion", "notas", "nota", "comentarios", "requerimientos"}
    | {"contacto", "telefono", "tel", "celular", "responsable", "enlace"},
    "acto": {"actividad", "evento", "acto", "titulo", "asunto", "descripcion", "nombre", "tema"},
}
ADEMAS = {"de", "del", "la", "el", "los", "y", "quien", "que", "funcionario", "semana"}
CONOCIDAS = ADEMAS.union(*COLUMNAS.values())


def en_renglones(texto):
    """[line…], blank those that say nothing; a heading is left out, and blank the rule below it."""
    columnas, ultimo, renglones = None, "", []
    for renglon in _sin_comillas(texto).splitlines():
        celdas = _celdas(renglon)
        dichas = [celda for celda in celdas if celda]
        if (nuevas := _encabezado(celdas)) is not None:
            columnas, ultimo = nuevas, ""
        elif columnas and len(dichas) > 1:
            fila = _por_columna(columnas, celdas)
            ultimo = fila[FECHA] = fila[FECHA] or ultimo
            renglones.append(_de_la_fila(fila))
        elif len(dichas) == 1 and es_parte_del_dia(dichas[0]):
            renglones.append(dichas[0])
        elif dichas:
            ultimo = celdas[0] or (len(dichas) > 1 and ultimo) or ""
            de_arriba = [ultimo] if not celdas[0] and _es_dia(ultimo) else []
            renglones.append(", ".join([*de_arriba, *_sin_numero(dichas)]))
        else:
            renglones.append("")
    return renglones


def nombrar(que, dicho):
    """«lugar: …»: what has commas or stops, or ends nowhere, goes between guillemets, to be read
    whole."""
    if PUNTUADO.search(dicho) or (dicho and que in (ASISTE, NOTAS)):
        dicho = f"«{dicho.replace('«', '“').replace('»', '”')}»"
    return f"{que}: {dicho}" if dicho else ""


def con_unidad(hora):
    """«9» as «9 h», to be read as an hour; as it is, if it says that already."""
    return f"{hora} h" if HORA_SOLA.fullmatch(hora) else hora


def _celdas(renglon):
    """Its cells; blank, those without a word. What has neither tab nor bar is a single one."""
    if not CELDA.search(renglon.strip()):
        return [renglon] if renglon.strip() else []
    celdas = (celda.strip(" *") for celda in CELDA.split(ORILLAS.sub("", renglon)))
    return [celda if re.search(r"\w", celda) else "" for celda in celdas]


def _sin_comillas(texto):
    """A cell of several lines is one."""
    texto = "\n".join(texto.splitlines())
    return ENTRE_COMILLAS.sub(lambda h: re.sub(r"\s+", " ", h[1].replace('""', '"')), texto)


def _es_dia(celda):
    return any(patron.search(celda.lower()) for patron in PATRONES)


def _sin_numero(dichas):
    return dichas[NUMERO.fullmatch(dichas[0]) is not None :] or dichas


def _encabezado(celdas):
    """[what each column is…], or None if that row is no heading."""
    columnas = [columna(celda) for celda in celdas]
    son = {columna for columna in columnas if columna}
    bastan = len(son) > 1 and 2 * len(son) >= len([celda for celda in celdas if celda])
    return columnas if bastan and not re.search(r"\d", "".join(celdas)) else None


def columna(celda):
    """What that heading says that its cells are; "", if it is not known."""
    llano = unicodedata.normalize("NFD", celda.lower())
    dichas = set(re.findall(r"[a-z]+", re.sub(r"[\u0300-\u036f]", "", llano)))
    if not dichas <= CONOCIDAS:
        return ""
    return next((columna for columna, suyas in COLUMNAS.items() if suyas & dichas), "")


def _por_columna(columnas, celdas):
    """{column: its words}; its day is said at once, and so are its hours."""
    fila = dict.fromkeys([*COLUMNAS, ""], "")
    for n, celda in enumerate(celdas):
        columna = columnas[n] if n < len(columnas) else ""
        celda = con_unidad(celda) if columna in (HORA, FIN) else celda
        fila[columna] = ", ".join(filter(None, (fila[columna], celda)))
    fila[FECHA] = " ".join(filter(None, (fila["dia"], fila[FECHA], fila["mes"])))
    fila[HORA] = " a ".join(filter(None, (fila[HORA], fila[FIN])))
    return fila


def _de_la_fila(fila):
    partes = [fila[FECHA], fila[HORA], fila["acto"]]
    partes += [nombrar(que, fila[que]) for que in (LUGAR, PRESIDE, ASISTE, NOTAS)]
    return ", ".join(filter(None, [*partes, fila[""]]))
