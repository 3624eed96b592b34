"""The zone that a calendar of others names, among those that exist."""

import re
from contextlib import suppress
from datetime import UTC
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone
from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

SIN_ZONA = "No se conoce la zona «{}»: quedó con la del municipio."
LARGO_DEL_NOMBRE = 40
# What in a definition could take for ever to follow.
SIN_FIN = re.compile(r"SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|BYHOUR|BYMINUTE|BYSECOND")


@lru_cache(maxsize=500)
def conocida(tzid):
    """The name, among those that exist, of what a program calls so; empty if it is none.

    Outlook writes «Central Standard Time (Mexico)»; Thunderbird of old, «/mozilla.org/…/America/X».
    """
    tzid = tzid.strip("\"' ")
    nombre = WINDOWS_TO_OLSON.get(tzid, tzid)
    todas = available_timezones()
    if nombre in todas:
        return nombre if len(nombre) <= LARGO_DEL_NOMBRE else ""
    con_barra = sorted((z for z in todas if "/" in z), key=len, reverse=True)
    return next((z for z in con_barra if tzid.endswith(z)), "")


class Zonas:
    """Those of one file: the names that exist and, of the others, what the file says of them."""

    def __init__(self, definidas):
        self.definidas = definidas
        self.leidas = {}

    def de(self, tzid):
        """(the clock, the name to keep, what to warn of) of a TZID."""
        if tzid not in self.leidas:
            self.leidas[tzid] = self._buscar(tzid)
        return self.leidas[tzid]

    def _buscar(self, tzid):
        if nombre := conocida(tzid):
            return ZoneInfo(nombre), nombre, ""
        return self._definida(tzid), "", SIN_ZONA.format(tzid[:60])

    def _definida(self, tzid):
        """The clock that the file defines under that name, or the town's."""
        texto = self.definidas.get(tzid.strip("\"' "), "")
        if texto and not SIN_FIN.search(texto.upper()):
            with suppress(ValueError, TypeError, AttributeError, KeyError, IndexError):
                return Timezone.from_ical(texto).to_tz(lookup_tzid=False)
        return timezone.get_default_timezone()


def con_reloj(fecha, tzid, zonas):
    """(moment, name of the zone, warning) of a date and hour as icalendar reads them."""
    if tzid:
        reloj, nombre, aviso = zonas.de(tzid)
        return fecha.replace(tzinfo=reloj).astimezone(UTC), nombre, aviso
    if fecha.tzinfo:
        return fecha.astimezone(UTC), "UTC", ""
    return timezone.make_aware(fecha).astimezone(UTC), "", ""
