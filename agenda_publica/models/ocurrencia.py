"""The dates of public acts as rows: derived, rebuilt inside the publication, in no revision."""

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from agenda_publica import direcciones
from agenda_publica.calendario import UN_DIA, dia_local
from agenda_publica.cara import SIN_FECHA, Situacion, datos_de_una
from agenda_publica.estado import antes_era, estado, falta
from agenda_publica.fechas import EnElTiempo, EnElTiempoQuerySet, tocan

NINGUNA = Q(pk__in=[])
# Of the dates of an act, those that are not held as they were announced: not its whole series.
CAMBIADAS = Q(cancelada=True) | ~Q(inicio=F("original")) | Q(lugar=None, era__isnull=False)
DUDOSAS = 50  # of other zones, that may be of the day before or of the one after


def _de_aqui():
    return Q(zona__in=["", timezone.get_default_timezone_name()])


class OcurrenciaQuerySet(EnElTiempoQuerySet):
    def publicadas(self):
        """Those of acts that anyone may read, in order of time."""
        return self.filter(acto__visible=True).order_by("inicio", "pk")

    def sin_repetir(self, desde, hasta=None, ademas=NINGUNA):
        """Those from `desde` on: all until `hasta`, and then each act once, if it had none; and
        those that `ademas` names."""
        antes = Q(inicio__lt=OuterRef("inicio")) | Q(
            inicio=OuterRef("inicio"), pk__lt=OuterRef("pk")
        )
        previas = self.model.objects.order_by().entre(desde).filter(antes, acto=OuterRef("acto"))
        return self.entre(desde).filter(Q(inicio__lt=hasta or desde) | ~Exists(previas) | ademas)

    def de_los_dias(self, desde, hasta):
        """Those of the days from `desde` to `hasta`, each by its own clocks; and a few of other
        zones, of the day before or after: whoever lists them by day leaves them out."""
        inicio, fin = dia_local(desde)[0], dia_local(hasta)[1]
        cerca = self.entre(inicio - UN_DIA, fin + UN_DIA)
        return cerca.filter(~_de_aqui() | tocan(inicio, fin))

    def vecinos(self, dia):
        """(the last day before that one which any of them touches, the first after); None, of none.

        In one query: those that begin last before it, the one that went on longest, and the next.
        """
        inicio, fin = dia_local(dia)
        antes = self.filter(Q(inicio__lt=inicio) | ~_de_aqui(), inicio__lt=fin)
        largas = antes.filter(larga=True).order_by("-fin", "-todo_el_dia")
        vienen = self.entre(fin - UN_DIA).filter(~_de_aqui() | tocan(fin)).order_by("inicio")
        cuales = (antes.order_by("-inicio")[:DUDOSAS], largas[:1], vienen[:DUDOSAS])
        en_alguna = Q(*(Q(pk__in=unas.values("pk")) for unas in cuales), _connector=Q.OR)
        cerca = list(self.model.objects.filter(en_alguna))
        previos = (min(una.ultimo_dia, dia - UN_DIA) for una in cerca if una.dia < dia)
        siguientes = (max(una.dia, dia + UN_DIA) for una in cerca if una.ultimo_dia > dia)
        return max(previos, default=None), min(siguientes, default=None)

    def primer_dia_despues(self, dia):
        return self.vecinos(dia)[1]

    def particulares(self):
        """Those that are not called by their moment, or not held at it, or that were moved."""
        movidas = ~Q(inicio=F("original")) | Q(era__isnull=False)
        return self.filter(~Q(clave="") | movidas)

    def para_listado(self):
        return self.select_related("acto__sede", "acto__preside", "acto__area", "acto__imagen")


class Ocurrencia(EnElTiempo):
    """A date of an act."""

    acto = models.ForeignKey("Acto", on_delete=models.CASCADE, related_name="ocurrencias")
    lugar = models.PositiveIntegerField(null=True, help_text="El que tiene en su regla.")
    zona = models.CharField(max_length=40, blank=True, help_text="En la que se contó.")
    clave = models.CharField(
        max_length=15, blank=True, help_text="Cómo se llama, si ya no es por su día y su hora."
    )
    era = models.DateTimeField(null=True, help_text="Lo último que se dijo antes de moverla.")

    objects = OcurrenciaQuerySet.as_manager()

    class Meta:
        ordering = ["inicio"]
        indexes = [
            models.Index(fields=["inicio", "acto"], name="ocurrencia_inicio"),
            models.Index(fields=["inicio"], name="ocurrencia_larga", condition=Q(larga=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["acto", "original"], name="ocurrencia_original")
        ]

    def __str__(self):
        return f"{self.acto}, {timezone.localtime(self.inicio):%d/%m/%Y %H:%M}"

    @property
    def reloj(self):
        return ZoneInfo(self.zona) if self.zona else super().reloj

    @property
    def nombre(self):
        """2026-11-23-1100: what its address and its calendar are called by, though it be moved,
        or all its series."""
        return self.clave or direcciones.nombre(self.original, self.acto.en_su_zona())

    @property
    def dice(self):
        """Its own title, or that of the act."""
        return self.titulo or self.acto.title

    @property
    def antes(self):
        """The moment it had before it was moved, if it was; whatever became of it after."""
        if self.acto.antes is not None and self.inicio == self.acto.inicio:
            return self.acto.antes
        return self.era if self.acto.regla or self.lugar is None else None

    @property
    def hasta_el(self):
        """Its last day, as it is said in a list: «21/12»; with its year, if that is another."""
        este = self.ultimo_dia.year == timezone.localdate().year
        return date_format(self.ultimo_dia, "j/m" if este else "j/m/Y")

    @property
    def cuando_dicho(self):
        return self.acto.dicho(self.inicio)

    @property
    def antes_dicho(self):
        return self.acto.dicho(self.antes) if self.antes else ""

    @property
    def sin_nueva_fecha(self):
        """Of a date that is postponed, that it has no other yet."""
        if self.cancelada or self.acto.situacion != Situacion.POSPUESTA:
            return ""
        return SIN_FECHA.format(self.acto.dicho(self.inicio))

    def datos(self, raiz):
        """For schema.org: the act, on this date."""
        return datos_de_una(self, self.acto.datos_sin_fecha(raiz))

    @property
    def estado(self):
        return estado(self)

    @property
    def falta(self):
        """The same, or how far its day is: where no day is said above it."""
        return falta(self)

    @property
    def antes_era(self):
        return antes_era(self)


class AnunciadaQuerySet(models.QuerySet):
    def publicadas(self):
        return self.filter(acto__visible=True).select_related("acto").order_by("inicio", "pk")

    def del_dia(self, dia):
        """Those of that day, each by its own clocks, with what its act has in their place."""
        inicio, fin = dia_local(dia)
        cerca = self.filter(inicio__gte=inicio - UN_DIA, inicio__lt=fin + UN_DIA)
        suyas = [una for una in cerca if una.dia == dia]
        de_sus_actos = _en_su_lugar(suyas) if suyas else []
        for una in suyas:
            una.ahora = _la_de_ahora(una, [o for o in de_sus_actos if o.acto_id == una.acto_id])
        return suyas


def _en_su_lugar(idas):
    """The dates that may be in their place: those that were one of them, or of what has no rule."""
    eran = Q(era__in={una.inicio for una in idas}) | Q(acto__regla="")
    suyas = Ocurrencia.objects.filter(eran, acto__in={una.acto_id for una in idas})
    return list(suyas.select_related("acto"))


def _la_de_ahora(ida, fechas):
    """The date that it is now, if it is known which."""
    era = next((una for una in fechas if una.era == ida.inicio), None)
    return era or (fechas[0] if len(fechas) == 1 and not ida.acto.regla else None)


class Anunciada(models.Model):
    """A moment for which people had read an act, and that it no longer has; of the later days of
    one that went on, their midnight."""

    acto = models.ForeignKey("Acto", on_delete=models.CASCADE, related_name="anunciadas")
    inicio = models.DateTimeField()

    objects = AnunciadaQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["inicio"]
        indexes = [models.Index(fields=["inicio", "acto"], name="anunciada_inicio")]
        constraints = [models.UniqueConstraint(fields=["acto", "inicio"], name="anunciada_una_vez")]

    def __str__(self):
        return f"{self.acto}, {timezone.localtime(self.inicio):%d/%m/%Y %H:%M}"

    @property
    def dia(self):
        return timezone.localdate(self.inicio, self.acto.en_su_zona())


class Horizonte(models.Model):
    """How far the rows of rules without end are made; one row, which the tick moves."""

    hasta = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{timezone.localtime(self.hasta):%d/%m/%Y}"
