"""The tables (CSV) of a folder: what they say of its photographs, and what they say in vain."""

from dataclasses import astuple

from . import pies
from .lectura import Leida

A_LO_MAS = 40
NO_ESTA = "La hoja nombra «{}», que no está en la carpeta."
NI_OTROS = "Y {} más que tampoco están."
DE_NADIE = "Un renglón de la hoja no dice de qué archivo es."
NO_ES = "De «{}» no se toma nada: está vacía o le falta la columna «archivo»."
NO_SE_TOMA = "De la hoja no se toma lo de {}: cámbielo en su galería."


class Hoja:
    """All the tables of a folder as one."""

    def __init__(self, entradas):
        self.notas, self._dichos = [], {}
        for tabla in (e for e in entradas if e.extension == ".csv" and not e.pero):
            self._dichos |= self._leer(tabla)
        hay = {entrada.nombre.lower() for entrada in entradas if entrada.es_foto}
        self.notas += _en_vano(self._dichos.keys() - hay)

    def de(self, entrada):
        """What it says of that photograph, or None."""
        return self._dichos.get(entrada.nombre.lower())

    def dice(self, entrada):
        """Whether there is something written of it."""
        dicho = self.de(entrada)
        return bool(dicho) and any(astuple(dicho))

    def _leer(self, tabla):
        with Leida(tabla, self.notas) as leida:
            if not leida:
                return {}
            leida.archivo.seek(0)
            dichos = pies.de_csv(leida.archivo.read(pies.TOPE_DEL_CSV))
        if not dichos:
            self.notas.append(NO_ES.format(tabla.nombre))
        return dichos


def no_se_toma(cuantas):
    """The sentence of those that are in their gallery already."""
    una = "una fotografía que ya se había traído"
    return NO_SE_TOMA.format(
        una if cuantas == 1 else f"{cuantas} fotografías que ya se habían traído"
    )


def _en_vano(nombres):
    if "" in nombres:
        yield DE_NADIE
    sueltos = sorted(nombre for nombre in nombres if nombre)
    yield from (NO_ESTA.format(nombre) for nombre in sueltos[:A_LO_MAS])
    if len(sueltos) > A_LO_MAS:
        yield NI_OTROS.format(len(sueltos) - A_LO_MAS)
