"""The addresses of the agenda: a month, a day."""

import datetime

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from .calendario import dia_local, mes_local, semanas, ultimo_del_mes

PROXIMOS_DIAS = 14
PRIMER_ANIO, ULTIMO_ANIO = 1990, 2100
UN_DIA = datetime.timedelta(days=1)
DIA, MES = r"j \d\e F \d\e Y", r"F \d\e Y"


class RutasDeAgenda(RoutablePageMixin):
    """What is coming, a month with its table, a day on its own."""

    @path("")
    def index_route(self, request):
        hoy = timezone.localdate()
        return self._mes(request, hoy.year, hoy.month, portada=True)

    @path("<int:anio>/<int:mes>/", name="mes")
    def mes(self, request, anio, mes):
        _fecha(anio, mes)
        return self._mes(request, anio, mes)

    @path("<int:anio>/<int:mes>/<int:dia>/", name="dia")
    def dia(self, request, anio, mes, dia):
        fecha = _fecha(anio, mes, dia)
        return self.render(
            request,
            context_overrides={
                "fecha": fecha,
                "titulo": f"Agenda del {date_format(fecha, DIA)}",
                "ocurrencias": self._entre(*dia_local(fecha)),
                "anterior": _si_cabe(fecha - UN_DIA),
                "siguiente": _si_cabe(fecha + UN_DIA),
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
                "anterior": _si_cabe((primero - UN_DIA).replace(day=1)),
                "siguiente": _si_cabe((primero + 32 * UN_DIA).replace(day=1)),
                "hoy": hoy,
                "manana": hoy + UN_DIA,
            },
            template="agenda_publica/agenda.html",
        )

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


def _si_cabe(fecha):
    """That date, if the agenda reaches it."""
    return fecha if PRIMER_ANIO <= fecha.year <= ULTIMO_ANIO else None
