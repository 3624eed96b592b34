"""The addresses of the agenda: a month, a day."""

import datetime

from django.db.models import Q
from django.http import Http404
from django.urls import register_converter
from django.urls.converters import StringConverter
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from .calendario import dia_local, mes_local, semanas, ultimo_del_mes
from .feeds import Rss

PROXIMOS_DIAS = 14
PRIMER_ANIO, ULTIMO_ANIO = 1990, 2100
UN_DIA = datetime.timedelta(days=1)
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
    """What is coming, a month with its table, a day on its own."""

    @path("")
    def index_route(self, request):
        hoy = timezone.localdate()
        return self._mes(request, hoy.year, hoy.month, portada=True)

    @path("rss/", name="rss")
    def rss(self, request):
        return Rss()(request, agenda=self)

    @path("<anio:anio>/<dos:mes>/", name="mes")
    def mes(self, request, anio, mes):
        _fecha(anio, mes)
        return self._mes(request, anio, mes)

    @path("<anio:anio>/<dos:mes>/<dos:dia>/", name="dia")
    def dia(self, request, anio, mes, dia):
        fecha = _fecha(anio, mes, dia)
        return self.render(
            request,
            context_overrides={
                "fecha": fecha,
                "titulo": f"Agenda del {date_format(fecha, DIA)}",
                "ocurrencias": self._entre(*dia_local(fecha)),
                "canonica": f"{self.get_url(request)}{fecha:%Y/%m/%d}/",
                **self._vecinos(fecha - UN_DIA, fecha + UN_DIA),
                "hoy": timezone.localdate(),
            },
            template="agenda_publica/dia.html",
        )

    def _mes(self, request, anio, mes, portada=False):
        """The month's table, and its days from today on (or all, if it is not this month)."""
        hoy = timezone.localdate()
        primero, ultimo = datetime.date(anio, mes, 1), ultimo_del_mes(anio, mes)
        del_mes = jornadas(self._entre(*mes_local(anio, mes)), primero, ultimo)
        listadas = self._proximas(hoy) if portada else del_mes
        return self.render(
            request,
            context_overrides={
                "portada": portada,
                "primero": primero,
                "titulo": f"{self.title}, {date_format(primero, MES)}",
                "tabla": [
                    [(dia, del_mes.get(dia, [])) for dia in semana] for semana in semanas(anio, mes)
                ],
                "jornadas": sorted(listadas.items()),
                "canonica": self.get_url(request) + ("" if portada else f"{primero:%Y/%m}/"),
                **self._vecinos(primero - UN_DIA, ultimo + UN_DIA),
                "hoy": hoy,
                "manana": hoy + UN_DIA,
            },
            template="agenda_publica/agenda.html",
        )

    def _vecinos(self, antes, despues):
        """Where «anterior» and «siguiente» lead: nowhere past the first and the last act."""
        from .models import Ocurrencia  # noqa: PLC0415

        actos = Ocurrencia.objects.publicadas()
        hay_antes = actos.filter(inicio__lt=dia_local(antes)[1]).exists()
        hay_despues = actos.filter(Q(inicio__gte=dia_local(despues)[0]) | _sigue(despues)).exists()
        return {
            "anterior": antes if hay_antes else None,
            "siguiente": despues if hay_despues else None,
        }

    def _proximas(self, hoy):
        ultimo = hoy + PROXIMOS_DIAS * UN_DIA
        desde, _ = dia_local(hoy)
        _, hasta = dia_local(ultimo)
        return jornadas(self._entre(desde, hasta), hoy, ultimo)

    def _entre(self, desde, hasta):
        from .models import Ocurrencia  # noqa: PLC0415

        return list(Ocurrencia.objects.publicadas().para_listado().entre(desde, hasta))


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


def _sigue(fecha):
    """What began before that day and goes on in it."""
    return Q(fin__gt=dia_local(fecha)[0])
