"""Acts as calendars read them (RFC 5545). Why it is said so: docs/decisiones/0016."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from icalendar import Calendar, Event, Timezone, vRecur

from sitio.texto import con_punto, sin_controles, sin_saltos

from . import recurrencia
from .cara import Situacion

PRODUCTO = "-//Pregon//Agenda publica//ES"
UNA_HORA = timedelta(hours=1)
UN_DIA = timedelta(days=1)
DIA, DIA_Y_HORA = r"l j \d\e F \d\e Y", r"l j \d\e F \d\e Y, G:i"
EPOCA = datetime(2020, 1, 1, tzinfo=UTC)
ANIOS, ANIOS_POR_VENIR = range(1970, 2100), 12
FIN = b"END:VCALENDAR\r\n"
ENTRADAS = {True: "Entrada libre.", False: "Con boleto o invitación.", None: ""}
ERA, SE_ANUNCIO = "Antes era el {}.", "Antes se anunció para el {}."
SERIE_QUE_CAMBIO = "Cambió de fecha u hora: antes empezaba el {}."
ESTADOS = {
    Situacion.CONFIRMADA: ("CONFIRMED", ""),
    Situacion.POSPUESTA: ("TENTATIVE", "Pospuesto: "),
    Situacion.CANCELADA: ("CANCELLED", "Cancelado: "),
}


def calendario(*, titulo, direccion, zonas, desde, eventos):
    """The text of a calendar, piece by piece, as bytes; `zonas` and `desde` say its VTIMEZONEs."""
    cabeza = Calendar()
    cabeza.add("prodid", PRODUCTO)
    cabeza.add("version", "2.0")
    cabeza.add("calscale", "GREGORIAN")
    cabeza.add("x-wr-calname", _linea(titulo))
    cabeza.add("x-wr-timezone", timezone.get_default_timezone_name())
    cabeza.add("url", direccion)
    cabeza.add("refresh-interval", UNA_HORA, parameters={"VALUE": "DURATION"})
    cabeza.add("x-published-ttl", "PT1H")
    yield cabeza.to_ical().removesuffix(FIN)
    for zona in sorted(zonas - {"UTC"}):
        yield _zona(zona, desde)
    for evento in eventos:
        yield evento.to_ical()
    yield FIN


def _zona(zona, desde):
    """Its hours from that moment's year to some years from now."""
    primero = min(max(desde.year - 1, ANIOS[0]), ANIOS[-1])
    ultimo = max(primero, timezone.now().year) + ANIOS_POR_VENIR
    hecha = Timezone.from_tzid(zona, first_date=date(primero, 1, 1), last_date=date(ultimo, 1, 1))
    hecha.pop("comment", None)  # the library's own words, in English, for who reads the file
    return hecha.to_ical()


def eventos_de(acto, request=None):
    """Its VEVENTs: the series, or its date; then the dates that are different or apart."""
    if not acto.regla:
        principal = acto.primera()
        for una in acto.fechas():
            yield _evento(una, request, apartada=una.original != principal)
        return
    suyas = {"inicio": acto.inicio, "regla": acto.regla, "zona": acto.en_su_zona()}
    primera = recurrencia.primera(**suyas)
    if primera is not None:
        yield _serie(acto, primera, request)
    if primera != acto.inicio or acto.sueltas():
        yield from _distintas(acto, suyas, primera, request)


def _distintas(acto, suyas, primera, request):
    """The dates that the rule does not give, and those that it gives and were changed."""
    sueltas = [suelta for suelta in acto.sueltas() if not suelta.excluida]
    cambiadas = {suelta.original for suelta in sueltas if suelta.original}
    horizonte = max(acto.inicio, timezone.now()) + recurrencia.HORIZONTE
    hasta = max([horizonte, *cambiadas])
    dadas = set(recurrencia.fechas(**suyas, hasta=hasta))
    if primera != acto.inicio:
        dadas.discard(acto.inicio)
    for una in acto.fechas(hasta):
        if una.original not in dadas:
            yield _evento(una, request, apartada=True)
        elif una.original in cambiadas:
            yield _excepcion(una, request)


def _serie(acto, primera, request):
    dura = acto.fin - acto.inicio if acto.fin else None
    fin = primera + dura if dura is not None else None
    una = acto.ocurrencias.model(
        acto=acto, original=primera, inicio=primera, fin=fin, todo_el_dia=acto.todo_el_dia
    )
    evento = _evento(una, request)
    partes = recurrencia.en_icalendar(
        regla=acto.regla, zona=acto.en_su_zona(), por_dias=acto.todo_el_dia
    )
    _en_el_hueco(evento, acto, dura)
    evento.add("rrule", vRecur(partes))
    _poner(evento, "description", _descripcion(una, cambios(acto)))
    if no_hay := sorted(s.original for s in acto.sueltas() if s.original and s.excluida):
        evento.add("exdate", [_momento(una, original) for original in no_hay])
    return evento


def _en_el_hueco(evento, acto, dura):
    """Of a series that begins on the night when clocks skip its hour, the hour of all its dates:
    that first one is read an hour later, as RFC 5545 says, and not the rest."""
    primera, hora = evento["dtstart"].dt, acto.inicio.astimezone(acto.en_su_zona()).time()
    if acto.todo_el_dia or primera.time() == hora:
        return
    _poner(evento, "dtstart", datetime.combine(primera.date(), hora, primera.tzinfo))
    _poner(evento, "dtend", None)
    _poner(evento, "duration", dura)


def _excepcion(una, request):
    """What changes in one date of a series; that it is cancelled is told, not left out."""
    evento = _evento(una, request)
    evento.add("recurrence-id", _momento(una, una.original))
    _poner(evento, "url", _url(una, request, apartada=True))
    return evento


def suelto(una, request=None):
    """One date by itself, whatever series it is of."""
    return _evento(una, request, apartada=True)


def _evento(una, request, apartada=False):
    """The VEVENT of an occurrence; `apartada`, with a name and an address of its own."""
    acto, evento = una.acto, Event()
    estado, marca = ESTADOS[Situacion.CANCELADA if una.cancelada else acto.situacion]
    evento.add("uid", uid(una, apartada))
    evento.add("sequence", _secuencia(acto))
    evento.add("dtstamp", _cambio(acto))
    evento.add("last-modified", _cambio(acto))
    evento.add("summary", f"{marca}{_linea(una.dice)}")
    evento.add("status", estado)
    evento.add("categories", [acto.get_modalidad_display()])
    evento.add("transp", "TRANSPARENT")
    evento.add("class", "PUBLIC")
    _poner(evento, "url", _url(una, request, apartada))
    _poner(evento, "location", _lugar(acto))
    _poner(evento, "description", _descripcion(una, cambios(acto, una)))
    evento.add("dtstart", _momento(una, una.inicio))
    if una.todo_el_dia:
        evento.add("dtend", una.ultimo_dia + UN_DIA)
    elif una.fin and una.fin > una.inicio:
        evento.add("dtend", _momento(una, una.fin))
    return evento


def uid(una, apartada=False):
    """What names it in every calendar, whatever changes of it."""
    sufijo = f"-{una.nombre}" if apartada else ""
    return f"acto-{una.acto.pk}{sufijo}@{urlsplit(settings.SITIO_URL).hostname}"


def _cambio(acto):
    return (acto.last_published_at or EPOCA).astimezone(UTC).replace(microsecond=0)


def _secuencia(acto):
    """Seconds: it grows with each publication, and in a copy that was restored too."""
    return max(0, int((_cambio(acto) - EPOCA).total_seconds()))


def _momento(una, momento):
    """A day, where it is of all day; else the moment in the act's zone."""
    if una.todo_el_dia:
        return timezone.localdate(momento)
    return momento.astimezone(una.acto.en_su_zona())


def _poner(evento, nombre, valor):
    evento.pop(nombre, None)
    if valor:
        evento.add(nombre, valor)


def _url(una, request, apartada=False):
    direccion = f"{settings.SITIO_URL}{una.acto.get_url(request) or ''}"
    return f"{direccion}{una.nombre}/" if apartada and _tiene_otras(una) else direccion


def _tiene_otras(una):
    return bool(una.acto.regla) or una.original != una.acto.primera()


def _lugar(acto):
    sede = acto.sede
    partes = [acto.donde, *((sede.domicilio, sede.colonia) if sede else ())]
    return ", ".join(_linea(parte) for parte in partes if parte)


def _descripcion(una, como_cambio):
    acto = una.acto
    preside = acto.preside
    renglones = [
        como_cambio,
        acto.resumen,
        f"Preside: {preside.nombre}, {preside.cargo}." if preside else "",
        ENTRADAS[acto.entrada_libre],
        acto.indicaciones,
        f"En vivo: {acto.en_vivo}" if acto.en_vivo else "",
    ]
    return "\n".join(_linea(renglon) for renglon in renglones if renglon)


def cambios(acto, una=None):
    """Why it is not as it was told, and when it was to be; without `una`, what is true of every
    date of a series."""
    era = _cuando_era(una) if una else ""
    if una is None and acto.antes_dicho:
        era = SERIE_QUE_CAMBIO.format(acto.antes_dicho)
    en = f"Antes era en {acto.antes_donde}." if acto.antes_donde else ""
    motivo = con_punto((una and una.motivo) or acto.motivo)
    return " ".join(filter(None, [motivo, (una or acto).sin_nueva_fecha, era, en]))


def _cuando_era(una):
    if not una.antes:
        return ""
    se_hace = una.acto.se_hace and not una.cancelada
    return (ERA if se_hace else SE_ANUNCIO).format(_dicho(una, una.antes))


def _dicho(una, momento):
    local = timezone.localtime(momento, una.acto.en_su_zona())
    de = f" ({una.acto.hora_de})" if una.acto.hora_de else ""
    return f"{date_format(local, DIA if una.todo_el_dia else DIA_Y_HORA)}{de}"


def _linea(texto):
    return sin_saltos(sin_controles(texto))
