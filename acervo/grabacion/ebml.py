"""The parts of a WebM, emptied of what was written about it: tags and attached files."""

from django.core.exceptions import ValidationError

from .cajas import ENREDADO, MAS_CAJAS

SEGMENTO, ETIQUETAS, ADJUNTOS = b"\x18\x53\x80\x67", b"\x12\x54\xc3\x67", b"\x19\x41\xa4\x69"
NADA = 0xEC  # an element that says nothing
CABEZA = 9  # bytes of NADA with a size of eight


class Lectura:
    """What there is to blank: `cabezas` are {where: bytes to write}; `trozos`, stretches."""

    def __init__(self, archivo):
        self.archivo, self.cabezas, self.trozos, self.cuantas = archivo, {}, [], 0
        archivo.seek(0, 2)
        self.total = archivo.tell()
        self._recorrer(0, self.total)

    def _recorrer(self, desde, hasta, dentro_de=b""):
        while desde < hasta:
            self.cuantas += 1
            if self.cuantas > MAS_CAJAS * 10:
                raise ValidationError(ENREDADO)
            tipo, dentro, fin = self._elemento(desde, hasta)
            if tipo == SEGMENTO and not dentro_de:
                self._recorrer(dentro, fin, SEGMENTO)
            elif tipo in {ETIQUETAS, ADJUNTOS}:
                self._quitar(desde, fin)
            desde = fin

    def _elemento(self, desde, hasta):
        """Its name, where what it holds begins and where it ends."""
        largo_del_nombre = self._largo(desde)
        nombre = self._en(desde, largo_del_nombre)
        donde = desde + largo_del_nombre
        n = self._largo(donde)
        bruto = int.from_bytes(self._en(donde, n)) & ((1 << 7 * n) - 1)
        dentro = donde + n
        if bruto == (1 << 7 * n) - 1:  # of a length that was not known while it was recorded
            return nombre, dentro, hasta if nombre == SEGMENTO else self._hasta_etiquetas(dentro)
        return nombre, dentro, min(dentro + bruto, hasta)

    def _hasta_etiquetas(self, desde):
        """A cluster without an end: its blocks are walked until something that is not of it."""
        propios = {b"\xe7", b"\xa3", b"\xa0", b"\xab", b"\xa7", b"\xec"}
        while desde < self.total:
            self.cuantas += 1
            if self.cuantas > MAS_CAJAS * 10 or self._en(desde, 1) not in propios:
                break
            _, _, desde = self._elemento(desde, self.total)
        return desde

    def _quitar(self, desde, fin):
        if fin - desde < CABEZA:
            return
        self.cabezas[desde] = bytes([NADA, 1]) + (fin - desde - CABEZA).to_bytes(7)
        self.trozos.append((desde + CABEZA, fin))

    def _largo(self, donde):
        (primero,) = self._en(donde, 1)
        if not primero:
            raise ValidationError(ENREDADO)
        return 9 - primero.bit_length()

    def _en(self, donde, cuantos):
        self.archivo.seek(donde)
        leido = self.archivo.read(cuantos)
        if len(leido) < cuantos:
            raise ValidationError(ENREDADO)
        return leido
