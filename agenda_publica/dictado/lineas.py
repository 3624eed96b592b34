"""Acts as departments send them, in a line of words: «Jueves 26, 11:00, inauguración de…».

Each line gives a proposal to be corrected, never one to be saved unseen. What is doubtful is left
blank and named in `dudas`.
"""

import re

from . import cambios, cortesia, fichas, mensajes, sellos, semana, tablas, tramos
from .fechas import Fechas, es_parte_del_dia
from .horas import DUDA, MEDIO_DIA
from .partes import en_limpio
from .renglon import SIN_DIA, SIN_HORA, Lector

RENGLONES = 100
CITADO = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)  # as a mail has what it answers
DE_VARIOS_DIAS = "Arriba se dicen varios días: diga de cuál es."
DE_OTRO_DIA = "No se dice qué día, y arriba hay más de uno: diga de cuál es."


class Oido(Lector):
    """What hears all that was pasted."""

    def leer(self, texto):
        """[Propuesta…], one for each line with something; a line with a day alone is a header.

        What is left to read, past so many lines, stays in `resto`, under its day; what was taken
        for a greeting or a signature, in `omitidos`.
        """
        self.del_dia, self.sin_dia, encabezado, propuestas = None, SIN_DIA, "", []
        self.omitidos, self.parte, self.arriba, self.no_es_seguro = [], "", None, False
        renglones = list(self._renglones(texto))
        for mensaje, renglon in renglones[:RENGLONES]:
            self.fechas, limpio = self._fechas_de(mensaje), en_limpio(renglon)
            if self._es_parte_del_dia(limpio):
                self.parte = limpio
                self.omitidos.append(limpio)
                continue
            limpio, cambia = self._sin_su_cambio(limpio)
            propuesta = None if tramos.es_encabezado(limpio) else self.renglon(limpio)
            if propuesta and not propuesta.es_encabezado:
                propuestas.append(self._en_su_parte(propuesta))
                self._sigue_el_dia(self.del_dia if propuesta.es_cambio else propuesta.dia, limpio)
            elif limpio:
                self._encabezar(propuesta, limpio)
                self.no_es_seguro = cambia
                encabezado = mensaje.con_sello(renglon)
        faltan = [mensaje.con_sello(renglon) for mensaje, renglon in renglones[RENGLONES:]]
        self.faltan, arriba = len(faltan), self._arriba(encabezado) if faltan else []
        self.resto = "\n".join([*arriba, *faltan])
        return propuestas

    def _sin_su_cambio(self, limpio):
        """(the heading of a day without what it says of it, whether it says that it is off or
        changes); of what is no heading, the line as it is."""
        dicho = cambios.DEL_DIA.sub("", limpio)
        if dicho == limpio or not self.renglon(dicho).es_encabezado:
            return limpio, False
        self.omitidos.append(limpio)
        return dicho, True

    def _fechas_de(self, mensaje):
        """What days mean in it; what was said above is not of what was sent once it was over."""
        if mensaje.dia and self.arriba and mensaje.dia > self.arriba.hasta:
            self.arriba = None
        return Fechas(mensaje.dia or self.hoy, self.arriba)

    def _arriba(self, encabezado):
        """[heading…] under which the rest is read."""
        dicho = [encabezado] if self.del_dia else []
        se_basta = bool(dicho) and Fechas(self.hoy).leer(encabezado)[0] == self.del_dia
        firme = self.arriba and self.arriba.firme and not se_basta
        return [self.arriba.dicho(), *dicho] if firme else dicho

    def _encabezar(self, propuesta, limpio):
        """What follows is of that day, if it is one alone and known which; or of that week."""
        self.del_dia, self.sin_dia, self.parte = None, SIN_DIA, ""
        if propuesta is None:
            self.arriba = semana.del_encabezado(limpio, self.fechas) or self.arriba
            self.omitidos.append(limpio)
        elif propuesta.dia_fin:
            self.sin_dia = DE_VARIOS_DIAS
        elif propuesta.dia:
            self.del_dia = propuesta.dia
            self.arriba = semana.desde(propuesta.dia, self.arriba)
        else:
            dudas = (duda for duda in propuesta.dudas if duda not in (SIN_DIA, SIN_HORA))
            self.sin_dia = next(dudas, SIN_DIA)

    def _es_parte_del_dia(self, limpio):
        """«Mañana» alone, where no day is said above it, is a day."""
        hay_dia = self.del_dia or self.sin_dia != SIN_DIA
        return es_parte_del_dia(limpio) and bool(hay_dia or "añana" not in limpio)

    def _en_su_parte(self, propuesta):
        """Under «Tarde», an hour that may be of the morning is not taken for it; under a day that
        is off, nothing is sure."""
        if self.no_es_seguro and propuesta.dia and propuesta.dia == self.del_dia:
            propuesta.dudas.append(cambios.ESE_DIA_CAMBIA)
        if (
            tramos.DE_TARDE.search(self.parte)
            and propuesta.hora
            and propuesta.hora.hour < MEDIO_DIA
        ):
            propuesta.hora = propuesta.hora_fin = None
            propuesta.dudas.append(DUDA)
        return propuesta

    def _renglones(self, texto):
        """(its message, line)… of what was pasted; of each message, by itself."""
        texto = CITADO.sub("", texto)
        for mensaje in sellos.en_mensajes(texto, self._oir, self.hoy, self.omitidos):
            self.fechas = Fechas(mensaje.dia or self.hoy)
            dichos = map(self._sin_cortesia, tablas.en_renglones(mensaje.texto))
            for renglon in mensajes.unir(fichas.juntar(dichos, self._oir), self._oir):
                yield mensaje, renglon

    def _sin_cortesia(self, renglon):
        dicho = cortesia.sin_cortesia(renglon)
        if not dicho and re.search(r"\w", renglon):
            self.omitidos.append(renglon.strip())
        return dicho

    def _oir(self, renglon):
        return self.renglon(en_limpio(renglon))

    def _sigue_el_dia(self, dia, limpio):
        """After a line of another day, that of the header is no longer sure."""
        if dia and dia != self.del_dia:
            sin_arriba = Fechas(self.hoy, semana.NO_SE_SABE)
            self.arriba = semana.desde(dia, self.arriba, firme=bool(sin_arriba.leer(limpio)[0]))
        if self.del_dia and dia != self.del_dia:
            self.del_dia, self.sin_dia = None, DE_OTRO_DIA
