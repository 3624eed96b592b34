"""The verbs of the agenda: each is all or nothing, and says who did it."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page

from moderacion.actions import direccion_libre, publicar
from moderacion.custodia import libro
from moderacion.models import Aprobacion
from moderacion.permissions import NoSePuede

from . import caras, desfase, dice_la_pagina, estados, movidas, permissions
from .cobertura import traido
from .models import Acto, Agenda, Compromiso, Estado, SesionDeCompromiso

YA_ES_PUBLICO = "Ese acto ya tiene su página."
SIN_CONFIRMAR = "Primero confírmelo: solo se hace público lo que es seguro."
SIN_PAGINA = "Ese acto no tiene página: hágalo público primero."
TODAVIA_NO_ES_PUBLICA = "Su página todavía no es pública: se corrige en su formulario."
NADA_QUE_CAMBIAR = "La página ya dice lo mismo que la agenda."
CAMBIO_MIENTRAS = "Algo cambió mientras usted leía: vea cómo está ahora y decida otra vez."
FALTA_DECIR = "Elija qué se le dice a la gente: el acto tiene página."
FALTA_EN_EL_REGISTRO = "La página lleva {}: dígalo primero en el registro."
ESTA_CANCELADA = (
    "Esa fecha está cancelada: para hacerla otro día, quítele antes «Ese día se cancela» en el "
    "registro."
)
YA_TIENE_ESA_FECHA = "«{}» ya tiene esa fecha: elija otra."
YA_PRIORIZADO = "{} ya cambió su prioridad: es {}{}. Véala y decida otra vez."
PIDE_LA_PAGINA = (("area", "el área a cargo"), ("sede", "la sede"))


@transaction.atomic
def guardar(*, compromiso, por, antes=None):
    """What follows from writing a record: its rows of time, and the log of what moved.

    `antes` is what `movidas.como_estaba` said of it, if it was there.
    """
    compromiso.derivar()
    desfase.olvidar()
    if antes:
        movidas.apuntar(compromiso=compromiso, por=por, antes=antes)
        traido.seguir(compromiso=compromiso, era=antes["serie"])


@transaction.atomic
def mover(*, compromiso, original, inicio, por, visto=None):
    """Takes one date of a record to another moment; the others of its series stay.

    `visto` is the moment it had when `por` saw it. Raises NoSePuede if another person moved it.
    """
    permissions.exigir_que_escriba(por)
    compromiso = Compromiso.objects.select_for_update().get(pk=compromiso.pk)
    cita = compromiso.citas.filter(original=original).first()
    if cita is None or (visto and cita.inicio != visto):
        raise NoSePuede(donde_esta(compromiso, cita, por))
    if cita.cancelada:
        raise NoSePuede(ESTA_CANCELADA)
    if compromiso.citas.exclude(pk=cita.pk).filter(inicio=inicio, cancelada=False).exists():
        raise NoSePuede(YA_TIENE_ESA_FECHA.format(compromiso))
    antes = movidas.como_estaba(compromiso)
    dura = cita.fin - cita.inicio if cita.fin else None
    fin = inicio + dura if dura is not None else None
    _llevar(compromiso, original, inicio, fin)
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    guardar(compromiso=compromiso, por=por, antes=antes)
    antes, despues = (caras.dicho(momento, compromiso) for momento in (cita.inicio, inicio))
    datos = {"antes": antes, "despues": despues}
    log(instance=compromiso, action="pregon.mover", user=por, data=datos)
    return compromiso


def _llevar(compromiso, original, inicio, fin):
    suelta = _suelta(compromiso, original)
    if suelta is None and not compromiso.regla:
        Compromiso.objects.filter(pk=compromiso.pk).update(inicio=inicio, fin=fin)
        return
    suelta = suelta or SesionDeCompromiso(compromiso=compromiso, original=original)
    if not suelta.original:
        traido.seguir_a_una(compromiso=compromiso, de=original, a=inicio)
    suelta.inicio, suelta.fin = inicio, fin
    try:
        suelta.validate_constraints()
    except ValidationError as error:
        raise NoSePuede(YA_TIENE_ESA_FECHA.format(compromiso)) from error
    suelta.save()


def _suelta(compromiso, original):
    """The row that stands for that date, if it is not one that the rule alone gives."""
    sueltas = compromiso.sesiones.all()
    return next((s for s in sueltas if (s.original or s.inicio) == original), None)


def donde_esta(compromiso, cita, para):
    """For who looked for that date (None, of one that is not there), what became of it."""
    quien = _quien(compromiso, para, "pregon.mover", "wagtail.edit")
    citas = list(compromiso.citas.all()[:2])
    if cita is None and len(citas) == 1:  # what does not repeat is called by where it is
        (cita,) = citas
    if cita is None:
        return f"«{compromiso}» ya no tiene esa fecha. {quien} lo cambió por última vez."
    esta = caras.dicho(cita.inicio, compromiso)
    return f"{quien} ya movió «{compromiso}»: está el {esta}. Véalo y decida otra vez."


def _quien(compromiso, para, *acciones):
    """«Otra persona (Ramiro Paz)», or «Usted»: who did that last, as the log knows it."""
    hechas = ModelLogEntry.objects.for_instance(compromiso).filter(action__in=acciones)
    ultima = hechas.order_by("timestamp", "pk").last()
    if ultima and ultima.user_id == para.pk:
        return "Usted"
    return f"Otra persona ({ultima.user_display_name})" if ultima else "Otra persona"


@transaction.atomic
def pasar(*, compromiso, a, por, motivo="", motivo_publico=""):
    """Takes a record to another state. Raises NoSePuede, and nothing is done."""
    compromiso = Compromiso.objects.select_for_update().get(pk=compromiso.pk)
    estados.exigir(por, compromiso.estado, a, motivo)
    se_dice = a in estados.SE_DICEN and compromiso.acto_id
    if se_dice and not motivo_publico:
        raise NoSePuede(FALTA_DECIR)
    datos = {"antes": compromiso.get_estado_display(), "motivo": motivo}
    compromiso.viene_de = compromiso.estado
    compromiso.estado, compromiso.motivo = a, motivo.strip()
    compromiso.motivo_publico = motivo_publico if a in estados.CON_MOTIVO else ""
    compromiso.save(update_fields=["estado", "viene_de", "motivo", "motivo_publico"])
    datos["despues"] = compromiso.get_estado_display()
    desfase.olvidar()
    log(instance=compromiso, action="pregon.pasar", user=por, data=datos)
    return compromiso


@transaction.atomic
def priorizar(*, compromiso, prioridad, por, por_que="", vista="", leido=""):
    """Says how important it is; the log keeps what it was, and why it changed.

    `vista` and `leido` are the one it had, and its reason, when `por` saw it. Raises NoSePuede if
    another person changed either.
    """
    permissions.exigir_que_escriba(por)
    compromiso = Compromiso.objects.select_for_update().get(pk=compromiso.pk)
    antes, dicho = compromiso.prioridad, compromiso.por_que
    if vista and (vista, leido) != (antes, dicho):
        quien = _quien(compromiso, por, "pregon.priorizar", "wagtail.edit")
        por_eso = f", «{dicho}»" if dicho else ""
        raise NoSePuede(YA_PRIORIZADO.format(quien, antes, por_eso))
    Compromiso.objects.filter(pk=compromiso.pk).update(prioridad=prioridad, por_que=por_que)
    datos = {"antes": antes, "despues": prioridad, "motivo": por_que}
    log(instance=compromiso, action="pregon.priorizar", user=por, data=datos)


def falta_en_el_registro(compromiso):
    """{field: what it is} of what its page needs and the record does not say."""
    return {campo: que for campo, que in PIDE_LA_PAGINA if getattr(compromiso, campo) is None}


def estorbo_para_publicar(compromiso):
    """Why its page cannot be made, in a sentence; blank, if it can."""
    if compromiso.acto_id:
        return YA_ES_PUBLICO
    if compromiso.estado != Estado.CONFIRMADA:
        return SIN_CONFIRMAR
    faltan = falta_en_el_registro(compromiso).values()
    return FALTA_EN_EL_REGISTRO.format(" y ".join(faltan)) if faltan else ""


@transaction.atomic
def hacer_publico(*, compromiso, por, titulo, resumen, modalidad, entrada_libre=None):
    """Makes its page, with the title that people may read, and sends it to review.

    Copies a named list of fields; the record's own title is never one of them.
    """
    permissions.exigir_que_escriba(por)
    compromiso = Compromiso.objects.select_for_update().get(pk=compromiso.pk)
    if estorbo := estorbo_para_publicar(compromiso):
        raise NoSePuede(estorbo)
    escrito = {"resumen": resumen, "modalidad": modalidad, "entrada_libre": entrada_libre}
    acto = _pagina_de(compromiso, title=titulo, owner=por, **escrito)
    acto.save_revision(user=por)
    compromiso.acto = acto
    compromiso.save(update_fields=["acto"])
    log(instance=compromiso, action="pregon.hacer_publico", user=por, data={"titulo": titulo})
    acto.get_workflow().start(acto, por)
    return acto


def _pagina_de(compromiso, **escrito):
    seccion = Agenda.objects.get()
    slug = direccion_libre(seccion, slugify(escrito["title"])[:80])
    acto = Acto(**escrito, slug=slug, live=False, inicio=compromiso.inicio)
    acto.area, acto.preside, acto.fecha = compromiso.area, compromiso.preside, compromiso.inicio
    seccion.add_child(instance=caras.copiar(compromiso, acto))
    acto.full_clean()
    return acto


@transaction.atomic
def poner_al_dia(*, compromiso, por, leido=None):
    """Publishes on its page the date, hour, place and state of the record, and nothing else.

    They are copied by the program, not written by anyone: dirección does it alone, and the ledger
    says so. What others had written meanwhile stays as the draft it was, with the same dates.
    `leido` is what `caras.sello` said when `por` read it: nothing else is published.
    """
    if not (por and permissions.puede_poner_al_dia(por)):
        raise NoSePuede(estados.SOLO_DIRECCION)
    compromiso = Compromiso.objects.get(pk=compromiso.pk)
    Page.objects.select_for_update().filter(pk=compromiso.acto_id).first()
    _exigir_que_tenga_que_decir(compromiso)
    acto = Acto.objects.get(pk=compromiso.acto_id)
    publica = acto.live_revision.as_object()
    difieren = caras.copiables(compromiso, publica)
    if not difieren:
        raise NoSePuede(NADA_QUE_CAMBIAR)
    _exigir_que_sea_lo_leido(difieren, leido)
    pendiente = _pendiente(acto)
    revision = caras.copiar(compromiso, publica).save_revision(user=por)
    libro.asentar(revision=revision, clase=Aprobacion.Clase.AGENDA, por=por)
    acto = publicar(revision=revision, por=por)
    Compromiso.objects.filter(pk=compromiso.pk).update(viene_de="")
    desfase.olvidar()
    _apuntar(acto, compromiso, difieren, por)
    if pendiente:
        _reponer(pendiente, compromiso, acto, por)
    return acto


def _exigir_que_tenga_que_decir(compromiso):
    """A page that people read, and a state that may be told there."""
    if compromiso.acto_id is None:
        raise NoSePuede(SIN_PAGINA)
    if not compromiso.acto.live:
        raise NoSePuede(TODAVIA_NO_ES_PUBLICA)
    if compromiso.estado not in caras.SITUACIONES:
        raise NoSePuede(SIN_CONFIRMAR)
    if motivo := dice_la_pagina.por_que_no(compromiso):
        raise NoSePuede(motivo)


def _exigir_que_sea_lo_leido(difieren, leido):
    if leido is not None and leido != caras.sello(difieren):
        raise NoSePuede(CAMBIO_MIENTRAS)


def _apuntar(acto, compromiso, difieren, por):
    """In the history of both faces, what the page said and what it says now."""
    cambios = [f"{una.rotulo}: {una.pagina} → {una.agenda}" for una in difieren]
    for cara, clave in ((acto, "cambios"), (compromiso, "de_su_pagina")):
        log(instance=cara, action="pregon.poner_al_dia", user=por, data={clave: cambios})


def _pendiente(acto):
    """What others had written and nobody approved yet: (draft, its authors, who sent it, whether
    it is held if they wrote that)."""
    if acto.latest_revision_id == acto.live_revision_id:
        return None
    flujo, suyo = acto.current_workflow_state, acto.latest_revision.as_object()
    escrita = {"situacion": suyo.situacion, "motivo": suyo.motivo}
    return (
        acto.latest_revision,
        Aprobacion.autores_de(acto),
        flujo.requested_by if flujo else None,
        escrita if suyo.situacion != acto.situacion else {},
    )


def _reponer(pendiente, compromiso, acto, por):
    """That draft again, on top of what was published, by the same people."""
    revision, autores, pidio, escrita = pendiente
    quienes = list(get_user_model().objects.filter(pk__in=autores))
    for quien in quienes or [por]:
        borrador = caras.reponer(compromiso, revision.as_object(), acto)
        vars(borrador).update(escrita)
        borrador.save_revision(user=quien, clean=False)
    if pidio:
        acto = Acto.objects.get(pk=acto.pk)
        acto.get_workflow().start(acto, pidio)
