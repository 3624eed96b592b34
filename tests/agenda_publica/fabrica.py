"""What the tests of the agenda share: records, as the office writes them."""

from datetime import timedelta

from django.utils import timezone

from agenda_publica.actions import guardar
from agenda_publica.models import Compromiso, Estado
from tests.fabricas import crear_area, crear_sede


def en(dias=1, hora=11, minuto=0):
    """That hour of the town, so many days from today."""
    dia = timezone.localtime() + timedelta(days=dias)
    return dia.replace(hour=hora, minute=minuto, second=0, microsecond=0)


def crear_compromiso(por=None, hijos=None, **datos):
    """A confirmed record with its rows of time; `hijos`, what hangs from it by relation."""
    datos = {"titulo": "Corte de listón", "inicio": en(), "estado": Estado.CONFIRMADA, **datos}
    datos.setdefault("sede", crear_sede())
    datos.setdefault("area", crear_area())
    compromiso = Compromiso(creado_por=por, **datos)
    for relacion, filas in (hijos or {}).items():
        setattr(compromiso, relacion, filas)
    compromiso.save()
    guardar(compromiso=compromiso, por=por)
    return compromiso
