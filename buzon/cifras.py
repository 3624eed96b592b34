"""What the departments sent and what came of it, by month and by área.

How each thing is counted is `DEFINICIONES`, which the screen says with the figures. A notice is of
the month in which it was first sent, by the clocks of the town; a draft is of none. What it became
is how it stands now, whenever that was decided.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property
from statistics import median

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format

from ayuntamiento.models import Area

from .models import Estado, Solicitud, Uso
from .models.solicitud import ABIERTAS

DEFINICIONES = {
    "Recibidas": "Lo que las áreas enviaron en ese mes, también lo que después retiraron.",
    "Usadas": "De las recibidas, aquellas con las que se hizo un acto de la agenda, un boletín, un "
    "aviso o una galería; cuentan las que se unieron a una de ellas.",
    "Rechazadas": "De las recibidas, las que se contestaron diciendo que no se usarán.",
    "Respuesta": "Cuánto tardó la oficina en contestar por primera vez: la mitad se contestó en "
    "ese tiempo o menos. Son horas de reloj, con noches y días inhábiles; lo que nadie ha "
    "contestado no cuenta.",
    "Abiertas": "De las recibidas, las que hoy esperan a la oficina, o al área a la que se le "
    "pidió un dato.",
    "Vencidas": "De las abiertas, las que ya pasaron del día para el que se querían.",
    "Sin enviar nada": "Áreas abiertas hoy que no enviaron nada en todo el periodo.",
}


@dataclass
class Cuenta:
    """The figures of some notices: those of a month, of an área, or of both."""

    mes: object = None
    area: object = None
    recibidas: int = 0
    usadas: int = 0
    rechazadas: int = 0
    abiertas: int = 0
    vencidas: int = 0
    esperas: list = field(default_factory=list)

    def sumar(self, dicho, hoy):
        """One notice more."""
        abierta = dicho["estado"] in ABIERTAS
        dia = dicho["para_cuando"]
        self.recibidas += 1
        self.usadas += dicho["de_ella"] or dicho["de_la_suya"]
        self.rechazadas += dicho["estado"] == Estado.RECHAZADA
        self.abiertas += abierta
        self.vencidas += bool(abierta and dia and dia < hoy)
        if dicho["atendida"]:
            self.esperas.append(dicho["atendida"] - dicho["enviada"])

    @property
    def mediana(self):
        return median(self.esperas) if self.esperas else None

    @property
    def respuesta(self):
        """The median, in words; blank, if nothing was answered."""
        return "" if self.mediana is None else en_palabras(self.mediana)

    @property
    def horas(self):
        """The same, as a sheet adds it up."""
        return None if self.mediana is None else round(self.mediana / timedelta(hours=1), 1)

    @property
    def mes_en_palabras(self):
        return date_format(self.mes, r"F \d\e Y").capitalize()

    @property
    def mes_en_hoja(self):
        return f"{self.mes:%Y-%m}"


class Cifras:
    """Those of the months from `desde` to `hasta`, both included (first days); of one área, or all.

    Two queries, whatever there is.
    """

    def __init__(self, desde, hasta, area=None):
        self.desde, self.hasta, self.area = desde, hasta, area
        self.total = Cuenta()
        self.por_mes = {mes: Cuenta(mes=mes) for mes in meses(desde, hasta)}
        self.por_area = {a.pk: Cuenta(area=a) for a in Area.objects.order_by("nombre", "pk")}
        self.por_los_dos = defaultdict(Cuenta)
        self._contar()

    def _contar(self):
        hoy = timezone.localdate()
        for dicho in self._solicitudes():
            mes = timezone.localdate(dicho["enviada"]).replace(day=1)
            de_los_dos = self.por_los_dos[mes, dicho["area"]]
            de_su_area = self.por_area[dicho["area"]]
            for cuenta in (self.total, self.por_mes[mes], de_su_area, de_los_dos):
                cuenta.sumar(dicho, hoy)

    def _solicitudes(self):
        desde, hasta = _empieza(self.desde), _empieza(_siguiente(self.hasta))
        suyas = Solicitud.objects.enviadas().filter(enviada__gte=desde, enviada__lt=hasta)
        if self.area:
            suyas = suyas.de_area(self.area)
        usos = Uso.objects.order_by()
        dichas = suyas.order_by().annotate(
            de_ella=Exists(usos.filter(solicitud=OuterRef("pk"))),
            de_la_suya=Exists(usos.filter(solicitud=OuterRef("unida_a"))),
        )
        campos = ("area", "enviada", "atendida", "estado", "para_cuando", "de_ella", "de_la_suya")
        return dichas.values(*campos)

    @cached_property
    def meses(self):
        """The last first."""
        return list(reversed(self.por_mes.values()))

    @cached_property
    def areas(self):
        """Those that sent something, who sent more first."""
        con_algo = [cuenta for cuenta in self.por_area.values() if cuenta.recibidas]
        return sorted(con_algo, key=lambda cuenta: -cuenta.recibidas)

    @cached_property
    def calladas(self):
        """The áreas that are open and sent nothing."""
        return [c.area for c in self.por_area.values() if c.area.activa and not c.recibidas]

    def renglones(self):
        """Of the sheet: each month with each área, those that sent nothing with their zeros."""
        for mes in self.por_mes:
            for pk, suya in self.por_area.items():
                if self.area and self.area.pk != pk:
                    continue
                if suya.area.activa or suya.recibidas:
                    cuenta = self.por_los_dos[mes, pk]
                    cuenta.mes, cuenta.area = mes, suya.area
                    yield cuenta


def meses(desde, hasta):
    """The first day of each, from that of `desde` to that of `hasta`."""
    mes = desde.replace(day=1)
    while mes <= hasta:
        yield mes
        mes = _siguiente(mes)


def _siguiente(mes):
    return (mes.replace(day=1) + timedelta(days=31)).replace(day=1)


def _empieza(dia):
    return timezone.make_aware(datetime.combine(dia, time()))


def en_palabras(espera):
    """«40 minutos», «3 horas y 20 minutos», «2 días y 4 horas»."""
    minutos = max(0, int(espera / timedelta(minutes=1)))
    dias, resto = divmod(minutos, 24 * 60)
    horas, minutos = divmod(resto, 60)
    partes = [(dias, "día"), (horas, "hora")] if dias else [(horas, "hora"), (minutos, "minuto")]
    dichas = [f"{n} {palabra}{'s' if n > 1 else ''}" for n, palabra in partes if n]
    return " y ".join(dichas) or "menos de un minuto"
