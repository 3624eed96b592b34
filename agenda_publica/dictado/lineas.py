"""Acts as departments send them, in a line of words: «Jueves 26, 11:00, inauguración de…».

Each line gives a proposal to be corrected, never one to be saved unseen. What is doubtful is left
blank and named in `dudas`.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time

from . import abreviaturas, cambios, cortesia, mensajes, sellos, tablas, tramos
from .conocidos import Conocidos, es_vago, la_unica, palabras, sin_articulo
from .fechas import Fechas
from .horas import leer_horas

LARGO, RENGLONES = 500, 100
LARGO_DEL_TITULO = 255
SE_CUBRE = "Lo que se cubre quedó en las notas: póngalo en «Qué se cubre» de su registro."
CORTADO = "El renglón es muy largo: se leyó el principio. Completo queda en las notas del registro."
SIN_DIA = "No se dice qué día."
SIN_HORA = "No se dice a qué hora."
YA_PASO = "Ese día ya pasó: revíselo."
DE_OTRO_DIA = "No se dice qué día, y arriba hay más de uno: diga de cuál es."
NO_SE_SABE = "No se sabe quién es «{}»."
ES_ESE = "Se dice «{}»: ¿es «{}»?"
PRESIDE = re.compile(
    r"[,;.(]?\s*\b(?:lo |la )?(?:presid[ea]n?|preside|presidid[oa] por|que presidirá|presidirá|"
    r"encabeza(?:rá|do por|da por)?|a cargo de|con la presencia de|con la asistencia de|asiste)\b:?"
    r"\s+«?(?P<quien>(?<=«)[^»]+|[^,;.()]+)»?\)?",
    re.IGNORECASE,
)
LUGAR = re.compile(
    r"[,;.(]?\s*\b(?:lugar|sede|dónde|donde)\s*:\s*«?(?P<dicho>(?<=«)[^»]+(?=»)|[^;.()]+?(?:\([^();]+\))?)»?"
    r"(?=\s*(?:,|;|\.|$))",
    re.IGNORECASE,
)
EN = re.compile(
    r"[,;.(]?\s*\ben (?P<dicho>(?:el |la |los |las )?[^,;.()]+?(?:\([^(),;]+\))?)\)?(?=,|;|\.|$)",
    re.IGNORECASE,
)
DE_CUBRIR = r"(?:foto\w*|v[ií]deos?|audio|bolet[ií]n|redes(?:\s+sociales)?|(?:en\s+)?vivo)"
CUBRE = re.compile(
    rf"[,;.(]?\s*\b(?P<dicho>(?:se\s+)?(?:cubr(?:e|en|ir|irá)|cobertura)\b:?\s+(?:con|de|en)?\s*"
    rf"{DE_CUBRIR}(?:(?:\s*,\s*|\s+y\s+|\s+e\s+){DE_CUBRIR})*)\)?",
    re.IGNORECASE,
)
ASISTEN = re.compile(
    r"[,;.(]?\s*\basist(?:en?|entes|ir[aá]n?):\s*«?(?P<quienes>(?<=«)[^»]+|[^;.()]+)»?\)?",
    re.IGNORECASE,
)
# What was told by its label and goes between guillemets: no day nor hour is looked for in it.
ROTULADO = re.compile(r"[,;]?\s*\b(?:lugar|preside|asiste): «[^»]+»", re.IGNORECASE)
BARRA = re.compile(r"(?<!:\d\d)\s+/\s+|\s+/\s+(?!\d{1,2}:)")
LARGO_DEL_LUGAR = 120
PARTE = re.compile(r"(?:,|;|\.(?=\s|$)|\s[-–—]\s)")
# Of a list: «1.», «2)», «3.-», or the sign that a message has in its place.
NUMERO = re.compile(
    r"^\s*(?:[▪◾◽🔹🔸🔶🔷🔴🟢🔵⚫⚪✅☑👉➡📌]\ufe0f?|\d\ufe0f?\u20e3"
    r"|\d{1,2}(?:\s*\)|\.-?)(?=\s)(?!\s*(?:hrs?|h|horas?)\b))\s*",
    re.IGNORECASE,
)
NEGRITAS = re.compile(r"\*([^*]+)\*")
HUECO = re.compile(r"(?<=\()[\s,;.]+|[\s,;]+(?=\))")  # what was read at the edge of a parenthesis
ORILLAS = " ,;.:–—-•*·()\t"
SIN_PARENTESIS = ORILLAS.replace("()", "")


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
    def se_anota(self):
        """Whether it comes ticked: it is a new act, and something of when it is was found."""
        return bool(self.dia or self.hora) and not self.es_cambio

    @property
    def es_encabezado(self):
        """Whether it says nothing but a day: «Agenda del lunes 30»."""
        if self.hora or self.sede or self.lugar or self.preside or self.asisten or self.notas:
            return False
        return set(re.findall(r"\w+", self.titulo.lower())) <= tramos.ENCABEZAN


class Oido(Conocidos):
    """What hears a line, and knows the officials and the places that it names."""

    def __init__(self, *, hoy, **conocidos):
        super().__init__(**conocidos)
        self.fechas = Fechas(hoy)
        self.del_dia, self.sin_dia = None, SIN_DIA

    def leer(self, texto):
        """[Propuesta…], one for each line with something; a line with a day alone is a header.

        What is left to read, past so many lines, stays in `resto`, under its day.
        """
        self.del_dia, self.sin_dia, encabezado, propuestas = None, SIN_DIA, "", []
        dichos = sellos.sin_sellos(texto, self._oir, self.fechas.hoy)
        dichos = filter(None, map(cortesia.sin_cortesia, tablas.en_renglones(dichos)))
        renglones = mensajes.unir(dichos, self._oir)
        for renglon in renglones[:RENGLONES]:
            limpio = _limpio(renglon)
            propuesta = None if tramos.es_encabezado(limpio) else self.renglon(limpio)
            if propuesta and not propuesta.es_encabezado:
                propuestas.append(propuesta)
                self._sigue_el_dia(self.del_dia if propuesta.es_cambio else propuesta.dia)
            elif limpio:
                self.del_dia, encabezado = propuesta and propuesta.dia, renglon
                self.sin_dia = SIN_DIA
        faltan = renglones[RENGLONES:]
        self.faltan, arriba = len(faltan), [encabezado] if faltan and self.del_dia else []
        self.resto = "\n".join([*arriba, *faltan])
        return propuestas

    def _oir(self, renglon):
        return self.renglon(_limpio(renglon))

    def _sigue_el_dia(self, dia):
        """After a line of another day, that of the header is no longer sure."""
        if self.del_dia and dia != self.del_dia:
            self.del_dia, self.sin_dia = None, DE_OTRO_DIA

    def renglon(self, renglon):
        propuesta = Propuesta(renglon[:LARGO])
        resto, rotulado = _apartar(abreviaturas.guardar(BARRA.sub(" , ", propuesta.texto)))
        resto = self._fecha(propuesta, resto)
        resto = f"{self._horas(propuesta, resto)}{rotulado}"
        resto = _asisten(propuesta, _cubre(propuesta, resto))
        resto = self._preside(propuesta, resto)
        resto = self._lugar(propuesta, resto)
        _titular(propuesta, renglon, _titulo(resto))
        _dudar(propuesta, self.fechas.hoy)
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
            return self._quien_suelto(propuesta, resto)
        quien = abreviaturas.devolver(hallado["quien"].strip())
        propuesta.preside = self.quien(quien)
        if propuesta.preside is None:
            propuesta.dudas.append(NO_SE_SABE.format(quien))
            propuesta.asisten = "; ".join(filter(None, [f"Preside {quien}", propuesta.asisten]))
        return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}"

    def _quien_suelto(self, propuesta, resto):
        """An official alone between commas, by the whole of her post or by name and surname."""
        partes = _partes(resto)
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
                _situar(propuesta, dicho, sede)
                return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}"
        return self._sede_suelta(propuesta, resto)

    def _sede_suelta(self, propuesta, resto):
        """A place that nothing announces: alone between commas, or named in what is said."""
        partes = _partes(resto)
        for n, parte in enumerate(partes[1:], start=1):
            if sede := self.sede(parte, exacta=True):
                propuesta.sede = sede
                return ", ".join(partes[:n] + partes[n + 1 :])
        dichas = palabras(resto)
        nombradas = [s for suyas, s in self.sedes if len(suyas) > 1 and suyas <= dichas]
        propuesta.sede = la_unica(nombradas)
        return resto


def _apartar(texto):
    """(the line without what has its label, that)."""
    return ROTULADO.sub(" ,", texto), "".join(
        f", {h[0].strip(' ,;')}" for h in ROTULADO.finditer(texto)
    )


def _situar(propuesta, dicho, sede):
    propuesta.sede, propuesta.lugar = sede, "" if sede else sin_articulo(dicho)
    if sede and es_vago(dicho, sede):
        propuesta.dudas.append(ES_ESE.format(dicho, sede.nombre))


def _asisten(propuesta, resto):
    """The line without those who attend, whom it names after their label."""
    hallado = ASISTEN.search(resto)
    if hallado is None:
        return resto
    propuesta.asisten = abreviaturas.devolver(hallado["quienes"].strip(ORILLAS))
    return f"{resto[: hallado.start()]}, {resto[hallado.end() :]}"


def _titular(propuesta, renglon, titulo):
    """What is left is its title; of a line too long, all of it goes to the notes."""
    propuesta.titulo = titulo[:LARGO_DEL_TITULO]
    if len(renglon) > LARGO or len(titulo) > LARGO_DEL_TITULO:
        propuesta.notas = renglon
        propuesta.dudas.append(CORTADO)


def _dudar(propuesta, hoy):
    """Of a change, that it is one; of a day that is over, that it is."""
    if propuesta.es_cambio:
        propuesta.dudas = [cambios.ES_UN_CAMBIO]
    elif (propuesta.dia_fin or propuesta.dia or hoy) < hoy:
        propuesta.dudas.append(YA_PASO)


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
    dicho = abreviaturas.devolver(orillar(", ".join(_partes(resto, en=","))))
    dicho = re.sub(r"^(?:acto|evento|tema|actividad)\s*:\s*", "", dicho, flags=re.IGNORECASE)
    return dicho[:1].upper() + dicho[1:]


def _partes(resto, en=PARTE):
    sin_huecos = HUECO.sub("", resto).replace("()", ",")
    partes = [parte.strip(SIN_PARENTESIS) for parte in re.split(en, sin_huecos)]
    return [parte for parte in partes if parte.strip(ORILLAS)]


def _limpio(renglon):
    sin_negritas = NEGRITAS.sub(r"\1", re.sub(r"\s+", " ", renglon))
    return orillar(NUMERO.sub("", sin_negritas))


def orillar(dicho):
    """Without what is left at its edges, save the parenthesis that has its pair within."""
    limpio = dicho.strip(ORILLAS)
    sobran = limpio.count("(") - limpio.count(")")
    if sobran == 1 and ")" in dicho[dicho.index(limpio) + len(limpio) :]:
        return f"{limpio})"
    if sobran == -1 and "(" in dicho[: dicho.index(limpio)]:
        return f"({limpio}"
    return limpio
