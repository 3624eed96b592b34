"""Which date is which, when a series is moved: each keeps its address, and the moment people last
read for it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.functional import cached_property
from django.utils.timezone import get_default_timezone

from . import direcciones
from .calendario import UN_DIA

UN_MINUTO = timedelta(minutes=1)
DE_SOBRA = timedelta(days=366)  # a series that was moved has its dates later
DIAS_DE_UNA = 60  # of one that goes on for months, those whose loss is told


class ConOcurrencias:
    """What is public on dates (`ocurrencias`, rows) and remembers, of each, what people read."""

    def fechas(self, hasta=None):
        """Its occurrences as its own dates say, saved or not: a draft shows those it will have."""
        de = type(self).ocurrencias.rel.related_model.de
        todo = {"acto": self, "todo_el_dia": self.todo_el_dia, "zona": self.en_su_zona().key}
        dadas = [de(cuando, lugar=cuando.lugar, **todo) for cuando in self.cuandos(hasta)]
        return reconocer(dadas, self.recordadas)

    @cached_property
    def recordadas(self):
        """The dates that people read now; who asks for many acts brings only what is particular
        of them (`OcurrenciaQuerySet.particulares`)."""
        return list(self.ocurrencias.all()) if self.pk else []

    def derivar(self):
        """Its occurrences, made again from its dates; each keeps its name and when it was."""
        self.recordadas = list(self.ocurrencias.all())
        fechas = self.fechas()
        self.ocurrencias.all().delete()
        recordar_lo_anunciado(self, self.recordadas, fechas)
        self.recordadas = self.ocurrencias.bulk_create(fechas)


def recordar_lo_anunciado(acto, eran, son):
    """Keeps the moments that people had read of it and it no longer has; one that it has again is
    forgotten."""
    antes, ahora = ({m for una in fechas for m in _momentos(una)} for fechas in (eran, son))
    antes |= {una.era for una in son if una.era}
    if antes == ahora or not antes:
        return
    acto.anunciadas.filter(inicio__in=ahora).delete()
    de = acto.anunciadas.model
    idas = [de(acto=acto, inicio=momento) for momento in sorted(antes - ahora)]
    de.objects.bulk_create(idas, ignore_conflicts=True)


def _momentos(una):
    """When it begins, and the midnight of each of the days to which it goes on."""
    dias = min((una.ultimo_dia - una.dia).days, DIAS_DE_UNA)
    siguen = (una.dia + UN_DIA * n for n in range(1, dias + 1))
    return [una.inicio, *(datetime.combine(dia, time.min, una.reloj) for dia in siguen)]


def en_orden(era, es, tope):
    """The dates of a series as it was, up to that one, and as it is, with room for its move."""
    corrida = max(es.inicio - era.inicio, timedelta())
    return era.originales(tope), es.originales(tope + corrida + DE_SOBRA)


def parejas(eran, son):
    """{date of before: the one it is now}, of two lists of moments in the order of their rules:
    the same or, if the series no longer has it, the one in its place."""
    antes, quedan = set(eran), set(son)
    lugares = dict(zip(eran, son, strict=False))
    movidas = {e: s for e, s in lugares.items() if e not in quedan and s not in antes}
    return {**movidas, **{e: e for e in antes & quedan}}


def movidas(idas, nuevas):
    """{new date: the one that it was}, of those that no rule gives and that are called by their
    moment: in order, if as many came as went; otherwise nobody knows which is which."""
    return dict(zip(sorted(nuevas), sorted(idas), strict=True)) if len(idas) == len(nuevas) else {}


def reconocer(fechas, publicas):
    """Writes on those occurrences, unsaved, what each keeps of the one it is among the public
    ones: how it is called, and when it was. Returns them."""
    suyas = _suyas(fechas, publicas)
    nuevas = []
    for una in fechas:
        if una.original in suyas:
            _recordar(una, suyas[una.original])
        else:
            una.era = una.original if una.acto.regla and una.original != una.inicio else None
            nuevas.append(una)
    if any(una.clave for una in fechas):
        _sin_quitar_el_nombre(nuevas, {una.nombre for una in fechas if una.original in suyas})
    return fechas


def _suyas(fechas, publicas):
    """{moment of its rule: the public one that it is}."""
    antes = {una.original: una for una in publicas}
    son = {una.original for una in fechas}
    lugares = {u.lugar: u for u in publicas if u.lugar is not None and u.original not in son}
    idas = {u.original for u in publicas if u.lugar is None and u.momento() != "paso"} - son
    nuevas = {una.original for una in fechas if una.lugar is None} - antes.keys()
    eran = {nueva: antes[ida] for nueva, ida in movidas(idas, nuevas).items()}
    pares = (
        (una, antes.get(una.original) or lugares.get(una.lugar) or eran.get(una.original))
        for una in fechas
    )
    return {una.original: era for una, era in pares if era}


def _recordar(una, era):
    zona = ZoneInfo(era.zona) if era.zona else get_default_timezone()
    nombre = era.clave or direcciones.nombre(era.original, zona)
    una.clave = "" if nombre == una.nombre else nombre
    movida = era.inicio != una.inicio and (
        _de_pared(era.inicio, zona) != _de_pared(una.inicio, una.acto.en_su_zona())
    )
    una.era = era.inicio if movida else era.era


def _de_pared(momento, zona):
    """What its clocks say: an act that is now counted in another zone was not moved."""
    return momento.astimezone(zona).replace(tzinfo=None)


def _sin_quitar_el_nombre(nuevas, tomados):
    """A new date at the moment that names another is called a minute later."""
    for una in nuevas:
        zona, momento = una.acto.en_su_zona(), una.original
        while (nombre := direcciones.nombre(momento, zona)) in tomados:
            momento += UN_MINUTO
            una.clave = direcciones.nombre(momento, zona)
        tomados.add(nombre)
