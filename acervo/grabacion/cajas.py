"""The boxes of an MP4 or M4A, emptied of all that is neither picture nor sound.

A telephone writes where it was in `udta` and `meta`; cameras, in tracks of their own or in boxes
that nobody else reads. What is not known to be needed to play is blanked where it stands: nothing
moves, so nothing has to be written again, and no program is asked for.
"""

import struct
from dataclasses import dataclass

from django.core.exceptions import ValidationError

RAIZ = {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp", b"pdin"}
DENTRO = {
    b"moov": {b"mvhd", b"trak", b"mvex", b"iods"},
    b"trak": {b"tkhd", b"edts", b"tref", b"mdia", b"tapt"},
    b"mdia": {b"mdhd", b"hdlr", b"minf", b"elng"},
}
SUENA_O_SE_VE = {b"vide", b"soun"}
MAS_CAJAS, MAS_MUESTRAS = 20_000, 200_000
ENREDADO = "No se puede leer la grabación por dentro: expórtela de nuevo."
EN_PARTES = "La grabación trae registros además de imagen y sonido: expórtela de nuevo como MP4."


@dataclass
class Caja:
    """Where it begins, where what it holds begins, and where it ends, in bytes."""

    tipo: bytes
    inicio: int
    dentro: int
    fin: int


class Cajas:
    """Of an open file. Bounded: a file made to be walked for ever is refused."""

    def __init__(self, archivo):
        self.archivo, self.cuantas = archivo, 0

    def entre(self, desde, hasta):
        """Those of that stretch, one after another; what is cut short reaches its end."""
        while hasta - desde >= 8:
            self.cuantas += 1
            if self.cuantas > MAS_CAJAS:
                raise ValidationError(ENREDADO)
            caja = self._una(desde, hasta)
            yield caja
            desde = caja.fin

    def de(self, padre):
        return self.entre(padre.dentro, padre.fin)

    def buscar(self, padre, *camino):
        """The first by that way down, or nothing."""
        for tipo in camino:
            padre = padre and next((caja for caja in self.de(padre) if caja.tipo == tipo), None)
        return padre

    def bytes_en(self, donde, cuantos):
        self.archivo.seek(donde)
        leido = self.archivo.read(cuantos)
        if len(leido) < cuantos:
            raise ValidationError(ENREDADO)
        return leido

    def numeros(self, caja, salto, letras="I"):
        """The table of a box: how many at `salto`, then as many rows of `letras`."""
        (cuantos,) = struct.unpack(">I", self.bytes_en(caja.dentro + salto, 4))
        if cuantos > MAS_MUESTRAS:
            raise ValidationError(ENREDADO)
        forma = struct.Struct(f">{letras * cuantos}")
        return forma.unpack(self.bytes_en(caja.dentro + salto + 4, forma.size))

    def _una(self, desde, hasta):
        largo, tipo = struct.unpack(">I4s", self.bytes_en(desde, 8))
        dentro = desde + 8
        if largo == 1 and hasta - desde >= 16:
            (largo,) = struct.unpack(">Q", self.bytes_en(dentro, 8))
            dentro += 8
        fin = desde + largo if largo else hasta
        if dentro <= fin <= hasta:
            return Caja(tipo, desde, dentro, fin)
        return Caja(tipo, desde, desde + 8, hasta)


class Lectura:
    """What there is to blank: `libres`, names of boxes; `trozos`, stretches of bytes."""

    def __init__(self, archivo):
        self.cajas = Cajas(archivo)
        self.orden, self.libres, self.trozos, self.ajenas = [], [], [], 0
        self.con_imagen = False
        archivo.seek(0, 2)
        self.total = archivo.tell()
        for caja in self.cajas.entre(0, self.total):
            self.orden.append(caja.tipo)
            self._mirar(caja, RAIZ)
        if self.ajenas and b"moof" in self.orden:
            raise ValidationError(EN_PARTES)

    @property
    def empieza_tarde(self):
        """What a player needs first is at the end."""
        orden = [tipo for tipo in self.orden if tipo in {b"moov", b"mdat"}]
        return orden[:1] == [b"mdat"] and b"moov" in orden

    def _mirar(self, caja, conocidas):
        if caja.tipo not in conocidas:
            self._quitar(caja)
        elif caja.tipo == b"trak" and self._ajena(caja):
            self._vaciar(caja)
        elif caja.tipo in DENTRO:
            for hija in self.cajas.de(caja):
                self._mirar(hija, DENTRO[caja.tipo])

    def _quitar(self, caja):
        self.libres.append(caja.inicio + 4)
        self.trozos.append((caja.dentro, caja.fin))

    def _ajena(self, pista):
        """Neither picture nor sound: text, times, positions."""
        manejo = self.cajas.buscar(pista, b"mdia", b"hdlr")
        if manejo is None or manejo.fin - manejo.dentro < 12:
            return True
        que = self.cajas.bytes_en(manejo.dentro + 8, 4)
        self.con_imagen |= que == b"vide"
        return que not in SUENA_O_SE_VE

    def _vaciar(self, pista):
        """The track goes, and what it recorded, wherever it is kept."""
        self.ajenas += 1
        if tabla := self.cajas.buscar(pista, b"mdia", b"minf", b"stbl"):
            self.trozos.extend(self._grabado(tabla))
        self._quitar(pista)

    def _grabado(self, tabla):
        fijo, medidas = self._medidas(tabla)
        por_trozo, cuantas, muestra = self._por_trozo(tabla), 0, 0
        for n, inicio in enumerate(self._comienzos(tabla), start=1):
            cuantas = por_trozo.get(n, cuantas)
            largo = fijo * cuantas if fijo else sum(medidas[muestra : muestra + cuantas])
            muestra += cuantas
            yield inicio, inicio + largo

    def _comienzos(self, tabla):
        if caja := self.cajas.buscar(tabla, b"stco"):
            return self.cajas.numeros(caja, 4)
        caja = self.cajas.buscar(tabla, b"co64")
        return self.cajas.numeros(caja, 4, "Q") if caja else ()

    def _por_trozo(self, tabla):
        """{from which chunk on: how many samples each has}"""
        caja = self.cajas.buscar(tabla, b"stsc")
        numeros = self.cajas.numeros(caja, 4, "III") if caja else ()
        return dict(zip(numeros[::3], numeros[1::3], strict=True))

    def _medidas(self, tabla):
        caja = self.cajas.buscar(tabla, b"stsz")
        if not caja:
            return 0, ()
        (fijo,) = struct.unpack(">I", self.cajas.bytes_en(caja.dentro + 4, 4))
        return (fijo, ()) if fijo else (0, self.cajas.numeros(caja, 8))
