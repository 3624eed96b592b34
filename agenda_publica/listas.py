"""The dates to come, as rows and as records for other programs."""

from django.conf import settings
from django.urls import reverse

from sitio.hojas import en_la_zona
from sitio.models import a_la_vista

from .asistencia import en_json
from .ciudades import ciudad

EN_JSON = 1000
EN_LA_HOJA = 10_000
COLUMNAS = (
    *("Título", "Empieza", "Termina", "Todo el día", "Hora de", "Situación", "Motivo"),
    *("Antes era", "Antes era en", "Modalidad", "Sede", "Domicilio", "Colonia", "Preside", "Área"),
    *("Entrada libre", "Accesible", "Accesibilidad", "Documentos", "Dirección"),
)


def ficha(una, request=None, cerradas=None):
    """A date of an act, with moments in ISO 8601.

    `cerradas`, the collections whose documents are not for all (see `sitio.models.a_la_vista`).
    """
    acto, sede = una.acto, una.acto.sede
    return {
        "titulo": una.dice,
        "empieza": _en_su_hora(una, una.inicio),
        "termina": _en_su_hora(una, una.fin),
        "todo_el_dia": una.todo_el_dia,
        "situacion": situacion(una),
        "sin_nueva_fecha": bool(una.sin_nueva_fecha),
        "motivo": una.motivo or acto.motivo,
        "antes": _en_su_hora(una, una.antes),
        "antes_donde": acto.antes_donde,
        "modalidad": acto.modalidad,
        "donde": acto.donde,
        "domicilio": sede.domicilio if sede else "",
        "colonia": sede.colonia if sede else "",
        "preside": acto.preside.nombre if acto.preside else "",
        "area": acto.area.nombre if acto.area else "",
        "entrada_libre": acto.entrada_libre,
        "accesible": acto.es_accesible,
        "accesibilidad": acto.como_se_entra,
        "documentos": en_json(a_la_vista(acto.documentos.all(), cerradas)),
        "direccion": direccion(una, request),
        "calendario": calendario(una),
    }


def fila(una, request=None, cerradas=None):
    """The same, as a row of the sheet."""
    acto, dichas = una.acto, ficha(una, request, cerradas)
    zona = acto.en_su_zona()
    empieza, termina, antes = (m and en_la_zona(m, zona) for m in (una.inicio, una.fin, una.antes))
    return [
        *(una.dice, empieza, termina, _si_no(una.todo_el_dia), ciudad(zona.key)),
        *(_en_la_hoja(dichas), dichas["motivo"], antes, acto.antes_donde),
        *(acto.get_modalidad_display(), acto.donde),
        *(dichas[clave] for clave in ("domicilio", "colonia", "preside", "area")),
        *(_si_no(acto.entrada_libre), _si_no(acto.es_accesible), dichas["accesibilidad"]),
        *(" ".join(d["direccion"] for d in dichas["documentos"]), dichas["direccion"]),
    ]


def _en_su_hora(una, momento):
    """As the clocks of the place where it is held say it."""
    return momento.astimezone(una.acto.en_su_zona()).isoformat() if momento else None


def situacion(una):
    """That of the act, unless this date alone was cancelled."""
    return "cancelada" if una.cancelada else str(una.acto.situacion)


def _en_la_hoja(dichas):
    sin_fecha = ", sin nueva fecha" if dichas["sin_nueva_fecha"] else ""
    return f"{dichas['situacion'].capitalize()}{sin_fecha}"


def direccion(una, request=None):
    """Of that date, in full."""
    return f"{settings.SITIO_URL}{una.acto.get_url(request) or ''}{una.nombre}/"


def calendario(una):
    ruta = reverse("agenda_publica:de_una", args=[una.acto.slug, una.nombre])
    return f"{settings.SITIO_URL}{ruta}"


def _si_no(valor):
    return {True: "sí", False: "no", None: ""}[valor]
