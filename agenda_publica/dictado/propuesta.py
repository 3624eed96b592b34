"""What was understood of a line, to be corrected; what is doubtful is named in its `dudas`."""

import re
from dataclasses import dataclass, field
from datetime import date, time

from django.utils import timezone

from . import cambios, cortesia, dos_actos, red, tramos
from .partes import LARGO

LARGO_DEL_TITULO = 255
CORTADO = "El renglón es muy largo: se leyó el principio. Completo queda en las notas del registro."
YA_PASO = "Ese día ya pasó: revíselo."
SIN_TITULO = "No se dice qué es."
# Of what is likely not to be written as it is.
DESMARCAN = {
    *(cambios.ES_UN_CAMBIO, cambios.ESE_DIA_CAMBIA, cortesia.SIN_ACTO, dos_actos.DOS_ACTOS),
    *(YA_PASO, tramos.SE_REPITE),
    *red.SIN_LEER,
}


@dataclass
class Propuesta:
    """What was understood of a line; None or blank where it was not."""

    texto: str
    titulo: str = ""
    dia: date | None = None
    dia_fin: date | None = None
    todo_el_dia: bool = False
    hora: time | None = None
    hora_fin: time | None = None
    sede: object = None
    lugar: str = ""
    preside: object = None
    asisten: str = ""  # in words: who attends, and who presides if it is nobody known
    notas: str = ""
    dudas: list = field(default_factory=list)

    @property
    def es_cambio(self):
        return cambios.es_un_cambio(self.texto)

    @property
    def se_desmarca(self):
        """Whether what is doubtful of it is that it be one act, new and still to come."""
        return not DESMARCAN.isdisjoint(self.dudas)

    @property
    def se_anota(self):
        """Whether it comes ticked: it is such, and something of when it is was found."""
        return bool(self.dia or self.hora) and not self.se_desmarca

    @property
    def es_encabezado(self):
        """Whether it says nothing but a day: «Agenda del lunes 30»."""
        if self.hora or self.sede or self.lugar or self.preside or self.asisten or self.notas:
            return False
        dichas = set(re.findall(r"\w+", self.titulo.lower()))
        return dichas <= tramos.ENCABEZAN or tramos.es_encabezado(self.texto)


def titular(propuesta, renglon, titulo):
    """What is left is its title; of a line too long, all of it goes to the notes."""
    propuesta.titulo = titulo[:LARGO_DEL_TITULO]
    if len(renglon) > LARGO or len(titulo) > LARGO_DEL_TITULO:
        propuesta.notas = renglon
        propuesta.dudas.append(CORTADO)


def dudar(propuesta, hoy, fechas):
    """Of a change or a signature, that it is one; of a day that is over, that it is; and what of
    the line was left unread."""
    if propuesta.es_cambio:
        propuesta.dudas = [cambios.ES_UN_CAMBIO]
    elif cortesia.es_firma(propuesta.texto) or _es_carta(propuesta):
        propuesta.dudas = [cortesia.SIN_ACTO]
    elif _ya_paso(propuesta, hoy):
        propuesta.dudas.append(YA_PASO)
    if propuesta.hora and not propuesta.titulo:
        propuesta.dudas.append(SIN_TITULO)
    if not propuesta.se_desmarca:
        propuesta.dudas += red.sin_leer(propuesta, fechas)


def _es_carta(propuesta):
    return propuesta.hora is None and cortesia.CARTA.match(propuesta.texto)


def _ya_paso(propuesta, hoy):
    """Whether its day is over, or is today and its hour is."""
    ultimo = propuesta.dia_fin or propuesta.dia or hoy
    hora, ahora = propuesta.hora_fin or propuesta.hora, timezone.localtime()
    es_hoy = ultimo == hoy == ahora.date() and propuesta.dia
    return ultimo < hoy or bool(es_hoy and hora and hora < ahora.time())
