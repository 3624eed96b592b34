"""The tables (CSV) of a folder: what they say of its photographs, and what they say in vain.

One speaks of the photographs beside it and of those in the folders within; the nearest rules.
"""

import unicodedata
from collections import Counter
from dataclasses import astuple

from . import pies
from .lectura import Leida

A_LO_MAS = 40
NO_ESTA = "La hoja nombra «{}», que no está en la carpeta."
EN_VARIAS = (
    "La hoja nombra «{0}», que está en varias carpetas: escriba también la suya, «carpeta/{0}»."
)
NI_OTROS = "Y {} más que tampoco se toman."
DE_NADIE = "Un renglón de la hoja no dice de qué archivo es."
NO_ES = "De «{}» no se toma nada: está vacía o le falta la columna «archivo»."
NO_SE_TOMA = "De la hoja no se toma lo de {}: cámbielo en su galería."


class Hojas:
    """Those of an origin: {folder: [Entrada…]}. Only those on the way to a folder are kept."""

    def __init__(self, por_carpeta):
        self._por_carpeta, self._leidas = por_carpeta, {}

    def de(self, carpeta):
        """The Hoja of that folder."""
        camino = [c for c in _hacia_arriba(carpeta) if c in self._por_carpeta]
        self._leidas = {c: self._leidas.get(c) or self._leer(c) for c in camino}
        return Hoja(list(self._leidas.values()))

    def _leer(self, carpeta):
        tablas = [e for e in self._por_carpeta[carpeta] if e.extension == ".csv" and not e.pero]
        return Tabla(carpeta, tablas, self._por_carpeta if tablas else {})


class Hoja:
    """What is said of the photographs of a folder: by its own tables, then by those above."""

    def __init__(self, tablas):
        self._tablas, self.notas, self.sirve = tablas, tablas[0].notas, tablas[0].sirve

    def de(self, entrada):
        """What it says of that photograph, or None."""
        dichos = (tabla.de(entrada) for tabla in self._tablas)
        return next((dicho for dicho in dichos if dicho), None)

    def dice(self, entrada):
        """Whether there is something written of it."""
        dicho = self.de(entrada)
        return bool(dicho) and any(astuple(dicho))


class Tabla:
    """All the tables of one folder as one; `por_carpeta`, where what they name may be."""

    def __init__(self, carpeta, tablas, por_carpeta):
        self.carpeta, self.notas, self._dichos = carpeta, [], {}
        for tabla in tablas:
            self._dichos |= {_llana(n): d for n, d in self._leer(tabla).items()}
        suyas = [c for c in por_carpeta if not carpeta or f"{c}/".startswith(f"{carpeta}/")]
        fotos = [e for c in suyas for e in por_carpeta[c] if e.es_foto]
        self._hay = {self._lugar(foto) for foto in fotos}
        self._veces = Counter(_llana(foto.nombre) for foto in fotos)
        en_vano = {nombre for nombre in self._dichos if not self._halla(nombre)}
        self.sirve = len(en_vano) < len(self._dichos)
        self.notas += self._notas(sorted(en_vano))

    def de(self, entrada):
        """By where it is; or by its name alone, if no other photograph is called so."""
        lugar, nombre = self._lugar(entrada), _llana(entrada.nombre)
        if lugar in self._dichos:
            return self._dichos[lugar]
        return self._dichos.get(nombre) if self._veces[nombre] == 1 else None

    def _halla(self, nombre):
        return nombre in self._hay or self._veces[nombre] == 1

    def _lugar(self, entrada):
        """Its way from here."""
        dentro = entrada.carpeta.removeprefix(self.carpeta).strip("/")
        return _llana(f"{dentro}/{entrada.nombre}")

    def _leer(self, tabla):
        with Leida(tabla, self.notas) as leida:
            if not leida:
                return {}
            leida.archivo.seek(0)
            dichos = pies.de_csv(leida.archivo.read(pies.TOPE_DEL_CSV))
        if not dichos:
            self.notas.append(NO_ES.format(tabla.nombre))
        return dichos

    def _notas(self, en_vano):
        if "" in en_vano:
            yield DE_NADIE
        sueltos = [nombre for nombre in en_vano if nombre]
        for nombre in sueltos[:A_LO_MAS]:
            yield (EN_VARIAS if self._veces[nombre] else NO_ESTA).format(nombre)
        if len(sueltos) > A_LO_MAS:
            yield NI_OTROS.format(len(sueltos) - A_LO_MAS)


def no_se_toma(cuantas):
    """The sentence of those that are in their gallery already."""
    una = "una fotografía que ya se había traído"
    return NO_SE_TOMA.format(
        una if cuantas == 1 else f"{cuantas} fotografías que ya se habían traído"
    )


def _hacia_arriba(carpeta):
    """Itself and those that it is in, up to the root, which has no name: a/b, a and nothing."""
    partes = carpeta.split("/") if carpeta else []
    return ["/".join(partes[:n]) for n in range(len(partes), -1, -1)]


def _llana(ruta):
    """However who wrote it has capitals, accents and slashes."""
    return unicodedata.normalize("NFC", ruta).lower().replace("\\", "/").strip("/")
