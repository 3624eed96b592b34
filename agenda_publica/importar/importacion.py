"""Brings a calendar of others to the agenda: what is new, what changed there, and nothing twice."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from wagtail.log_actions import log

from agenda_publica import actions, estados, movidas
from agenda_publica.models import Compromiso, Estado, SesionDeCompromiso, Traido

from . import como_viene
from .archivo import Archivo
from .evento import Roto
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
DE_SESION = ("original", "inicio", "fin", "titulo")
DE_BAJA = ("cancelada", "excluida")
SE_CANCELO = "Se canceló en su calendario."
AQUI = "Se cambió aquí después: revíselo."
YA_ESTABA = "Ya está en la agenda, escrito aquí: revíselo."
ES_VIEJO = "El archivo es más viejo que lo que ya se trajo."
DE_OTRO = (
    "«{}» ya trajo un acto con ese identificador, y este no dice que sea más nuevo: si es el mismo "
    "acto, corríjalo en su ficha; si es otro, escríbalo a mano."
)
LO_TRAJO = "Lo había traído «{}»: revise que sea el mismo acto."
CANCELELO = "En su calendario se canceló: decídalo en su ficha."
SE_PERDERIA = "Se dejó como estaba, para no perder lo que ya dice de esa fecha."
FALTA_SU_SERIE = "Falta la serie a la que pertenece: exporte el calendario completo."
NO_SE_GUARDO = "No se pudo guardar: escríbalo a mano."
DE_UNA_VEZ = 50  # events whose records are looked for with one query


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
    todo_el_dia: bool = False


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
    armados = (_armado(textos, zonas) for textos in archivo.grupos())
    while lote := list(islice(armados, DE_UNA_VEZ)):
        agenda = EnLaAgenda([uno.uid for uno in lote if not isinstance(uno, Linea)], nombre)
        for uno in lote:
            yield uno if isinstance(uno, Linea) else _uno(uno, agenda, por, hacer and nombre)


def _armado(textos, zonas):
    """The event, or the line that says why it is none."""
    try:
        return armar(textos, zonas)
    except Roto as error:
        return Linea(Suerte.ROTO, error.args[1], None, [error.args[0]])


class EnLaAgenda:
    """What is already here of some events, by their identifiers: two queries for all of them."""

    def __init__(self, uids, archivo):
        self.archivo = archivo
        traidos = Traido.objects.select_related("compromiso").filter(uid__in=uids)
        self.traidos = {traido.uid: traido for traido in traidos}
        escritos = Compromiso.objects.order_by().filter(uid__in=uids)
        self.escritos = set(escritos.values_list("uid", flat=True))

    def suerte(self, evento, por):
        """(what becomes of it, why)."""
        traido = self.traidos.get(evento.uid)
        if traido is None:
            esta = evento.uid in self.escritos
            return (Suerte.SALTADO, YA_ESTABA) if esta else (Suerte.NUEVO, "")
        if SIN_SERIE in evento.avisos and traido.dicho["regla"]:
            return Suerte.SALTADO, FALTA_SU_SERIE
        if evento.version < traido.version:
            return Suerte.SALTADO, ES_VIEJO
        suerte, motivo = _comparado(evento, traido, traido.compromiso, por)
        if suerte != Suerte.CAMBIA or not _es_otro(traido.archivo, self.archivo):
            return suerte, motivo
        if evento.version == traido.version:
            return Suerte.SALTADO, DE_OTRO.format(traido.archivo)
        return suerte, f"{motivo} {LO_TRAJO.format(traido.archivo)}"


def _es_otro(archivo, nombre):
    """Whether those files seem of two calendars: one that is exported again has other numbers."""
    letras = [re.sub(r"[\W\d_]+", "", dicho).lower() for dicho in (archivo, nombre)]
    return letras[0] != letras[1]


def _uno(evento, agenda, por, archivo):
    """Its line; `archivo`, the name of where it comes from, if it is to be written."""
    suerte, motivo = agenda.suerte(evento, por)
    if archivo and suerte == Suerte.CAMBIA:
        agenda = EnLaAgenda([evento.uid], archivo)  # as it is now, not when its fifty were read
        suerte, motivo = agenda.suerte(evento, por)
    nuevas = como_viene.dicho(evento) if suerte == Suerte.NUEVO else ()
    notas = [*([motivo] if motivo else []), *nuevas, *evento.avisos]
    try:
        if archivo and suerte in (Suerte.NUEVO, Suerte.CAMBIA):
            notas += _escribir(evento, agenda, por, archivo)
    except (ValidationError, DatabaseError, ValueError, OverflowError):
        suerte, notas = Suerte.ROTO, [NO_SE_GUARDO, *notas]
    return Linea(suerte, evento.titulo, evento.inicio, notas, evento.todo_el_dia)


def _comparado(evento, traido, compromiso, por):
    nuevo = retrato(evento, evento.sesiones)
    if nuevo == traido.dicho:
        return _cancelado(evento, compromiso, por)
    if retrato(compromiso, compromiso.sesiones.values(*DE_SESION, *DE_BAJA)) != traido.dicho:
        return Suerte.SALTADO, AQUI
    if evento.incompleto:
        return Suerte.SALTADO, SE_PERDERIA
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
    filas = [
        [*(_plano(sesion[campo]) for campo in DE_SESION), any(sesion[campo] for campo in DE_BAJA)]
        for sesion in sesiones
    ]
    return {**dicho, "sesiones": sorted(filas, key=str)}


def _plano(valor):
    if isinstance(valor, datetime):
        return valor.astimezone(UTC).isoformat(timespec="minutes")
    return "\n".join(valor.splitlines()).strip() if isinstance(valor, str) else valor


@transaction.atomic
def _escribir(evento, agenda, por, nombre):
    """The record, its dates, and what is remembered of them. Returns what there is to warn of."""
    traido = agenda.traidos.get(evento.uid)
    compromiso = _con_sus_fechas(evento, traido, por)
    dicho = {
        "dicho": retrato(evento, evento.sesiones),
        "version": evento.version,
        "archivo": nombre[:255],
        "compromiso": compromiso,
    }
    if traido:
        Traido.objects.filter(uid=evento.uid).update(**dicho)
    else:
        agenda.traidos[evento.uid] = Traido.objects.create(uid=evento.uid, **dicho)
    log(instance=compromiso, action="pregon.importar", user=por, data={"archivo": nombre})
    return _cancelar(compromiso, por) if _falta_cancelar(evento, compromiso) else []


def _con_sus_fechas(evento, traido, por):
    """The record, new or as it was, saying what the event says."""
    compromiso, antes, dichos = Compromiso(creado_por=por, uid=evento.uid), None, {}
    if traido:
        compromiso = Compromiso.objects.select_for_update().get(pk=traido.compromiso_id)
        antes = movidas.como_estaba(compromiso)
        dichos = dict(compromiso.sesiones.values_list("original", "motivo_publico"))
        SesionDeCompromiso.objects.filter(compromiso=compromiso).delete()
    for campo in CAMPOS:
        setattr(compromiso, campo, getattr(evento, campo))
    compromiso.save()
    SesionDeCompromiso.objects.bulk_create(
        SesionDeCompromiso(
            compromiso=compromiso,
            motivo_publico=dichos.get(sesion["original"], "") if sesion["cancelada"] else "",
            **sesion,
        )
        for sesion in _como_se_dicen(evento.sesiones, compromiso)
    )
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    actions.guardar(compromiso=compromiso, por=por, antes=antes)
    return compromiso


def _como_se_dicen(sesiones, compromiso):
    """What its calendar takes from the series was never held; but of what people had read they
    are told that it is cancelled."""
    leidas = set()
    if compromiso.acto_id and compromiso.acto.live:
        leidas = set(compromiso.acto.ocurrencias.values_list("original", flat=True))
    for sesion in sesiones:
        if sesion["excluida"] and sesion["original"] in leidas:
            yield {**sesion, "excluida": False, "cancelada": True, "motivo": CANCELADO}
        else:
            yield sesion


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
