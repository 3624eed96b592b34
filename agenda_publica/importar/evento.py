"""One event of a calendar of others, read with icalendar, as the agenda would keep it."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Event

from agenda_publica import recurrencia
from agenda_publica.fechas import fin_que_no_puede_ser
from sitio.texto import sin_saltos

from .zonas import con_reloj

SIRVEN = {
    *("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE", "LAST-MODIFIED"),
    *("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "EXRULE"),
}
SALTO = re.compile(r"[\r\n]+")
# The name of a zone is looked for among files: one longer than a file's name can be is none.
ZONA_LARGA = re.compile(r'(TZID="?[^":;,\r\n]{100})[^":;,\r\n]*', re.IGNORECASE)
LARGOS = {"titulo": 255, "lugar": 120, "notas": 4000}
TOPE_DE_FECHAS = 1000  # that one event may add to, or take from, its rule
UN_DIA = timedelta(days=1)
SIN_FECHA = "No dice cuándo empieza, o no se entiende."
SIN_TITULO = "Sin título"
SIN_UID = "No trae identificador: se reconoce por su título y su fecha."
MUY_LARGO = "Es demasiado largo para ser un acto."
DOS_INICIOS = "Dice dos veces cuándo empieza: quedó la primera."
NO_TERMINA = "No se entiende cuándo termina: quedó sin hora de fin."
RECORTADO = "El {} es muy largo: se recortó."
LUGAR_EN_NOTAS = "El lugar es muy largo: va completo en las notas."
UNA_VEZ = "{} Quedó solo la primera fecha."
FECHAS_RARAS = "Hay fechas sueltas que no se entienden: revíselas."
OTRAS_REGLAS = "Trae más de una forma de repetirse: quedó la primera."


class Roto(ValueError):
    """The event cannot come in; its text says why."""


@dataclass
class Evento:
    """What it says. Moments are in UTC; `original`, the date of its series that it replaces."""

    uid: str
    titulo: str
    inicio: datetime
    fin: datetime | None
    todo_el_dia: bool
    zona: str
    regla: str = ""
    lugar: str = ""
    notas: str = ""
    cancelada: bool = False
    version: str = ""
    original: datetime | None = None
    en_adelante: bool = False  # what it says is of all that follow too
    incompleto: bool = False  # what it says of some of its dates could not be read
    excluidas: list = field(default_factory=list)
    otras: list = field(default_factory=list)
    sesiones: list = field(default_factory=list)
    avisos: list = field(default_factory=list)


def leer(texto, zonas):
    """The Evento of a VEVENT. Raises Roto."""
    if not texto:
        raise Roto(MUY_LARGO)
    propias = _propias(texto)
    try:
        crudo = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *propias, "END:VEVENT", ""]))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise Roto(SIN_FECHA) from error
    return _Lectura(crudo, propias, zonas).evento()


def titulo_de(texto):
    """What a broken event calls itself, to name it in the report."""
    dicho = re.search(r"^SUMMARY[^:\r\n]*:([^\r\n]*)", texto, re.IGNORECASE | re.MULTILINE)
    return sin_saltos(dicho[1])[:80] if dicho else ""


def _propias(texto):
    """Its lines that say something to us; not those of its alarms, nor what it attaches."""
    propias, hondo = [], 0
    for linea in SALTO.split(texto):
        nombre = re.split("[:;]", linea, maxsplit=1)[0].strip().upper()
        hondo += (nombre == "BEGIN") - (nombre == "END")
        if hondo == 1 and nombre in SIRVEN:
            propias.append(ZONA_LARGA.sub(r"\1", linea))
    return propias


class _Crudo:
    """What the event says in words, and what there is to warn of."""

    def __init__(self, crudo, propias, zonas):
        self.crudo, self.propias, self.zonas = crudo, propias, zonas
        self.avisos = []

    def _primera(self, nombre):
        valor = self.crudo.get(nombre)
        return valor[0] if isinstance(valor, list) else valor

    def _dicho(self, nombre):
        valor = self._primera(nombre)
        return "" if valor is None else str(valor).strip()

    def _uid(self, inicio):
        """Its identifier, made to fit; if it has none, one that its title and date give."""
        uid = self._dicho("UID")
        if not uid:
            self.avisos.append(SIN_UID)
            dicho = f"{self._dicho('SUMMARY')}|{inicio.isoformat()}"
            return f"sin-uid-{sha256(dicho.encode()).hexdigest()}"
        return uid if len(uid) <= 255 else f"{uid[:190]}-{sha256(uid.encode()).hexdigest()}"

    def _texto(self, nombre, campo, dicho):
        texto = self._dicho(nombre)
        texto = texto if campo == "notas" else sin_saltos(texto)
        if len(texto) > LARGOS[campo]:
            self.avisos.append(RECORTADO.format(dicho))
        return texto[: LARGOS[campo]]

    def _donde(self):
        """The place and the notes; a place too long for its field goes whole in the notes."""
        lugar, notas = sin_saltos(self._dicho("LOCATION")), self._dicho("DESCRIPTION")
        if len(lugar) > LARGOS["lugar"]:
            notas = f"Lugar: {lugar}\n{notas}".strip()
            self.avisos.append(LUGAR_EN_NOTAS)
        if len(notas) > LARGOS["notas"]:
            self.avisos.append(RECORTADO.format("texto de las notas"))
        notas = "\n".join(notas.splitlines())
        return {"lugar": lugar[: LARGOS["lugar"]], "notas": notas[: LARGOS["notas"]].strip()}

    def _version(self):
        """What orders two readings of the same event: SEQUENCE, then LAST-MODIFIED."""
        secuencia = self._dicho("SEQUENCE")
        numero = int(secuencia) if secuencia.isdecimal() and len(secuencia) < 9 else 0
        try:
            cuando = self._primera("LAST-MODIFIED").dt.astimezone(UTC).isoformat()
        except (ValueError, AttributeError, TypeError, OverflowError):
            cuando = ""
        return f"{numero:09d} {cuando[:19]}"


class _Lectura(_Crudo):
    """Reads its dates, and with them all the event."""

    def evento(self):
        inicio, zona, self.todo_el_dia = self._inicio()
        self.inicio, self.zona = inicio, zona
        fin = self._fin()
        if mal := fin_que_no_puede_ser(inicio, fin):
            raise Roto(mal)
        regla = self._regla()
        evento = Evento(
            uid=self._uid(inicio),
            titulo=self._texto("SUMMARY", "titulo", "título") or SIN_TITULO,
            inicio=inicio,
            fin=fin,
            todo_el_dia=self.todo_el_dia,
            zona=zona if regla or zona != "UTC" else "",
            regla=regla,
            **self._donde(),
            cancelada=self._dicho("STATUS").upper() == "CANCELLED",
            version=self._version(),
            original=self._original(),
            en_adelante=self._en_adelante(),
            excluidas=self._fechas("EXDATE"),
            otras=self._fechas("RDATE"),
        )
        evento.avisos = list(dict.fromkeys(self.avisos))
        return evento

    def _inicio(self):
        if isinstance(self.crudo.get("DTSTART"), list):
            self.avisos.append(DOS_INICIOS)
        prop = self._primera("DTSTART")
        try:
            inicio, zona = self._momento(prop.dt, prop.params.get("TZID", ""))
        except (ValueError, AttributeError, TypeError, OverflowError) as error:
            raise Roto(SIN_FECHA) from error
        if inicio.year not in recurrencia.ANIOS:
            raise Roto(recurrencia.FUERA_DE_ANIOS)
        return inicio, zona, not isinstance(prop.dt, datetime)

    def _momento(self, valor, tzid):
        """(moment, zone) of a date, which is its midnight here, or of a date and hour."""
        if not isinstance(valor, datetime):
            if not isinstance(valor, date):
                raise TypeError(valor)
            return timezone.make_aware(datetime.combine(valor, time.min)).astimezone(UTC), ""
        momento, zona, aviso = con_reloj(valor, tzid, self.zonas)
        self.avisos += [aviso] if aviso else []
        return momento.replace(microsecond=0), zona

    def _fin(self):
        """Its end, or None. Of whole days, the last one: a calendar says the next."""
        try:
            fin = self._fin_dicho()
        except (ValueError, AttributeError, TypeError, OverflowError):
            self.avisos.append(NO_TERMINA)
            return None
        if fin is None or not self.todo_el_dia or fin < self.inicio:
            return fin
        ultimo = timezone.localtime(fin).date() - UN_DIA
        fin = timezone.make_aware(datetime.combine(ultimo, time.min)).astimezone(UTC)
        return fin if fin > self.inicio else None

    def _fin_dicho(self):
        if prop := self._primera("DTEND"):
            return self._momento(prop.dt, prop.params.get("TZID", ""))[0]
        if prop := self._primera("DURATION"):
            return self.inicio + prop.dt
        return None

    def _regla(self):
        reglas = [linea for linea in self.propias if linea.upper().startswith("RRULE")]
        if len(reglas) > 1 or self.crudo.get("EXRULE"):
            self.avisos.append(OTRAS_REGLAS)
        if not reglas or self.crudo.get("RECURRENCE-ID"):
            return ""
        regla = reglas[0].partition(":")[2].strip().strip(";").upper()
        try:
            recurrencia.validar(regla if len(regla) <= 200 else "")
        except ValidationError as error:
            self.avisos.append(UNA_VEZ.format(error.message))
            return ""
        return regla

    def _original(self):
        prop = self._primera("RECURRENCE-ID")
        if prop is None:
            return None
        try:
            return self._del_dia(prop.dt, prop.params.get("TZID", ""))
        except (ValueError, AttributeError, TypeError, OverflowError) as error:
            raise Roto("No se entiende qué fecha de su serie cambia.") from error

    def _en_adelante(self):
        prop = self._primera("RECURRENCE-ID")
        return prop is not None and prop.params.get("RANGE", "").upper() == "THISANDFUTURE"

    def _del_dia(self, valor, tzid):
        """A moment of the series; a day alone, where it has hour, is that day at its hour."""
        if self.todo_el_dia or isinstance(valor, datetime):
            return self._momento(valor, tzid)[0]
        zona = ZoneInfo(self.zona) if self.zona else timezone.get_default_timezone()
        return datetime.combine(valor, self.inicio.astimezone(zona).time(), zona).astimezone(UTC)

    def _fechas(self, nombre):
        """[moment…] that EXDATE or RDATE say."""
        dichas = self.crudo.get(nombre, [])
        fechas = []
        for lista in dichas if isinstance(dichas, list) else [dichas]:
            try:
                for dicha in lista.dts:
                    valor = dicha.dt[0] if isinstance(dicha.dt, tuple) else dicha.dt
                    fechas.append(self._del_dia(valor, lista.params.get("TZID", "")))
            except (ValueError, AttributeError, TypeError, OverflowError):
                self.avisos.append(FECHAS_RARAS)
        if len(fechas) > TOPE_DE_FECHAS:
            self.avisos.append(FECHAS_RARAS)
        return sorted(set(fechas[:TOPE_DE_FECHAS]))
