"""The addresses of the agenda: a month, a day."""

import datetime
from functools import cache

from django.http import Http404
from django.urls import register_converter
from django.urls.converters import StringConverter
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from .calendario import UN_DIA, dia_local, semanas, ultimo_del_mes
from .feeds import Rss
from .filters import FiltroDeAgenda
from .plazos import Plazo, dias

PROXIMOS_DIAS = datetime.timedelta(days=14)
EN_PROXIMOS = "en los próximos catorce días"
PRIMER_ANIO, ULTIMO_ANIO = 1990, 2100
DIA, MES = r"j \d\e F \d\e Y", r"F \d\e Y"


class Anio(StringConverter):
    regex = r"[0-9]{4}"

    def to_python(self, valor):
        return int(valor)

    def to_url(self, valor):
        return f"{valor:04}"


class DosCifras(Anio):
    regex = r"[0-9]{1,2}"

    def to_url(self, valor):
        return f"{valor:02}"


register_converter(Anio, "anio")
register_converter(DosCifras, "dos")


class RutasDeAgenda(RoutablePageMixin):
    """What is coming, a month with its table, a day on its own; each with the same filters."""

    @path("")
    def index_route(self, request):
        """What comes; or the days that were asked for by their name, without the table."""
        filtro, hoy = self._filtro(request, con_plazo=True), timezone.localdate()
        if filtro.plazo:
            tramo = dias(filtro.plazo, hoy)
            vienen = _entre(filtro, *tramo)
            contexto = _dicho_el_plazo(self.title, Plazo(filtro.plazo).label)
        else:
            tramo = (hoy, hoy + PROXIMOS_DIAS)
            todos = _entre(filtro, hoy.replace(day=1), max(_fin_de_mes(hoy), tramo[1]))
            vienen = _que_tocan(todos, *tramo)
            contexto = {"titulo": self.title, "de_los_dias": "Próximos actos", "en": EN_PROXIMOS}
            contexto |= _tabla(filtro, hoy, todos)
        canonica = self.get_url(request)
        return self._lista(
            request, filtro, vienen, tramo, portada=True, canonica=canonica, **contexto
        )

    @path("rss/", name="rss")
    def rss(self, request):
        return Rss(self._filtro(request, con_plazo=True))(request, agenda=self)

    @path("<anio:anio>/<dos:mes>/", name="mes")
    def mes(self, request, anio, mes):
        primero = _fecha(anio, mes)
        filtro = self._filtro(request)
        del_mes = _entre(filtro, primero, _fin_de_mes(primero))
        dicho = date_format(primero, MES)
        return self._lista(
            request,
            filtro,
            del_mes,
            (primero, _fin_de_mes(primero)),
            canonica=f"{self.get_url(request)}{primero:%Y/%m}/",
            titulo=f"{self.title}, {dicho}",
            de_los_dias=f"Los actos de {dicho}",
            en=f"en {dicho}",
            **_tabla(filtro, primero, del_mes),
        )

    @path("<anio:anio>/<dos:mes>/<dos:dia>/", name="dia")
    def dia(self, request, anio, mes, dia):
        fecha = _fecha(anio, mes, dia)
        filtro = self._filtro(request)
        ocurrencias = _entre(filtro, fecha, fecha)
        anterior, siguiente = filtro.qs.vecinos(fecha)
        return self.render(
            request,
            context_overrides={
                "fecha": fecha,
                "titulo": f"Agenda del {date_format(fecha, DIA)}",
                "filtro": filtro,
                "puestos": filtro.puestos(),
                "ocurrencias": ocurrencias,
                "idas": _idas(filtro, fecha, ocurrencias),
                "canonica": f"{self.get_url(request)}{fecha:%Y/%m/%d}/",
                "anterior": _con_pagina(anterior),
                "siguiente": _con_pagina(siguiente),
                "hoy": timezone.localdate(),
            },
            template="agenda_publica/dia.html",
        )

    def _filtro(self, request, con_plazo=False):
        from .models import Ocurrencia  # noqa: PLC0415

        publicas = Ocurrencia.objects.publicadas()
        return FiltroDeAgenda(request.GET, queryset=publicas, con_plazo=con_plazo)

    def _lista(self, request, filtro, ocurrencias, tramo, **contexto):
        """The days of that span with something in them, and what to do if there is none."""
        hoy = timezone.localdate()

        @cache
        def despues():
            """Asked by the page, only where it has nothing to list and nothing else to say."""
            return _con_pagina(filtro.qs.primer_dia_despues(tramo[1]))

        return self.render(
            request,
            context_overrides={
                "filtro": filtro,
                "puestos": filtro.puestos(),
                "cuantos": len(ocurrencias),
                "jornadas": sorted(jornadas(ocurrencias, *tramo).items()),
                "despues": despues,
                "hoy": hoy,
                "manana": hoy + UN_DIA,
                **contexto,
            },
            template="agenda_publica/agenda.html",
        )


def _tabla(filtro, dia, ocurrencias):
    """The month of that day by weeks, and where its neighbours are."""
    primero, ultimo = dia.replace(day=1), _fin_de_mes(dia)
    por_dia = jornadas(_que_tocan(ocurrencias, primero, ultimo), primero, ultimo)
    return {
        "primero": primero,
        "tabla": [
            [(fecha, por_dia.get(fecha, [])) for fecha in semana]
            for semana in semanas(dia.year, dia.month)
        ],
        **_vecinos(filtro.qs, primero - UN_DIA, ultimo + UN_DIA),
    }


def _fin_de_mes(dia):
    return ultimo_del_mes(dia.year, dia.month)


def _dicho_el_plazo(agenda, plazo):
    """Those days in the title, over the list and in the count."""
    return {"titulo": f"{agenda}: {plazo.lower()}", "de_los_dias": plazo, "en": plazo.lower()}


def _vecinos(actos, antes, despues):
    """Where «anterior» and «siguiente» lead: nowhere past the first and the last act."""
    hay_antes = actos.filter(inicio__lt=dia_local(antes)[1]).exists()
    hay_despues = actos.entre(dia_local(despues)[0]).exists()
    return {
        "anterior": _con_pagina(antes) if hay_antes else None,
        "siguiente": _con_pagina(despues) if hay_despues else None,
    }


def _entre(filtro, desde, hasta):
    """The dates that touch the days from `desde` to `hasta`, both in it."""
    return _que_tocan(filtro.qs.para_listado().de_los_dias(desde, hasta), desde, hasta)


def _idas(filtro, dia, ocurrencias):
    """What people had read for that day and is no longer of it, each act once."""
    from .models import Anunciada  # noqa: PLC0415

    suyas = filtro.filter_queryset(Anunciada.objects.publicadas()).del_dia(dia)
    estan = {una.acto_id for una in ocurrencias}
    return list({u.acto_id: u for u in suyas if u.acto_id not in estan}.values())


def _que_tocan(ocurrencias, desde, hasta):
    return [una for una in ocurrencias if una.dia <= hasta and una.ultimo_dia >= desde]


def _con_pagina(dia):
    """That day, if it has an address."""
    return dia if dia and PRIMER_ANIO <= dia.year <= ULTIMO_ANIO else None


def jornadas(ocurrencias, desde, hasta):
    """Occurrences by day, of the days from `desde` to `hasta`: {date: [occurrence…]}.

    One of several days is in each of them.
    """
    dias = {}
    for ocurrencia in ocurrencias:
        dia, ultimo = max(ocurrencia.dia, desde), min(ocurrencia.ultimo_dia, hasta)
        while dia <= ultimo:
            dias.setdefault(dia, []).append(ocurrencia)
            dia += UN_DIA
    return dias


def _fecha(anio, mes, dia=1):
    """That date, or 404: what comes from an address may be any number."""
    if not PRIMER_ANIO <= anio <= ULTIMO_ANIO:
        raise Http404
    try:
        return datetime.date(anio, mes, dia)
    except ValueError as error:
        raise Http404 from error
