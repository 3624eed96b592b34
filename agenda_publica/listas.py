"""The dates to come, as rows and as records for other programs."""

from django.conf import settings
from django.urls import reverse

EN_JSON = 1000
EN_LA_HOJA = 10_000
COLUMNAS = (
    *("Título", "Empieza", "Termina", "Todo el día", "Situación", "Motivo", "Antes era"),
    *("Modalidad", "Sede", "Domicilio", "Colonia", "Preside", "Área", "Entrada libre", "Dirección"),
)


def ficha(una, request=None):
    """A date of an act, with moments in ISO 8601."""
    acto, sede = una.acto, una.acto.sede
    return {
        "titulo": una.dice,
        "empieza": una.inicio.isoformat(),
        "termina": una.fin.isoformat() if una.fin else None,
        "todo_el_dia": una.todo_el_dia,
        "situacion": situacion(una),
        "motivo": una.motivo or acto.motivo,
        "antes": una.antes.isoformat() if una.antes else None,
        "modalidad": acto.modalidad,
        "donde": acto.donde,
        "domicilio": sede.domicilio if sede else "",
        "colonia": sede.colonia if sede else "",
        "preside": acto.preside.nombre if acto.preside else "",
        "area": acto.area.nombre if acto.area else "",
        "entrada_libre": acto.entrada_libre,
        "direccion": direccion(una, request),
        "calendario": calendario(una),
    }


def fila(una, request=None):
    """The same, as a row of the sheet."""
    acto, dichas = una.acto, ficha(una, request)
    return [
        *(una.dice, una.inicio, una.fin, _si_no(una.todo_el_dia), dichas["situacion"].capitalize()),
        *(dichas["motivo"], una.antes, acto.get_modalidad_display(), acto.donde),
        *(dichas[clave] for clave in ("domicilio", "colonia", "preside", "area")),
        *(_si_no(acto.entrada_libre), dichas["direccion"]),
    ]


def situacion(una):
    """That of the act, unless this date alone was cancelled."""
    return "cancelada" if una.cancelada else str(una.acto.situacion)


def direccion(una, request=None):
    """Of that date, in full."""
    return f"{settings.SITIO_URL}{una.acto.get_url(request) or ''}{una.nombre}/"


def calendario(una):
    ruta = reverse("agenda_publica:de_una", args=[una.acto.slug, una.nombre])
    return f"{settings.SITIO_URL}{ruta}"


def _si_no(valor):
    return "sí" if valor else "no"
