"""The electoral ban at work: what it keeps back, when, and what it refuses."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.log_actions import log
from wagtail.models import Revision, Site

from moderacion.models.veda import Veda
from moderacion.permissions import NoSePuede
from sitio.marca import recalcular
from sitio.models import Publicacion
from sitio.texto import dia_y_hora

NADA = Q(pk__in=[])
AGENDA, SEGUNDOS = "agenda-de-vedas", 15
NO_SE_PUBLICA = (
    "Veda electoral hasta el {}: «{}» no es de lo que puede difundirse y no se publicó. Apruébela "
    "cuando termine, o ponga en «Programar» una fecha posterior."
)
TODAVIA_NO = (
    "Veda electoral hasta el {}: si la aprueba ahora, no se publica. Apruébela cuando termine, o "
    "devuélvala para que lleve una fecha posterior."
)
LA_RETIENE = "La veda la retiene hasta el {}"
NO_SALDRA = "La veda la retiene hasta el {} y se retira antes: no llegará a verse"
LA_CAMBIARON = (
    "Otra persona la cambió mientras usted la veía: ahora es «{}». Ábrala otra vez y decida."
)
YA_NO = "Esa veda ya terminó o se levantó antes."
SIN_MOTIVO = "Escriba por qué se levanta antes: queda en el historial."


class EnVeda(NoSePuede):
    """The ban in force forbids it; who asked is told, and it is written down."""

    def __init__(self, veda, pagina):
        self.veda, self.pagina = veda, pagina
        super().__init__(NO_SE_PUBLICA.format(dia_y_hora(veda.hasta), pagina.title))

    def anotar(self, por):
        """Called once what was refused has been undone."""
        datos = {"motivo": str(self), "veda": str(self.veda)}
        log(instance=self.pagina, action="pregon.veda_negar", user=por, data=datos)


def retenidas(ahora=None):
    """The condition, on the table of publications, of what is kept back at that moment."""
    veda = Veda.objects.vigente(ahora)
    return ~veda.se_quedan() if veda else NADA


def de(pagina, ahora=None, vedas=None):
    """The ban that keeps this publication back, as it is written now; else None.

    `vedas`, those to come, when who asks for many has read them already.
    """
    if not hasattr(pagina, "retenida"):
        return None
    if vedas is None:
        veda = Veda.objects.vigente(ahora)
    else:
        veda = next((una for una in vedas if una.rige(ahora or timezone.now())), None)
    return veda if veda and not veda.deja(pagina) else None


@transaction.atomic
def retener(ahora=None, de=None):
    """Keeps back what the clock says, and gives back the rest. Returns how many changed.

    The minute's tick calls it: when nothing changed it is two small questions. `de`, the ban
    whose change makes it be asked now; else it is that of the last edge.
    """
    vetada = retenidas(ahora)
    cambian = Q(vetada, retenida=False) | Q(~vetada, retenida=True)
    if cuantas := Publicacion.objects.order_by().filter(cambian).count():
        a_la_vista = Publicacion.objects.publicas_sin_veda().order_by()
        datos = {
            "se_ocultan": a_la_vista.filter(vetada, retenida=False).count(),
            "vuelven": a_la_vista.filter(~vetada, retenida=True).count(),
        }
        recalcular(ahora=ahora)
        _apuntar(datos, de or Veda.objects.del_ultimo_borde(ahora))
    return cuantas


def _apuntar(datos, veda):
    if veda and any(datos.values()):
        log(instance=veda, action="pregon.veda_retener", data=datos)


def exigir_fuera_de(revision):
    """Raises EnVeda when what that text is may not be told now. Scheduling it is not telling it."""
    pagina = revision.as_object()
    if pagina.go_live_at and pagina.go_live_at > timezone.now():
        return
    if veda := de(pagina):
        raise EnVeda(veda, pagina)


def retenida_hasta(pagina, cuando, vedas=None):
    """The end of the ban that will keep back what was scheduled, or of the last in a row."""
    hasta = None
    while veda := de(pagina, hasta or max(cuando, timezone.now()), vedas):
        hasta = veda.hasta
    return hasta


def salida(pagina, cuando):
    """When what was scheduled for that moment will really go out, in words."""
    hasta = retenida_hasta(pagina, cuando)
    if hasta is None:
        return f"el {dia_y_hora(cuando)}"
    return f"al terminar la veda electoral, el {dia_y_hora(hasta)}"


def aviso(revision, vedas):
    """What the bans to come will do with a scheduled revision, in a sentence, or nothing."""
    if not vedas:
        return ""
    hasta = retenida_hasta(_segun(revision), revision.approved_go_live_at, vedas)
    if hasta is None:
        return ""
    vence = parse_datetime(revision.content.get("expire_at") or "")
    return (NO_SALDRA if vence and vence < hasta else LA_RETIENE).format(dia_y_hora(hasta))


def lo_que_hara(revision, vedas):
    """What the bans to come will do with what waits to be approved, in a sentence, or nothing."""
    if not vedas:
        return ""
    pagina, sale = _segun(revision), parse_datetime(revision.content.get("go_live_at") or "")
    if sale and sale > timezone.now():
        hasta = retenida_hasta(pagina, sale, vedas)
        return f"{LA_RETIENE.format(dia_y_hora(hasta))}." if hasta else ""
    una = de(pagina, vedas=vedas)
    return TODAVIA_NO.format(dia_y_hora(una.hasta)) if una else ""


def retendria(una):
    """What is scheduled that that ban, saved or not, would keep back; first to go out, first."""
    programadas = Revision.page_revisions.filter(
        approved_go_live_at__gte=una.desde, approved_go_live_at__lt=una.hasta
    ).order_by("approved_go_live_at", "pk")
    return [r for r in programadas if de(_segun(r), r.approved_go_live_at, [una])]


def _segun(revision):
    """The page as that revision says it, with no more than the law asks of it: no query."""
    clase = ContentType.objects.get_for_id(revision.content_type_id).model_class()
    dichos = {campo.attname for campo in clase._meta.fields if isinstance(campo, CharField)}
    return clase(**{campo: valor for campo, valor in revision.content.items() if campo in dichos})


@transaction.atomic
def decretar(*, veda, por, sello=""):
    """Writes a ban, new or changed, and puts it at work at once if it has begun.

    `sello` is that of the ban as `por` read it. Raises ValidationError.
    """
    accion = "pregon.veda_cambiar" if veda.pk else "pregon.veda_decretar"
    list(Site.objects.select_for_update().values_list("pk"))  # one at a time
    retener()  # what the clock owed is not this one's doing
    if sello and (actual := Veda.objects.filter(pk=veda.pk).first()) and actual.sello != sello:
        raise ValidationError(LA_CAMBIARON.format(actual))
    veda.full_clean()
    veda.por = veda.por or por
    veda.save()
    datos = {"desde": veda.desde.isoformat(), "hasta": veda.hasta.isoformat()}
    datos |= {"materias": veda.materias, "generos": veda.generos}
    log(instance=veda, action=accion, user=por, data=datos)
    _ponerse_al_dia(veda)
    return veda


@transaction.atomic
def levantar(*, veda, por, motivo):
    """Ends a ban before its time, or before it begins, with a written reason."""
    veda = Veda.objects.select_for_update().get(pk=veda.pk)
    if not veda.abierta:
        raise NoSePuede(YA_NO)
    if not motivo.strip():
        raise NoSePuede(SIN_MOTIVO)
    retener()
    veda.levantada, veda.motivo = timezone.now(), motivo.strip()
    veda.save(update_fields=["levantada", "motivo"])
    log(instance=veda, action="pregon.veda_levantar", user=por, data={"motivo": veda.motivo})
    _ponerse_al_dia(veda)
    return veda


def _ponerse_al_dia(veda):
    retener(de=veda)
    cache.delete(AGENDA)
    transaction.on_commit(lambda: cache.delete(AGENDA))


def se_oculta(veda):
    """What that ban, saved or not, would take out of view of what anyone may read; newest first."""
    publicas = Publicacion.objects.publicas_sin_veda().exclude(veda.se_quedan())
    return publicas.order_by("-fecha", "-pk")


def en_vigor(ahora=None):
    """When the ban in force ends, or None; see `recordada`."""
    una = recordada(ahora)
    return una and una["hasta"]


def recordada(ahora=None):
    """The ban in force, as {desde, hasta, fundamento}, or None.

    The database is asked once in a while, not each time. What is remembered are the edges of those
    to come, so that the clock is right to the second.
    """
    ahora = ahora or timezone.now()
    una = next((una for una in _agenda(ahora) if una.desde <= ahora < una.hasta), None)
    return una and {"desde": una.desde, "hasta": una.hasta, "fundamento": una.fundamento}


def por_venir():
    """Those in force or to come, as they are remembered."""
    ahora = timezone.now()
    return [una for una in _agenda(ahora) if ahora < una.hasta]


def _agenda(ahora):
    vedas = cache.get(AGENDA)
    if vedas is None:
        vedas = list(Veda.objects.por_venir(ahora))
        cache.set(AGENDA, vedas, SEGUNDOS)
    return vedas
