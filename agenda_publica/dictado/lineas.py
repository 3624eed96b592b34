"""Acts as departments send them, in a line of words: «Jueves 26, 11:00, inauguración de…».

Each line gives a proposal to be corrected, never one to be saved unseen. What is doubtful is left
blank and named in `dudas`.
"""

import re

from . import cortesia, mensajes, sellos, tablas, tramos
from .fechas import Fechas
from .partes import en_limpio
from .renglon import SIN_DIA, Lector

RENGLONES = 100
CITADO = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)  # as a mail has what it answers
DE_OTRO_DIA = "No se dice qué día, y arriba hay más de uno: diga de cuál es."


class Oido(Lector):
    """What hears all that was pasted."""

    def leer(self, texto):
        """[Propuesta…], one for each line with something; a line with a day alone is a header.

        What is left to read, past so many lines, stays in `resto`, under its day; what was taken
        for a greeting or a signature, in `omitidos`.
        """
        self.del_dia, self.sin_dia, encabezado, propuestas = None, SIN_DIA, "", []
        self.omitidos = []
        renglones = list(self._renglones(texto))
        for mensaje, renglon in renglones[:RENGLONES]:
            self.fechas, limpio = Fechas(mensaje.dia or self.hoy), en_limpio(renglon)
            propuesta = None if tramos.es_encabezado(limpio) else self.renglon(limpio)
            if propuesta and not propuesta.es_encabezado:
                propuestas.append(propuesta)
                self._sigue_el_dia(self.del_dia if propuesta.es_cambio else propuesta.dia)
            elif limpio:
                self.del_dia, encabezado = propuesta and propuesta.dia, mensaje.con_sello(renglon)
                self.sin_dia = SIN_DIA
        faltan = [mensaje.con_sello(renglon) for mensaje, renglon in renglones[RENGLONES:]]
        self.faltan, arriba = len(faltan), [encabezado] if faltan and self.del_dia else []
        self.resto = "\n".join([*arriba, *faltan])
        return propuestas

    def _renglones(self, texto):
        """(its message, line)… of what was pasted; of each message, by itself."""
        for mensaje in sellos.en_mensajes(CITADO.sub("", texto), self._oir, self.hoy):
            self.fechas = Fechas(mensaje.dia or self.hoy)
            dichos = map(self._sin_cortesia, tablas.en_renglones(mensaje.texto))
            for renglon in mensajes.unir(dichos, self._oir):
                yield mensaje, renglon

    def _sin_cortesia(self, renglon):
        dicho = cortesia.sin_cortesia(renglon)
        if not dicho and re.search(r"\w", renglon):
            self.omitidos.append(renglon.strip())
        return dicho

    def _oir(self, renglon):
        return self.renglon(en_limpio(renglon))

    def _sigue_el_dia(self, dia):
        """After a line of another day, that of the header is no longer sure."""
        if self.del_dia and dia != self.del_dia:
            self.del_dia, self.sin_dia = None, DE_OTRO_DIA
