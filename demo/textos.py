"""The demo's texts: TOML files whose dates are relative to each item's own day."""

import datetime
import re
import tomllib
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format

DATOS = Path(__file__).parent / "datos"
SABADO = 5  # as `weekday` counts
HUECO = re.compile(r"\{(dia|fecha|fecha_larga|mes|anio)([+-]\d+)?\}")
FORMATOS = {
    "dia": "l",
    "fecha": r"j \d\e F",
    "fecha_larga": r"j \d\e F \d\e Y",
    "mes": "F",
    "anio": "Y",
}


def leer(nombre, clave):
    """The items of every file that begins with that name, in order."""
    items = []
    for archivo in sorted(DATOS.glob(f"{nombre}*.toml")):
        items.extend(tomllib.loads(archivo.read_text(encoding="utf-8")).get(clave, []))
    return items


def ultimo_dia_con_noticias(ahora=None):
    """The day that the demo's texts call today: its last boletín is of 12:45, and nothing that is
    public may carry an hour that has not come."""
    ahora = timezone.localtime(ahora)
    return ahora.date() if ahora.hour >= 13 else ahora.date() - datetime.timedelta(days=1)


def dias_de(hoy, datos):
    """How many days from `hoy`: those it says, or the nearest Saturday and so many weeks after,
    with `despues` more."""
    if "sabado" not in datos:
        return datos["dias"]
    return (SABADO - hoy.weekday()) % 7 + 7 * datos["sabado"] + datos.get("despues", 0)


def momento(hoy, dias, hora):
    """That hour of the day `dias` after `hoy`, in the town's zone."""
    reloj = datetime.time.fromisoformat(hora.zfill(5))
    return timezone.make_aware(datetime.datetime.combine(hoy + datetime.timedelta(dias), reloj))


def fechar(valor, dia):
    """The same structure with the gaps of its texts filled for that day."""
    if isinstance(valor, str):
        return HUECO.sub(lambda hueco: _decir(hueco, dia), valor)
    if isinstance(valor, list):
        return [fechar(uno, dia) for uno in valor]
    if isinstance(valor, dict):
        return {clave: fechar(uno, dia) for clave, uno in valor.items()}
    return valor


def _decir(hueco, dia):
    formato, dias = hueco.groups()
    otro = dia + datetime.timedelta(days=int(dias or 0))
    return date_format(otro, FORMATOS[formato]).lower()
