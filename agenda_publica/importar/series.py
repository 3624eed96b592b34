"""The events of one identifier, made one: the series, and what changes in some of its dates."""

from itertools import islice

from .en_adelante import repartir
from .evento import TOPE_DE_FECHAS, Roto, leer, titulo_de

CANCELADO = "Cancelado en el calendario de origen"
REPETIDO = "El archivo trae otro acto con el mismo identificador: quedó el más reciente."
SIN_SERIE = "Su serie no viene en el archivo."
EXCEPCION_ROTA = "Una de sus fechas cambiadas no se entiende: {}"
DEMASIADAS = "Tiene más de mil fechas cambiadas: se leyeron las primeras."


def armar(textos, zonas):
    """The Evento of those texts, with its `sesiones`. Raises Roto, which carries its title."""
    eventos, rotos = [], []
    textos = iter(textos)
    for texto in islice(textos, TOPE_DE_FECHAS + 1):
        try:
            eventos.append(leer(texto, zonas))
        except Roto as error:
            rotos.append((error, titulo_de(texto)))
    if not eventos:
        raise Roto(*rotos[0][0].args, rotos[0][1]) from rotos[0][0]
    evento = _serie(eventos)
    evento.incompleto = bool(rotos)
    evento.avisos += [EXCEPCION_ROTA.format(error.args[0]) for error, _titulo in rotos]
    evento.avisos += [DEMASIADAS] if next(textos, None) is not None else []
    return evento


def _serie(eventos):
    maestros = sorted((e for e in eventos if e.original is None), key=lambda e: e.version)
    cambios = sorted((e for e in eventos if e.original), key=lambda e: e.version)
    if not maestros:
        return _huerfanos(cambios)
    maestro = maestros[-1]
    if len(maestros) > 1:
        maestro.avisos.append(REPETIDO)
    sesiones = {f: _dato(f, f, excluida=True) for f in maestro.excluidas}
    dura = maestro.fin - maestro.inicio if maestro.fin else None
    for fecha in maestro.otras:
        if fecha != maestro.inicio and fecha not in sesiones:
            sesiones[fecha] = _dato(None, fecha, fecha + dura if dura is not None else None)
    for cambio in repartir(maestro, cambios):
        mas = cambio.original in sesiones and sesiones[cambio.original]["original"] is None
        sesiones[cambio.original] = _cambiada(cambio, maestro, None if mas else cambio.original)
        maestro.avisos += cambio.avisos
    maestro.sesiones = _una_vez(sesiones.values())
    maestro.avisos = list(dict.fromkeys(maestro.avisos))
    maestro.version = max(e.version for e in [maestro, *cambios])
    return maestro


def _huerfanos(cambios):
    """Dates of a series that is not there: the first is the act; the others, more dates of it."""
    primero, *otros = sorted(cambios, key=lambda e: e.inicio)
    primero.avisos.append(SIN_SERIE)
    primero.sesiones = _una_vez(_cambiada(otro, primero, None) for otro in otros)
    return primero


def _una_vez(sesiones):
    """Each date once: of two that say the same moment, the last."""
    unicas = {(s["original"], s["original"] or s["inicio"]): s for s in sesiones}
    return list(unicas.values())


def _cambiada(cambio, maestro, original):
    titulo = cambio.titulo if cambio.titulo != maestro.titulo else ""
    return _dato(original, cambio.inicio, cambio.fin, titulo, cancelada=cambio.cancelada)


def _dato(original, inicio, fin=None, titulo="", *, cancelada=False, excluida=False):
    """What a SesionDeCompromiso keeps."""
    return {
        "original": original,
        "inicio": inicio,
        "fin": fin,
        "titulo": titulo,
        "cancelada": cancelada,
        "motivo": CANCELADO if cancelada else "",
        "excluida": excluida,
    }
