"""What an enlace does with what their área sends: each verb is all or nothing."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from moderacion.models import Contador
from moderacion.permissions import NoSePuede
from sitio.texto import sin_controles

from . import archivos, avisos, convocar, juntar, pasos, permissions
from .forms import lo_guardado
from .models import Estado, Mensaje, Solicitud
from .unir import soltar

SERIE = "buzon"
LARGO = 14_000
YA_SE_ENVIO = "Ya se había enviado: su recibo es {}."
ES_MUCHO = "Es demasiado texto: envíe lo demás como documento."


class OtraEscribio(Exception):
    """Another tab or another person kept something else in the same fields since they were read.

    `junto`: what would be kept, hers in those fields (`campos`).
    """

    def __init__(self, solicitud, junto, campos):
        self.solicitud, self.junto, self.campos = solicitud, junto, campos
        super().__init__()


class YaSeEnvio(NoSePuede):
    """What arrives late for a draft that is no longer one."""

    def __init__(self, solicitud):
        self.solicitud = solicitud
        super().__init__(YA_SE_ENVIO.format(solicitud.recibo))


class YaSeDecidio(NoSePuede):
    """A correction of what the office has decided."""

    def __init__(self, solicitud, estorbo):
        self.solicitud = solicitud
        super().__init__(estorbo)


@transaction.atomic
def guardar(
    *, vez, clase, por, escrito, pestana, turno=0, version=0, leido="", corrige=False, llamada=None
):
    """Keeps what is typed, as it is typed; a new draft, if that form had none. The Solicitud.

    A tab that repeats itself, or whose older word arrives after a newer one, changes nothing; one
    without a script does not count its turns (0), and its last word is what stays.
    `leido` marks what it had read: what another tab kept meanwhile stays in the fields that this
    one did not change. `corrige`: what is typed is a correction of what was sent. Raises
    OtraEscribio when both changed the same field and `version` is not the one that is kept,
    YaSeEnvio when it is too late for a draft.
    """
    _exigir_que_envie(por)
    una = _la_de(vez, clase, por, llamada)
    if una.estado != Estado.BORRADOR:
        _exigir_que_se_corrija(una, corrige)
    if una.pestana == pestana and 0 < turno <= una.turno:
        return una
    if una.pestana not in ("", pestana):
        escrito = _juntar(una, escrito, version, leido)
    anterior = una.turno if una.pestana == pestana else 0
    una.escrito, una.pestana, una.turno = escrito, pestana, turno or anterior
    una.version += 1
    una.save(update_fields=["escrito", "pestana", "turno", "version"])
    return una


def _juntar(una, escrito, version, leido):
    junto, de_ambos = juntar.juntar(escrito, lo_guardado(una), juntar.leer(leido))
    if de_ambos and una.version != version:
        raise OtraEscribio(una, junto, de_ambos)
    return junto


def _exigir_que_se_corrija(una, corrige):
    if not corrige:
        raise YaSeEnvio(una)
    if estorbo := pasos.para_corregir(una):
        raise YaSeDecidio(una, estorbo)


def _exigir_que_envie(por):
    if estorbo := permissions.estorbo_para_enviar(por):
        raise NoSePuede(estorbo)


def _la_de(vez, clase, por, llamada):
    """The one of that form, locked; begun now, if nobody had."""
    datos = {"clase": clase, "area": por.area, "empezada_por": por, "llamada": llamada}
    Solicitud.objects.get_or_create(vez=vez, defaults=datos)
    una = Solicitud.objects.select_for_update().get(vez=vez)
    if not permissions.es_de_su_area(por, una) or una.clase != clase:
        raise NoSePuede(permissions.NO_ES_ENLACE)
    return una


@transaction.atomic
def enviar(*, solicitud, datos, por):
    """Gives it a number and leaves it in the office's tray. What was sent already stays as it was.

    `datos` is what the form of its kind found good. Returns the Solicitud.
    """
    _exigir_que_envie(por)
    una = Solicitud.objects.select_for_update().get(pk=solicitud.pk)
    if una.estado != Estado.BORRADOR:
        raise YaSeEnvio(una)
    for campo, valor in datos.items():
        setattr(una, campo, valor)
    una.ejercicio = timezone.localdate().year
    una.numero = _siguiente(una.ejercicio)
    una.estado, una.escrito = Estado.RECIBIDA, {}
    una.enviada, una.enviada_por = timezone.now(), por
    una.save()
    archivos.entregar(una)
    _marcar_fotografias(una)
    convocar.responder(una)
    avisos.de_recibo(una)
    log(instance=una, action="pregon.buzon_enviar", user=por)
    return una


def _siguiente(ejercicio):
    """One more than the last receipt of that year; its row is the lock."""
    de_quien = {"serie": SERIE, "ejercicio": ejercicio}
    Contador.objects.get_or_create(**de_quien)
    contador = Contador.objects.select_for_update().filter(**de_quien)
    contador.update(ultimo=F("ultimo") + 1)
    return contador.get().ultimo


def _marcar_fotografias(solicitud):
    """What was said once of all of them, on each: whose they are, and whether minors appear."""
    credito = solicitud.credito or str(solicitud.area)
    for adjunto in solicitud.adjuntos.entregados().exclude(imagen=None).select_related("imagen"):
        adjunto.imagen.credito = credito[:120]
        adjunto.imagen.menores = adjunto.imagen.menores or solicitud.menores
        adjunto.imagen.save(update_fields=["credito", "menores"])


@transaction.atomic
def corregir(*, solicitud, datos, por):
    """What was sent says something else now; the office is told that it was corrected."""
    una = _abierta(solicitud, por)
    cambios = [c for c, valor in datos.items() if getattr(una, c) != valor]
    for campo in cambios:
        setattr(una, campo, datos[campo])
    una.escrito = {}
    otros_archivos = archivos.entregar_la_correccion(una, por)
    if cambios or otros_archivos:
        una.corregida = timezone.now()
        log(instance=una, action="pregon.buzon_corregir", user=por, data={"campos": cambios})
    una.save()
    _marcar_fotografias(una)
    return una


@transaction.atomic
def descartar(*, solicitud, por):
    """The correction on its way is thrown away: what was sent stays as the office has it."""
    una = _abierta(solicitud, por)
    una.escrito = {}
    una.version += 1
    una.save(update_fields=["escrito", "version"])
    archivos.descartar_la_correccion(una)
    return una


@transaction.atomic
def aparte(*, solicitud, por, escrito=None):
    """What was being corrected when the office decided, as a draft of its own; None, if nothing
    was. `escrito`: what is typed of it and never arrived, which may be some of its fields.

    The same, typed once, is one draft however many times it is asked for.
    """
    _exigir_que_envie(por)
    una = Solicitud.objects.select_for_update().get(pk=solicitud.pk)
    if not (pasos.decidida(una) and permissions.es_de_su_area(por, una)):
        return None
    if not (escrito or pasos.sin_enviar(una)):
        return None
    dicho = {**lo_guardado(una), **(escrito or {})}
    datos = {"clase": una.clase, "area": una.area, "empezada_por": por, "escrito": dicho}
    otra, _ = Solicitud.objects.get_or_create(vez=_vez_de(una, dicho), defaults=datos)
    archivos.llevar_la_correccion(de=una, a=otra)
    una.escrito = {}
    una.version += 1
    una.save(update_fields=["escrito", "version"])
    return otra


def _vez_de(una, dicho):
    crudo = json.dumps([una.vez, dicho], sort_keys=True)
    return hashlib.md5(crudo.encode(), usedforsecurity=False).hexdigest()


@transaction.atomic
def retirar(*, solicitud, por):
    """The área no longer wants it used; a draft that nobody sent is thrown away."""
    una = Solicitud.objects.select_for_update().get(pk=solicitud.pk)
    if una.estado == Estado.BORRADOR and permissions.es_de_su_area(por, una):
        desechar(una)
        return None
    if una.estado == Estado.RETIRADA and permissions.es_de_su_area(por, una):
        return una
    una = descartar(solicitud=solicitud, por=por)
    una.estado = Estado.RETIRADA
    una.save(update_fields=["estado"])
    soltar(una)
    log(instance=una, action="pregon.buzon_retirar", user=por)
    return una


def desechar(solicitud):
    """Of a draft nothing stays: neither its text nor its files."""
    piezas = [adjunto.pieza for adjunto in solicitud.adjuntos.all()]
    solicitud.delete()
    for pieza in piezas:
        pieza.delete()


@transaction.atomic
def responder(*, solicitud, por, texto):
    """What the office asked for, from the área; it is the office's turn again."""
    _exigir_que_envie(por)
    una = _abierta(solicitud, por)
    if _ya_se_respondio(una, por, texto):
        return una
    pasos.exigir(pasos.para_responder(una))
    Mensaje.objects.create(solicitud=una, clase=Mensaje.Clase.RESPONDE, texto=texto, de=por)
    una.estado = Estado.EN_REVISION
    una.save(update_fields=["estado"])
    log(instance=una, action="pregon.buzon_responder", user=por)
    return una


def _ya_se_respondio(una, por, texto):
    """Whether the last thing said is that same answer: the button was pressed twice."""
    dicho = una.mensajes.para_el_area().last()
    es_respuesta = dicho is not None and dicho.clase == Mensaje.Clase.RESPONDE
    return es_respuesta and (dicho.de_id, dicho.texto) == (por.pk, texto)


def _abierta(solicitud, por):
    """The same, locked, for someone of its área, while the office has not decided."""
    una = Solicitud.objects.select_for_update().get(pk=solicitud.pk)
    if not permissions.es_de_su_area(por, una):
        raise NoSePuede(permissions.NO_ES_ENLACE)
    pasos.exigir(pasos.para_corregir(una))
    return una


def escrito_de(datos, forma):
    """What was typed in the fields of that form, as text, bounded."""
    if sum(len(datos.get(campo, "")) for campo in forma.base_fields) > LARGO:
        raise ValidationError(ES_MUCHO)
    return {campo: sin_controles(datos.get(campo, "")) for campo in forma.base_fields}
