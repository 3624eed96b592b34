"""Brings a calendar of others to the agenda: what is new, what changed there, and nothing twice."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from wagtail.log_actions import log

from . import actions, estados, movidas
from .evento import Roto
from .ics_ajeno import Archivo
from .models import Compromiso, Estado, SesionDeCompromiso, Traido
from .series import CANCELADO, SIN_SERIE, armar
from .zonas import Zonas

CAMPOS = ("titulo", "inicio", "fin", "todo_el_dia", "regla", "zona", "lugar", "notas")
DICHOS = {
    "titulo": "el título",
    "inicio": "cuándo empieza",
    "fin": "cuándo termina",
    "todo_el_dia": "si es todo el día",
    "regla": "cómo se repite",
    "zona": "la zona horaria",
    "lugar": "el lugar",
    "notas": "las notas",
    "sesiones": "sus otras fechas",
}
DE_SESION = ("original", "inicio", "fin", "titulo", "cancelada")
SE_CANCELO = "Se canceló en su calendario."
AQUI = "Se cambió aquí después: revíselo."
YA_ESTABA = "Ya está en la agenda, escrito aquí: revíselo."
ES_VIEJO = "El archivo es más viejo que lo que ya se trajo."
CANCELELO = "En su calendario se canceló: decídalo en su ficha."
FALTA_SU_SERIE = "Falta la serie a la que pertenece: exporte el calendario completo."
NO_SE_GUARDO = "No se pudo guardar: escríbalo a mano."


class Suerte(models.TextChoices):
    """What becomes of an event."""

    NUEVO = "nuevo", "Nuevo"
    CAMBIA = "cambia", "Cambia"
    IGUAL = "igual", "Ya estaba"
    SALTADO = "saltado", "Se deja como está"
    ROTO = "roto", "No se puede traer"


@dataclass(slots=True)
class Linea:
    """One of the report."""

    suerte: Suerte
    titulo: str
    inicio: datetime | None = None
    notas: list = field(default_factory=list)


def importar(*, ruta, por, hacer=False, nombre="", tope=None):
    """The report, line by line; nothing is written unless `hacer`. NoSirve, at once, if no line is.

    Each event is all or nothing by itself.
    """
    archivo = Archivo(ruta, tope) if tope else Archivo(ruta)
    return _lineas(archivo, por, hacer, nombre or archivo.ruta.name)


def contar(lineas):
    """{suerte: how many} of a report, with all of them."""
    cuenta = dict.fromkeys(Suerte, 0)
    for linea in lineas:
        cuenta[linea.suerte] += 1
    return cuenta


def _lineas(archivo, por, hacer, nombre):
    zonas = Zonas(archivo.zonas)
    for textos in archivo.grupos():
        try:
            evento = armar(textos, zonas)
        except Roto as error:
            yield Linea(Suerte.ROTO, error.args[1], None, [error.args[0]])
            continue
        yield _uno(evento, por, hacer, nombre)


def _uno(evento, por, hacer, nombre):
    traido = Traido.objects.select_related("compromiso").filter(uid=evento.uid).first()
    suerte, motivo = _suerte(evento, traido, por)
    notas = [*([motivo] if motivo else []), *evento.avisos]
    try:
        if hacer and suerte in (Suerte.NUEVO, Suerte.CAMBIA):
            notas += _escribir(evento, traido, por, nombre)
    except (ValidationError, DatabaseError, ValueError, OverflowError):
        suerte, notas = Suerte.ROTO, [NO_SE_GUARDO, *notas]
    return Linea(suerte, evento.titulo, evento.inicio, notas)


def _suerte(evento, traido, por):
    """(what becomes of it, why)."""
    if traido is None:
        esta = Compromiso.objects.filter(uid=evento.uid).exists()
        return (Suerte.SALTADO, YA_ESTABA) if esta else (Suerte.NUEVO, "")
    if SIN_SERIE in evento.avisos and traido.dicho["regla"]:
        return Suerte.SALTADO, FALTA_SU_SERIE
    if evento.version < traido.version:
        return Suerte.SALTADO, ES_VIEJO
    return _comparado(evento, traido, traido.compromiso, por)


def _comparado(evento, traido, compromiso, por):
    nuevo = retrato(evento, evento.sesiones)
    if nuevo == traido.dicho:
        return _cancelado(evento, compromiso, por)
    if retrato(compromiso, compromiso.sesiones.values(*DE_SESION)) != traido.dicho:
        return Suerte.SALTADO, AQUI
    cambian = [dicho for campo, dicho in DICHOS.items() if nuevo[campo] != traido.dicho[campo]]
    return Suerte.CAMBIA, f"Cambia: {', '.join(cambian)}."


def _cancelado(evento, compromiso, por):
    """What becomes of one that says the same, but for that it was cancelled."""
    if not _falta_cancelar(evento, compromiso):
        return Suerte.IGUAL, ""
    if _puede_cancelar(compromiso, por):
        return Suerte.CAMBIA, SE_CANCELO
    return Suerte.SALTADO, CANCELELO


def _puede_cancelar(compromiso, por):
    """What people know of is cancelled in its record; the rest, by who may."""
    if compromiso.acto_id:
        return False
    if por is None:
        return compromiso.estado == Estado.PROPUESTA
    return estados.puede_pasar(por, compromiso.estado, Estado.CANCELADA)


def _falta_cancelar(evento, compromiso):
    """Whether it was cancelled there and nobody has decided it here."""
    return evento.cancelada and compromiso.estado in (Estado.PROPUESTA, Estado.CONFIRMADA)


def retrato(cosa, sesiones):
    """What is compared of an event or a record, as JSON keeps it; hours to the minute."""
    dicho = {campo: _plano(getattr(cosa, campo)) for campo in CAMPOS}
    filas = [[_plano(sesion[campo]) for campo in DE_SESION] for sesion in sesiones]
    return {**dicho, "sesiones": sorted(filas, key=str)}


def _plano(valor):
    if isinstance(valor, datetime):
        return valor.astimezone(UTC).isoformat(timespec="minutes")
    return "\n".join(valor.splitlines()).strip() if isinstance(valor, str) else valor


@transaction.atomic
def _escribir(evento, traido, por, nombre):
    """The record, its dates, and what is remembered of them. Returns what there is to warn of."""
    compromiso = Compromiso(creado_por=por, uid=evento.uid)
    if traido:
        compromiso = Compromiso.objects.select_for_update().get(pk=traido.compromiso_id)
    antes = movidas.como_estaba(compromiso) if traido else None
    for campo in CAMPOS:
        setattr(compromiso, campo, getattr(evento, campo))
    compromiso.save()
    SesionDeCompromiso.objects.filter(compromiso=compromiso).delete()
    SesionDeCompromiso.objects.bulk_create(
        SesionDeCompromiso(compromiso=compromiso, **sesion) for sesion in evento.sesiones
    )
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    actions.guardar(compromiso=compromiso, por=por, antes=antes)
    dicho = {
        "dicho": retrato(evento, evento.sesiones),
        "version": evento.version,
        "archivo": nombre[:255],
        "compromiso": compromiso,
    }
    Traido.objects.update_or_create(uid=evento.uid, defaults=dicho)
    log(instance=compromiso, action="pregon.importar", user=por, data={"archivo": nombre})
    return _cancelar(compromiso, por) if _falta_cancelar(evento, compromiso) else []


def _cancelar(compromiso, por):
    if not _puede_cancelar(compromiso, por):
        return [CANCELELO]
    if por:
        actions.pasar(compromiso=compromiso, a=Estado.CANCELADA, por=por, motivo=CANCELADO)
        return []
    datos = {"estado": Estado.CANCELADA, "motivo": CANCELADO}
    Compromiso.objects.filter(pk=compromiso.pk).update(**datos)
    log(instance=compromiso, action="pregon.pasar", data={"motivo": CANCELADO})
    return []
