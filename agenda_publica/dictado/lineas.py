"""Acts as departments send them, in a line of words: «Jueves 26, 11:00, inauguración de…».

Each line gives a proposal to be corrected, never one to be saved unseen. What is doubtful is left
blank and named in `dudas`.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, time

from . import tramos as tramos
from .fechas import Fechas
from .horas import leer_horas

LARGO, RENGLONES = 500, 100
LARGO_DEL_TITULO = 255
SE_CUBRE = "Lo que se cubre quedó en las notas: póngalo en «Qué se cubre» de su registro."
CORTADO = "El renglón es muy largo: se leyó el principio. Completo queda en las notas del registro."
SIN_DIA = "No se dice qué día."
SIN_HORA = "No se dice a qué hora."
DE_OTRO_DIA = "No se dice qué día, y arriba hay más de uno: diga de cuál es."
NO_SE_SABE = "No se sabe quién es «{}»."
PRESIDE = re.compile(
    r"[,;.(]?\s*\b(?:lo |la )?(?:presid[ea]n?|preside|presidid[oa] por|que presidirá|presidirá|"
    r"encabeza(?:rá|do por|da por)?|a cargo de|con la presencia de|con la asistencia de|asiste)\b:?"
    r"\s+(?P<quien>[^,;.()]+)\)?",
    re.IGNORECASE,
)
LUGAR = re.compile(
    r"[,;.(]?\s*\b(?:lugar|sede|dónde|donde)\s*:\s*(?P<dicho>[^;.()]+?)(?=,|;|\.|$)",
    re.IGNORECASE,
)
EN = re.compile(
    r"[,;.(]?\s*\ben (?P<dicho>(?:el |la |los |las )?[^,;.()]+?)\)?(?=,|;|\.|$)", re.IGNORECASE
)
DE_CUBRIR = r"(?:foto\w*|v[ií]deos?|audio|bolet[ií]n|redes(?:\s+sociales)?|(?:en\s+)?vivo)"
CUBRE = re.compile(
    rf"[,;.(]?\s*\b(?P<dicho>(?:se\s+)?(?:cubr(?:e|en|ir|irá)|cobertura)\b:?\s+(?:con|de|en)?\s*"
    rf"{DE_CUBRIR}(?:(?:\s*,\s*|\s+y\s+|\s+e\s+){DE_CUBRIR})*)\)?",
    re.IGNORECASE,
)
ARTICULO = re.compile(
    r"^(?:el|la|los|las|lic|ing|dr|dra|mtro|mtra|c|profr?a?)\.?\s+", re.IGNORECASE
)
TRATO = re.compile(r"\b(?:lic|ing|arq|dr|dra|mtro|mtra|profr?|profra)\.\s*", re.IGNORECASE)
PARTE = re.compile(r"(?:,|;|\.(?=\s|$)|\s[-–—]\s)")
VACIAS = {"de", "del", "la", "el", "los", "las", "y", "en", "municipal", "lic", "ing", "dra", "dr"}
ORILLAS = " ,;.:–—-•*·()\t"


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
    notas: str = ""
    dudas: list = field(default_factory=list)


class Oido:
    """Who the officials are and which the places, to know them when they are named."""

    def __init__(self, *, hoy, sedes=(), funcionarios=()):
        self.fechas = Fechas(hoy)
        self.sedes = [(palabras(sede.nombre), sede) for sede in sedes]
        self.funcionarios = list(funcionarios)
        self.del_dia, self.sin_dia = None, SIN_DIA

    def leer(self, texto):
        """[Propuesta…], one for each line with something; a line with a day alone is a header.

        What is left to read, past so many lines, stays in `resto`, under its day.
        """
        renglones = [renglon for renglon in texto.splitlines() if renglon.strip()]
        self.del_dia, self.sin_dia, encabezado, propuestas = None, SIN_DIA, "", []
        for renglon in renglones[:RENGLONES]:
            limpio = re.sub(r"\s+", " ", renglon).strip(ORILLAS)
            propuesta = None if tramos.es_encabezado(limpio) else self.renglon(limpio)
            if propuesta and (propuesta.titulo or propuesta.hora):
                propuestas.append(propuesta)
                self._sigue_el_dia(propuesta.dia)
            elif limpio:
                self.del_dia, encabezado = propuesta and propuesta.dia, renglon
                self.sin_dia = SIN_DIA
        faltan = renglones[RENGLONES:]
        self.faltan, arriba = len(faltan), [encabezado] if faltan and self.del_dia else []
        self.resto = "\n".join([*arriba, *faltan])
        return propuestas

    def _sigue_el_dia(self, dia):
        """After a line of another day, that of the header is no longer sure."""
        if self.del_dia and dia != self.del_dia:
            self.del_dia, self.sin_dia = None, DE_OTRO_DIA

    def renglon(self, renglon):
        propuesta = Propuesta(renglon[:LARGO])
        resto = self._fecha(propuesta, TRATO.sub("", propuesta.texto))
        resto = self._horas(propuesta, resto)
        resto = _cubre(propuesta, resto)
        resto = self._preside(propuesta, resto)
        resto = self._lugar(propuesta, resto)
        _titular(propuesta, renglon, _titulo(resto))
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
        dia, resto, duda = self.fechas.leer(resto)
        propuesta.dia = dia or (None if duda else self.del_dia)
        if propuesta.dia is None:
            propuesta.dudas.append(duda or self.sin_dia)
        return resto

    def _horas(self, propuesta, resto):
        if (sin_horas := tramos.todo_el_dia(resto)) is not None:
            propuesta.todo_el_dia = True
            return sin_horas
        propuesta.hora, propuesta.hora_fin, resto, duda = leer_horas(resto)
        if duda or propuesta.hora is None:
            propuesta.dudas.append(duda or SIN_HORA)
        return resto

    def _preside(self, propuesta, resto):
        hallado = PRESIDE.search(resto)
        if hallado is None:
            return resto
        quien = hallado["quien"].strip()
        propuesta.preside = self.quien(quien)
        if propuesta.preside is None:
            propuesta.dudas.append(NO_SE_SABE.format(quien))
        return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}".strip(ORILLAS)

    def quien(self, dicho):
        """The only official whom those words name, or None."""
        return _la_unica([f for f in self.funcionarios if _es(dicho, f)])

    def _lugar(self, propuesta, resto):
        for patron in (LUGAR, EN):
            for hallado in reversed(list(patron.finditer(resto))):
                dicho = hallado["dicho"].strip(ORILLAS)
                sede = self.sede(dicho)
                if sede is None and patron is EN and hallado.end() < len(resto.strip(ORILLAS)):
                    continue
                propuesta.sede = sede
                propuesta.lugar = "" if sede else dicho[:120]
                return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}".strip(ORILLAS)
        return self._sede_suelta(propuesta, resto)

    def _sede_suelta(self, propuesta, resto):
        """A place that nothing announces: alone between commas, or named in what is said."""
        partes = [parte.strip(ORILLAS) for parte in PARTE.split(resto)]
        partes = [parte for parte in partes if parte]
        for n, parte in enumerate(partes[1:], start=1):
            if sede := self.sede(parte, exacta=True):
                propuesta.sede = sede
                return ", ".join(partes[:n] + partes[n + 1 :])
        dichas = palabras(resto)
        nombradas = [s for suyas, s in self.sedes if len(suyas) > 1 and suyas <= dichas]
        propuesta.sede = _la_unica(nombradas)
        return resto

    def sede(self, dicho, exacta=False):
        """The only place of that name, or that those words name; the whole of it, if `exacta`."""
        dichas = palabras(dicho)
        sobran = 1 if exacta else len(dichas)
        cortas = len(dichas) > 1 or not exacta
        enteras = [
            s for suyas, s in self.sedes if suyas <= dichas and len(dichas - suyas) <= sobran
        ]
        partidas = [s for suyas, s in self.sedes if dichas and cortas and dichas <= suyas]
        return _la_unica(enteras or partidas)


def _titular(propuesta, renglon, titulo):
    """What is left is its title; of a line too long, all of it goes to the notes."""
    propuesta.titulo = titulo[:LARGO_DEL_TITULO]
    if len(renglon) > LARGO or len(titulo) > LARGO_DEL_TITULO:
        propuesta.notas = renglon
        propuesta.dudas.append(CORTADO)


def _la_unica(halladas):
    return halladas[0] if len(halladas) == 1 else None


def palabras(texto):
    """The words of a name that count, without accents nor case."""
    llano = unicodedata.normalize("NFD", texto.lower())
    llano = "".join(letra for letra in llano if not unicodedata.combining(letra))
    return {p for p in re.findall(r"[a-z0-9]+", llano) if p not in VACIAS}


def _es(quien, funcionario):
    """Whether those words name that official, by name or by post."""
    dichas = palabras(ARTICULO.sub("", quien))
    if {"alcalde", "alcaldesa"} & dichas:
        dichas = {"presidenta" if "alcaldesa" in dichas else "presidente"}
    de_nombre, de_cargo = palabras(funcionario.nombre), palabras(funcionario.cargo)
    if dichas & de_nombre and dichas - de_nombre <= de_cargo:
        return True
    return bool(dichas) and (dichas == de_cargo or (len(dichas) > 1 and dichas <= de_cargo))


def _cubre(propuesta, resto):
    """The line without what it says that has to be covered, which goes to the notes."""
    hallado = CUBRE.search(resto)
    if hallado is None:
        return resto
    dicho = hallado["dicho"].strip(ORILLAS)
    propuesta.notas = dicho[:1].upper() + dicho[1:]
    propuesta.dudas.append(SE_CUBRE)
    return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}"


def _titulo(resto):
    partes = [parte.strip(ORILLAS) for parte in resto.split(",")]
    dicho = ", ".join(parte for parte in partes if parte)
    dicho = re.sub(r"^(?:acto|evento|tema|actividad)\s*:\s*", "", dicho, flags=re.IGNORECASE)
    return dicho[:1].upper() + dicho[1:]
