"""Where an MP3 or a WAV keeps what is not sound: names, places, comments, covers."""

import struct

TEXTO = 128  # of the oldest kind, at the end of an MP3
PIE = 32  # of an APE tag
CON_CABEZA = 1 << 31
DE_SONIDO = {b"fmt ", b"data", b"fact", b"JUNK"}
PASOS = 1000


class DeMp3:
    """Its tags: the one before the sound, and those after it."""

    escritos = {}

    def __init__(self, archivo):
        self.total = archivo.size
        self.trozos = [*self._antes(_leer(archivo, 0, 10)), *self._despues(archivo)]

    def _antes(self, cabeza):
        if cabeza[:3] == b"ID3" and len(cabeza) == 10:
            largo = 0
            for byte in cabeza[6:]:
                largo = largo << 7 | byte & 0x7F
            yield 10, 10 + largo

    def _despues(self, archivo):
        """From the end back, while there is one more; their names stay, to be skipped by."""
        fin = self.total
        for _ in range(PASOS):
            desde, dentro = self._la_ultima(archivo, fin)
            if dentro is None:
                return
            yield dentro
            fin = desde

    def _la_ultima(self, archivo, fin):
        """(where the tag that ends there begins, the stretch of what it says)."""
        if fin >= TEXTO and _leer(archivo, fin - TEXTO, 3) == b"TAG":
            return fin - TEXTO, (fin - TEXTO + 3, fin)
        pie = _leer(archivo, fin - PIE, PIE) if fin >= PIE else b""
        if pie[:8] == b"APETAGEX":
            largo, _, modos = struct.unpack_from("<III", pie, 12)
            desde = max(fin - largo - (PIE if modos & CON_CABEZA else 0), 0)
            return desde, (desde, fin - PIE)
        return fin, None


class DeWav:
    """Every piece of it but those of the sound, which become filling."""

    def __init__(self, archivo):
        self.total, self.trozos, self.escritos = archivo.size, [], {}
        donde = 12
        for _ in range(PASOS):
            cabeza = _leer(archivo, donde, 8)
            if len(cabeza) < 8:
                return
            que, largo = struct.unpack("<4sI", cabeza)
            if que not in DE_SONIDO:
                self.escritos[donde] = b"JUNK"
                self.trozos.append((donde + 8, donde + 8 + largo))
            donde += 8 + largo + largo % 2


def _leer(archivo, donde, cuanto):
    archivo.seek(max(donde, 0))
    return archivo.read(cuanto)
