"""A calendar of others on disk: where each event is, so that only one at a time is in memory."""

import re
from pathlib import Path

from sitio.texto import sin_controles

MEGA = 1024 * 1024
TOPE_DE_MEGAS = 20
TOPE_DE_EVENTOS = 20_000  # about a minute of work, and of one event in memory at a time
TOPE_DE_UN_EVENTO = MEGA
TOPE_DE_UNA_ZONA = 16 * 1024
TOPE_DE_ZONAS = 200
ABREN = {b"BEGIN:VEVENT": b"END:VEVENT", b"BEGIN:VTIMEZONE": b"END:VTIMEZONE"}
SALTOS = re.compile(rb"[\r\n]+")
UID = re.compile(rb"^UID(?:;[^:\r\n]*)?:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
TZID = re.compile(rb"^TZID(?:;[^:\r\n]*)?:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
MENOS = "exporte menos tiempo, o un calendario a la vez."
MUY_PESADO = "El archivo pesa más de {} MB: " + MENOS
DEMASIADOS = "El archivo trae más de {:,} actos: " + MENOS
NO_ES = "Ese archivo no es un calendario: busque uno que termine en «.ics»."


class NoSirve(ValueError):
    """Nothing of the file can be read; its text says what to do."""


class Demasiados(NoSirve):
    """It has more events than may be read at once."""


class Archivo:
    """The events of a file, by their identifier, in the order in which they first appear."""

    def __init__(self, ruta, tope=TOPE_DE_EVENTOS):
        self.ruta, self.tope = Path(ruta), tope
        self.zonas, self.lugares, self.cuantos = {}, {}, 0
        if self.ruta.stat().st_size > TOPE_DE_MEGAS * MEGA:
            raise NoSirve(MUY_PESADO.format(TOPE_DE_MEGAS))
        self._recorrer()

    def grupos(self):
        """The texts of the events that share an identifier, group by group."""
        with self.ruta.open("rb") as archivo:
            for lugares in self.lugares.values():
                yield (self._leer(archivo, *lugar) for lugar in lugares)

    def _leer(self, archivo, desde, cuanto):
        """Its text; empty if it is too long to be an event."""
        if cuanto > TOPE_DE_UN_EVENTO:
            return ""
        archivo.seek(desde)
        return legible(desdoblar(archivo.read(cuanto)))

    def _recorrer(self):
        with self.ruta.open("rb") as archivo:
            if not any(b"BEGIN:VCALENDAR" in linea.upper() for linea in _primeras(archivo)):
                raise NoSirve(NO_ES)
            archivo.seek(0)
            for abre, desde, bloque, largo in _bloques(archivo):
                if abre == b"BEGIN:VEVENT":
                    self._apuntar(desde, desdoblar(bloque), largo)
                elif largo <= TOPE_DE_UNA_ZONA and len(self.zonas) < TOPE_DE_ZONAS:
                    self._definir(desdoblar(bloque))

    def _apuntar(self, desde, bloque, largo):
        self.cuantos += 1
        if self.cuantos > self.tope:
            raise Demasiados(DEMASIADOS.format(self.tope))
        suyo = UID.search(bloque)
        clave = suyo and suyo[1].strip()
        self.lugares.setdefault(clave or desde, []).append((desde, largo))

    def _definir(self, bloque):
        if suyo := TZID.search(bloque):
            self.zonas[legible(suyo[1]).strip()] = legible(bloque)


def desdoblar(crudo):
    """Those octets with each line whole: a calendar folds them at 75, some between blank lines."""
    return SALTOS.sub(b"\n", crudo).replace(b"\n ", b"").replace(b"\n\t", b"")


def legible(crudo):
    """Text of those octets, whatever its program wrote; without the controls that XML refuses."""
    try:
        texto = crudo.decode("utf-8-sig")
    except UnicodeDecodeError:
        texto = crudo.decode("cp1252", errors="replace")
    return sin_controles(texto)


def _primeras(archivo):
    return (archivo.readline(1000) for _ in range(50))


def _bloques(archivo):
    """(what opens it, where, its octets up to the limit, its length) of each event and zone.

    One that is not closed ends where the next begins, or with its calendar.
    """
    bloque = None
    for linea in iter(lambda: archivo.readline(TOPE_DE_UN_EVENTO), b""):
        marca = linea.rstrip().upper()
        if marca in ABREN or marca == b"END:VCALENDAR":
            yield from _dado(bloque)
            bloque = _Bloque(marca, archivo.tell() - len(linea)) if marca in ABREN else None
        if bloque:
            bloque.sumar(linea)
            if marca == ABREN[bloque.abre]:
                yield from _dado(bloque)
                bloque = None
    yield from _dado(bloque)


class _Bloque:
    """An event or a zone, as its lines go by."""

    def __init__(self, abre, desde):
        self.abre, self.desde, self.partes, self.largo = abre, desde, [], 0

    def sumar(self, linea):
        self.largo += len(linea)
        if self.largo <= TOPE_DE_UN_EVENTO:
            self.partes.append(linea)


def _dado(bloque):
    return [(bloque.abre, bloque.desde, b"".join(bloque.partes), bloque.largo)] if bloque else []
