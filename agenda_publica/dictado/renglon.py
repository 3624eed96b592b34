"""A line of words by itself: its day, its hours, its place, who presides, and its title."""

import os.path
import re
from datetime import timedelta

from . import abreviaturas, dos_actos, red, tramos
from .buscado import (
    DE_SU_LUGAR,
    EN,
    JUNTO_A,
    LUGAR,
    PRESIDE,
    apartar,
    asisten,
    cubre,
    notas,
    notas_sueltas,
)
from .conocidos import Conocidos, ademas_de, es_vago, la_unica, palabras, sin_articulo
from .fechas import CORTO, DIA_POR_OTRO, EN_LA_MANANA, Fechas
from .horas import DUDA, es_de_noche, leer_horas
from .partes import LARGO, ORILLAS, como_titulo, en_partes, orillar
from .propuesta import Propuesta, dudar, titular

SIN_DIA = "No se dice qué día."
SIN_HORA = "No se dice a qué hora."
NO_SE_SABE = "No se sabe quién es «{}»."
ES_ESE = "Se dice «{}»: ¿es «{}»?"
SE_NOMBRA = "Se nombra «{}»: revise si es ahí."
SE_DICE_QUE_ASISTE = "Se dice que asiste «{}»: revise si preside."
ASISTE = re.compile(r"\b(?:asist|presencia)", re.IGNORECASE)
LEJOS = "Faltan meses para ese día: revíselo."
MESES_ADELANTE = timedelta(days=120)
PALABRA = re.compile(r"[^\W\d_]{4,}")
SIN_PALABRAS = re.compile(r"\b(?:horas|mañana|tarde|noche|fecha|cu[aá]ndo|próximo)\b", re.I)
# What is a date and no name: «Fecha: 2 de diciembre», «el miércoles 2».
UNA_FECHA = re.compile(
    rf"\W*(?:(?:fecha|d[ií]a|cu[aá]ndo)\s*:|(?:(?:para|el|este|próximo)\s+)*{CORTO},?\s+\d)", re.I
)
BARRA = re.compile(r"(?<!:\d\d)\s+/\s+|\s+/\s+(?!\d{1,2}:)")
LARGO_DEL_LUGAR = 120


class Lector(Conocidos):
    """What reads a line, and knows the officials and the places that it names.

    `del_dia`, what day it is of if it says none; without it, `sin_dia` is what is doubtful.
    """

    def __init__(self, *, hoy, **conocidos):
        super().__init__(**conocidos)
        self.hoy, self.fechas = hoy, Fechas(hoy)
        self.del_dia, self.sin_dia = None, SIN_DIA

    def renglon(self, renglon):
        propuesta = Propuesta(renglon[:LARGO])
        guardado = abreviaturas.guardar(BARRA.sub(" , ", propuesta.texto))
        resto, rotulado = apartar(notas_sueltas(propuesta, guardado))
        resto = self._fecha(propuesta, resto)
        resto = f"{self._horas(propuesta, resto)}{rotulado}"
        resto = asisten(propuesta, cubre(propuesta, notas(propuesta, resto)))
        resto = self._preside(propuesta, resto)
        resto = self._lugar(propuesta, resto)
        titular(propuesta, renglon, como_titulo(resto))
        dudar(propuesta, self.hoy, self.fechas)
        return propuesta

    def _fecha(self, propuesta, resto):
        sin_repetir = tramos.se_repite(resto)
        if sin_repetir is not None:
            propuesta.dudas.append(tramos.SE_REPITE)
            return sin_repetir
        if (tramo := tramos.leer_tramo(self.fechas, resto)) is not None:
            propuesta.dia, propuesta.dia_fin, resto, duda = tramo
            propuesta.dudas.append(duda or tramos.VARIOS_DIAS)
            return resto
        if dos_actos.parecen_dos(self.fechas, resto):
            propuesta.dudas.append(dos_actos.DOS_ACTOS)
        return self._un_dia(propuesta, resto)

    def _un_dia(self, propuesta, texto):
        dia, resto, duda = self.fechas.leer(texto)
        es_otro = dia is not None and dia != self.del_dia
        if es_otro and self.del_dia and _es_un_nombre(texto, resto):
            propuesta.dia = self.del_dia
            propuesta.dudas.append(red.OTRO_DIA)
            return texto
        propuesta.dia = dia or (None if duda else self.del_dia)
        if es_otro and _queda_lejos(dia, self.hoy, texto):
            propuesta.dudas.append(LEJOS)
        if self.del_dia and EN_LA_MANANA.match(propuesta.texto):
            propuesta.dia, duda = self.del_dia, ""
            propuesta.dudas.append(DIA_POR_OTRO)
        if propuesta.dia is None:
            propuesta.dudas.append(duda or self.sin_dia)
        return resto

    def _horas(self, propuesta, resto):
        if (sin_horas := tramos.todo_el_dia(resto)) is not None:
            propuesta.todo_el_dia = True
            return sin_horas
        dicho = resto
        propuesta.hora, propuesta.hora_fin, resto, duda = leer_horas(dicho)
        if propuesta.hora and not propuesta.hora_fin and es_de_noche(propuesta.hora, dicho):
            propuesta.hora, duda = None, DUDA
        if duda or propuesta.hora is None:
            propuesta.dudas.append(duda or SIN_HORA)
        return resto

    def _preside(self, propuesta, resto):
        hallado = PRESIDE.search(resto)
        if hallado is None:
            return self._quien_suelto(propuesta, resto)
        quien = abreviaturas.devolver(hallado["quien"].strip())
        propuesta.preside = self.quien(quien)
        asiste = ASISTE.search(resto[hallado.start() : hallado.start("quien")])
        if propuesta.preside is None:
            propuesta.dudas.append(NO_SE_SABE.format(quien))
            dicho = quien if asiste else f"Preside {quien}"
            propuesta.asisten = "; ".join(filter(None, [dicho, propuesta.asisten]))
        elif asiste:
            propuesta.dudas.append(SE_DICE_QUE_ASISTE.format(quien))
        return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}"

    def _quien_suelto(self, propuesta, resto):
        """An official alone between commas, by the whole of her post or by name and surname."""
        partes = en_partes(resto)
        halladas = [(n, quien) for n, p in enumerate(partes) if n and (quien := self.entero(p))]
        if len(halladas) != 1:
            return resto
        ((n, propuesta.preside),) = halladas
        return ", ".join(partes[:n] + partes[n + 1 :])

    def _lugar(self, propuesta, resto):
        for patron in (LUGAR, EN):
            for hallado in reversed(list(patron.finditer(resto))):
                dicho = abreviaturas.devolver(orillar(hallado["dicho"]))
                sede = self.sede(dicho)
                if sede is None and len(dicho) > LARGO_DEL_LUGAR:
                    continue
                if sede is None and patron is EN and hallado.end() < len(resto.strip(ORILLAS)):
                    continue
                antes, despues = resto[: hallado.start()], resto[hallado.end() :]
                tiene_titulo = bool(como_titulo(f"{antes}, {despues}"))
                return f"{antes}, {_situar(propuesta, dicho, sede, tiene_titulo)}, {despues}"
        return self._sede_suelta(propuesta, resto)

    def _sede_suelta(self, propuesta, resto):
        """A place that nothing announces: alone between commas, or named in what is said, which is
        asked; what is in front of it, or on the way, is not there."""
        partes = en_partes(resto)
        for n, parte in enumerate(partes[1:], start=1):
            if sede := self.sede(parte, exacta=True):
                sobra = _situar(propuesta, parte, sede, tiene_titulo=True)
                return ", ".join([*partes[:n], sobra, *partes[n + 1 :]])
        dichas = palabras(resto)
        nombradas = [s for suyas, s in self.sedes if len(suyas) > 1 and suyas <= dichas]
        sede = la_unica(nombradas)
        if sede and (cerca := JUNTO_A.search(resto)):
            propuesta.lugar = abreviaturas.devolver(orillar(cerca["dicho"]))[:LARGO_DEL_LUGAR]
            return f"{resto[: cerca.start()]}, {resto[cerca.end() :]}"
        if sede:
            propuesta.sede = sede
            propuesta.dudas.append(SE_NOMBRA.format(sede.nombre))
        return resto


def _es_un_nombre(texto, resto):
    """Whether the date that was read may be the name of a place, or of what is told, for it comes
    after other words: «Entrega de obra 5 de Mayo». `resto`: the line without it."""
    antes = os.path.commonprefix([texto, resto])
    if UNA_FECHA.match(texto[len(antes) :]):
        return False
    return PALABRA.search(SIN_PALABRAS.sub("", antes)) is not None


def _queda_lejos(dia, hoy, texto):
    con_anio = re.search(rf"\b{dia.year}\b|[/.-]{dia:%y}\b", texto)
    return dia - hoy > MESES_ADELANTE and not con_anio


def _situar(propuesta, dicho, sede, tiene_titulo):
    """What was said after a known place, if it is the title of an act that has none; if not, all
    that is not its name goes with it."""
    propuesta.sede, propuesta.lugar = sede, "" if sede else sin_articulo(dicho)
    if sede is None:
        return ""
    propuesta.lugar, despues = map(orillar, ademas_de(sede, dicho))
    es_suyo = not despues or DE_SU_LUGAR.match(despues)
    if not (es_suyo or tiene_titulo):
        return despues
    propuesta.lugar = ", ".join(filter(None, (propuesta.lugar, despues)))
    if es_vago(dicho, sede) or not es_suyo:
        propuesta.dudas.append(ES_ESE.format(dicho, sede.nombre))
    return ""
