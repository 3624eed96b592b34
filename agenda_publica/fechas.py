"""When something happens: a date, several, or a rule with its exceptions. Shared by both faces."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format

from . import recurrencia
from .calendario import UN_DIA
from .ciudades import ciudad
from .dichas import Dichos

DIA, DIA_Y_HORA = r"j \d\e F \d\e Y", r"j \d\e F \d\e Y, G:i"
UN_INSTANTE = timedelta(microseconds=1)
SIN_HORA_DE_FIN = timedelta(hours=1)  # how long is «now» what has no end hour
ZONA = "No existe esa zona horaria: escriba una como «America/Tijuana», o déjela en blanco."
UN_ANIO = timedelta(days=366)
AL_REVES = "Termina antes de empezar: corrija la hora."
DURA_DEMASIADO = "Dura más de un año: revise en qué año termina."
DE_CUAL = "Diga cuál no hay, en «En lugar de la del»."
UNA_DE_DOS = "Se cancela, o ese día no hay: elija una de las dos."


@dataclass(frozen=True)
class Cuando:
    """One date of something: `original` is the moment its rule gives, which names it for ever."""

    original: datetime
    inicio: datetime
    fin: datetime | None = None
    titulo: str = ""
    cancelada: bool = False
    motivo: str = ""
    lugar: int | None = None  # in its rule; None, of one that the rule does not give


def validar_zona(zona):
    try:
        ZoneInfo(zona)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValidationError(ZONA) from error


class ConFechas(models.Model):
    """What happens at a time: the columns of when, and the dates that they give."""

    inicio = models.DateTimeField("empieza")
    fin = models.DateTimeField("termina", null=True, blank=True)
    todo_el_dia = models.BooleanField("todo el día", default=False)
    regla = models.CharField(
        "se repite", max_length=200, blank=True, validators=[recurrencia.validar]
    )
    zona = models.CharField(
        "zona horaria",
        max_length=40,
        blank=True,
        validators=[validar_zona],
        help_text="En blanco, la del municipio.",
    )

    class Meta:
        abstract = True

    @classmethod
    def dichos(cls, contenido):
        """When, in words, as that version says it."""
        return Dichos(contenido)

    def en_palabras(self, campo):
        """What the log says of that field; None, of what is said as any other."""
        return self.dichos(vars(self)).campo(campo)

    def sueltas(self):
        """The rows of its exceptions and other dates."""
        raise NotImplementedError

    def en_su_zona(self):
        """Where its hours are counted; what is of all day has days, and they are the town's."""
        if self.zona and not self.todo_el_dia:
            return ZoneInfo(self.zona)
        return timezone.get_default_timezone()

    def en_su_hora(self, momento):
        """«10:00, hora de Tijuana»; nothing, where its hour is the town's."""
        aqui, alla = timezone.get_default_timezone(), self.en_su_zona()
        if momento.astimezone(aqui).utcoffset() == momento.astimezone(alla).utcoffset():
            return ""
        return f"{date_format(momento.astimezone(alla), 'G:i')}, {self.hora_de}"

    @property
    def hora_de(self):
        """«hora de Tijuana», where its hours are not those of the town."""
        suya = self.en_su_zona()
        if suya == timezone.get_default_timezone():
            return ""
        return f"hora de {ciudad(suya.key)}"

    def dicho(self, momento):
        """That moment in its zone, in words; of what is of all day, the day alone."""
        local = timezone.localtime(momento, self.en_su_zona())
        if self.todo_el_dia:
            return date_format(local, DIA)
        de = f" ({self.hora_de})" if self.hora_de else ""
        return f"{date_format(local, DIA_Y_HORA)}{de}"

    def primera(self):
        """What names its first date."""
        return self.inicio

    def cuandos(self, hasta=None):
        """Every date it has up to then (the horizon, if none is said), in order: [Cuando…]."""
        dura = self.fin - self.inicio if self.fin else None
        excepciones = {suelta.original: suelta for suelta in self.sueltas() if suelta.original}
        dadas = [
            replace(_segun(excepciones.get(original), original, inicio, dura), lugar=lugar)
            for lugar, (original, inicio) in enumerate(self._de_la_regla(hasta))
            if original not in excepciones or not excepciones[original].excluida
        ]
        otras = [
            Cuando(s.inicio, s.inicio, s.fin, s.titulo, s.cancelada, s.motivo)
            for s in self.sueltas()
            if not s.original
        ]
        unicas = {cuando.original: cuando for cuando in [*otras, *dadas]}
        return sorted(unicas.values(), key=lambda cuando: cuando.inicio)

    def originales(self, hasta=None):
        """The dates that its rule gives, in order: each is known by its place among them."""
        return [original for original, _inicio in self._de_la_regla(hasta)]

    def _de_la_regla(self, hasta):
        if not self.regla:
            return [(self.primera(), self.inicio)]
        dadas = recurrencia.fechas(
            inicio=self.inicio, regla=self.regla, zona=self.en_su_zona(), hasta=hasta
        )
        return [(fecha, fecha) for fecha in dadas]

    def errores_de_fechas(self):
        """{field: sentence} of what cannot be."""
        mal = fin_que_no_puede_ser(self.inicio, self.fin)
        return {"fin": mal} if mal else {}


def fin_que_no_puede_ser(inicio, fin):
    """Why not, in a sentence; blank, if it can be, or none is said."""
    if not (inicio and fin):
        return ""
    if fin < inicio:
        return AL_REVES
    return DURA_DEMASIADO if fin - inicio > UN_ANIO else ""


def _segun(excepcion, original, inicio, dura):
    """That date of the rule, or what an exception says of it."""
    if excepcion is None:
        return Cuando(original, inicio, inicio + dura if dura is not None else None)
    movida = excepcion.inicio or inicio
    fin = excepcion.fin or (movida + dura if dura is not None else None)
    e = excepcion
    return Cuando(original, movida, fin, e.titulo, e.cancelada, e.motivo)


class FechaSuelta(models.Model):
    """Another date, or what is different in one of those that the rule gives (`original`)."""

    original = models.DateTimeField(
        "en lugar de la del",
        null=True,
        blank=True,
        help_text="La fecha de la serie que cambia. En blanco, es una fecha más.",
    )
    inicio = models.DateTimeField("empieza")
    fin = models.DateTimeField("termina", null=True, blank=True)
    titulo = models.CharField("título de ese día", max_length=255, blank=True)
    cancelada = models.BooleanField("ese día se cancela", default=False)
    motivo = models.CharField("por qué", max_length=220, blank=True)
    excluida = models.BooleanField(
        "ese día no hay",
        default=False,
        help_text="No es que se cancele: nunca se dijo que lo hubiera.",
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.excluida and not self.original:
            raise ValidationError({"excluida": DE_CUAL})
        if self.excluida and self.cancelada:
            raise ValidationError({"excluida": UNA_DE_DOS})
        if mal := fin_que_no_puede_ser(self.inicio, self.fin):
            raise ValidationError({"fin": mal})


class Larga(models.BooleanField):
    """Whether it goes on for more than a day: worked out of its hours each time it is saved."""

    def pre_save(self, una, add):
        larga = bool(una.fin) and una.fin - una.inicio > UN_DIA
        setattr(una, self.attname, larga)
        return larga


class EnElTiempo(models.Model):
    """A date made into a row, so that days and months are read by index."""

    original = models.DateTimeField()
    inicio = models.DateTimeField()
    fin = models.DateTimeField(null=True)
    larga = Larga(default=False, editable=False)
    todo_el_dia = models.BooleanField(default=False)
    titulo = models.CharField(max_length=255, blank=True)
    cancelada = models.BooleanField(default=False)
    motivo = models.CharField(max_length=220, blank=True)

    class Meta:
        abstract = True

    @classmethod
    def de(cls, cuando, **datos):
        """The row, unsaved, of that Cuando."""
        return cls(
            original=cuando.original,
            inicio=cuando.inicio,
            fin=cuando.fin,
            titulo=cuando.titulo,
            cancelada=cuando.cancelada,
            motivo=cuando.motivo,
            **datos,
        )

    @property
    def reloj(self):
        """Where its days are counted."""
        return timezone.get_default_timezone()

    @property
    def dia(self):
        return timezone.localdate(self.inicio, self.reloj)

    @property
    def ultimo_dia(self):
        """The last day it touches: what ends at midnight does not touch the next."""
        if self.fin is None or self.fin <= self.inicio:
            return self.dia
        fin = self.fin if self.todo_el_dia else self.fin - UN_INSTANTE
        return timezone.localdate(fin, self.reloj)

    def momento(self, ahora=None):
        """Where it stands in time: `antes`, `ahora` or `paso`; what ends today is not yet past."""
        ahora = ahora or timezone.now()
        if self.todo_el_dia:
            return self._por_dias(timezone.localdate(ahora))
        if self.inicio > ahora:
            return "antes"
        return "ahora" if self._hasta() > ahora else "paso"

    def _por_dias(self, hoy):
        """Of what is of all day, the hour that was written says nothing."""
        if self.dia > hoy:
            return "antes"
        return "ahora" if self.ultimo_dia >= hoy else "paso"

    def _hasta(self):
        """Its end; of what has none, an hour, and never past the day it is listed under."""
        medianoche = datetime.combine(self.dia + UN_DIA, time.min, self.reloj)
        return self.fin or min(self.inicio + SIN_HORA_DE_FIN, medianoche)


def tocan(desde, hasta=None):
    """The Q of what touches the span [desde, hasta), moments with zone; without end, if none."""
    sigue = models.Q(fin__gt=desde) | models.Q(inicio__gte=desde)
    sigue |= models.Q(todo_el_dia=True, fin__gte=desde)
    return sigue & models.Q(inicio__lt=hasta) if hasta else sigue


class EnElTiempoQuerySet(models.QuerySet):
    def entre(self, desde, hasta=None):
        """Those that touch that span."""
        return self.filter(tocan(desde, hasta)).de_hacia(desde)

    def de_hacia(self, desde):
        """Only from where something that reaches that moment begins: one day before, or as early
        as the first of the long ones. It takes nothing out of what touches it, and lets the
        database begin there in its index, whatever years of dates lie behind."""
        un_dia_antes = desde - UN_DIA
        largas = self.model.objects.filter(larga=True, inicio__lt=un_dia_antes, fin__gte=desde)
        primera = Subquery(largas.order_by("inicio").values("inicio")[:1])
        return self.filter(inicio__gte=Coalesce(primera, un_dia_antes))
