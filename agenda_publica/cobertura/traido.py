"""Verbs on what was brought back of an act: of all of it, or of one of its dates."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from acervo.camara import lotes
from agenda_publica import caras, movidas, permissions
from agenda_publica.models import Cobertura, Compromiso

CERCA = timedelta(hours=12)  # of a date: what was taken farther from it is not of it


@transaction.atomic
def cubrir(*, compromiso, hechas, por):
    """Marks what was brought back, and by whom it was said; what is not marked is not done."""
    permissions.exigir_que_escriba(por)
    ahora = timezone.now()
    pendientes = compromiso.coberturas.filter(hecha_el=None)
    pendientes.filter(pk__in=[c.pk for c in hechas]).update(hecha_el=ahora, hecha_por=por)
    sobran = compromiso.coberturas.exclude(pk__in=[c.pk for c in hechas])
    sobran.update(hecha_el=None, hecha_por=None)
    datos = {"motivo": ", ".join(str(c).lower() for c in hechas) or "nada"}
    log(instance=compromiso, action="pregon.cubrir", user=por, data=datos)


@transaction.atomic
def cubrir_fecha(*, compromiso, original, tipos, por):
    """The same, of one date of what has several. `original` names it."""
    permissions.exigir_que_escriba(por)
    compromiso = Compromiso.objects.select_for_update().get(pk=compromiso.pk)
    suyas = compromiso.evidencias
    suyas.filter(original=original).exclude(tipo__in=tipos).delete()
    for tipo in tipos:
        suyas.get_or_create(tipo=tipo, original=original, defaults={"hecha_por": por})
    dichos = ", ".join(Cobertura.Tipo(tipo).label.lower() for tipo in tipos) or "nada"
    datos = {"motivo": f"{caras.dicho(original, compromiso)}: {dichos}"}
    log(instance=compromiso, action="pregon.cubrir", user=por, data=datos)


@transaction.atomic
def traer_fotos(*, compromiso, lote, por):
    """Its photographs arrived: what was asked of them is done, and says in which lote they are.

    Those of a second camera join those of the first. Of an act with several dates, those on which
    they were taken have theirs; if that is not known, the last that has begun. Returns by what
    those dates are called, if it is known.
    """
    permissions.exigir_que_escriba(por)
    compromiso = Compromiso.objects.select_for_update().get(pk=compromiso.pk)
    cobertura, _ = Cobertura.objects.get_or_create(
        compromiso=compromiso, tipo=Cobertura.Tipo.FOTO, publicacion=None
    )
    cuantas = lote.fotografias().count()
    if cobertura.lote_id and cobertura.lote_id != lote.pk:
        cobertura.lote.repetidas.add(*lote.fotografias())
    cobertura.lote = cobertura.lote or lote
    fechas = _en_que_fechas(compromiso, lote)
    for original in fechas:
        datos = {"tipo": Cobertura.Tipo.FOTO, "original": original}
        compromiso.evidencias.get_or_create(**datos, defaults={"hecha_por": por})
    if not fechas:
        cobertura.hecha_el, cobertura.hecha_por = timezone.now(), por
    cobertura.save(update_fields=["lote", "hecha_el", "hecha_por"])
    datos = {"motivo": f"{cuantas} fotografía{'' if cuantas == 1 else 's'}"}
    log(instance=compromiso, action="pregon.cubrir", user=por, data=datos)
    lotes.terminar(lote=lote, por=por, adonde=f"a la cobertura de «{compromiso}»")
    return fechas


def fotografias(compromiso, fecha=None):
    """Those that were brought of it and may be published, first those told in words.

    `fecha`: when one of its dates is held, to have those alone that are of it.
    """
    suyas = [c.lote for c in compromiso.coberturas.exclude(lote=None).select_related("lote")]
    for lote in suyas:
        fotos = lote.fotografias()
        if fecha:
            fotos = fotos.filter(_de_esa_fecha(compromiso, fecha, lote))
        no_se_publican = fotos.sin_consentimiento().order_by().values("pk")
        todas = list(fotos.exclude(pk__in=no_se_publican))
        yield from sorted(todas, key=lambda foto: not foto.description)


def _de_esa_fecha(compromiso, fecha, lote):
    """Those taken around it; and those that nobody knows when, if it was the last that had begun
    when they were brought."""
    cerca = Q(tomada__range=(fecha - CERCA, fecha + CERCA))
    ultima = compromiso.citas.empezadas(lote.creado).last()
    return cerca | Q(tomada=None) if ultima and ultima.inicio == fecha else cerca


def sin_su_fecha(compromiso, lote):
    """When the first of its photographs was taken, if it is known of some and of no date; or
    None. Of what has one date alone, nothing is said: it may have lasted, or been got ready."""
    if compromiso.citas.count() < 2 or _en_que_fechas(compromiso, lote):
        return None
    return lote.fotografias().exclude(tomada=None).values_list("tomada", flat=True).first()


def _en_que_fechas(compromiso, lote):
    """{original…}: of several dates, those nearest to when each photograph was taken."""
    citas = list(compromiso.citas.filter(cancelada=False).values_list("inicio", "original"))
    tomadas = lote.fotografias().exclude(tomada=None).values_list("tomada", flat=True)
    fechas = set()
    for tomada in tomadas if len(citas) > 1 else ():
        lejos, original = min((abs(inicio - tomada), original) for inicio, original in citas)
        fechas |= {original} if lejos < CERCA else set()
    return fechas


def seguir(*, compromiso, era):
    """What was brought of each date goes on being of it, when its series is moved.

    `era`: its series as it was (`movidas.como_estaba`).
    """
    suyas = list(compromiso.evidencias.all())
    salidas = list(compromiso.coberturas.filter(original__isnull=False))
    if not (suyas or salidas) or not movidas.se_corrio(era, compromiso):
        return
    tope = max(una.original for una in [*suyas, *salidas])
    _llevar(suyas, salidas, movidas.las_mismas(era, compromiso, tope))


def seguir_a_una(*, compromiso, de, a):
    """The same, of one more date of it, which is called by its moment."""
    salidas = compromiso.coberturas.filter(original=de)
    _llevar(list(compromiso.evidencias.all()), salidas, {de: a})


def _llevar(suyas, salidas, claves):
    ocupadas = {(una.tipo, una.original) for una in suyas}
    for una in suyas:
        nueva = claves.get(una.original, una.original)
        if (una.tipo, nueva) not in ocupadas:
            una.original = nueva
            una.save(update_fields=["original"])
    for una in salidas:
        una.original = claves.get(una.original, una.original)
        una.save(update_fields=["original"])
