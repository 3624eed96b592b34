"""What came from a camera, into a gallery: a new draft, or one more version of a draft."""

from django.db import transaction
from django.utils.text import slugify

from acervo.camara import lotes
from acervo.models import Lote
from moderacion.actions import bloquear, direccion_libre
from moderacion.permissions import NoSePuede, puede_proponer

from .models import Foto, Galeria, Galerias

NO_PUEDE = "Solo quien escribe páginas hace galerías."
ES_PUBLICA = "«{}» ya es pública: abra su formulario para agregarle fotografías."
YA_SE_HIZO = (
    "De este lote ya se hizo «{}»: ábrala en «Galerías». Para hacer otra, escriba otro titular."
)
EN_REVISION = "«{}» está en revisión o bloqueada: sáquela de revisión, o agréguelas después."


def borradores(user):
    """Galleries that this person may go on with, the newest first."""
    suyas = Galeria.objects.filter(live=False).order_by("-latest_revision_created_at", "-pk")
    return [galeria for galeria in suyas[:60] if not _por_que_no(galeria, user)]


def _por_que_no(galeria, user):
    """Why this person may not add to it now, or nothing."""
    if galeria.live:
        return ES_PUBLICA.format(galeria.title)
    permisos = galeria.permissions_for_user(user)
    if galeria.workflow_in_progress or permisos.page_locked():
        return EN_REVISION.format(galeria.title)
    return "" if puede_proponer(user) and permisos.can_edit() else NO_PUEDE


@transaction.atomic
def crear_galeria(*, titulo, imagenes, por, usos=None, **dicho):
    """A draft with those photographs, in that order. Raises NoSePuede.

    `usos`: {key of a photograph: what is said of it there (pies.Dicho)}; `dicho`, what else is
    known of the gallery, by its fields.
    """
    seccion = Galerias.objects.get()
    if not (puede_proponer(por) and seccion.permissions_for_user(por).can_add_subpage()):
        raise NoSePuede(NO_PUEDE)
    slug = direccion_libre(seccion, slugify(titulo)[:80])
    galeria = Galeria(
        title=titulo, slug=slug, live=False, owner=por, fecha_al_publicar=True, **dicho
    )
    _agregar(galeria, imagenes, usos)
    galeria.imagen = imagenes[0] if imagenes else None
    seccion.add_child(instance=galeria)
    galeria.save_revision(user=por, clean=False, log_action="wagtail.create")
    return galeria


@transaction.atomic
def agregar(*, galeria, imagenes, por, usos=None):
    """One more version of that draft, with those that it had not, at the end. Raises NoSePuede.

    Whoever has its form open is told when saving, as of any other change. Returns how many.
    """
    bloquear(galeria.pk)
    galeria = Galeria.objects.get(pk=galeria.pk)
    if motivo := _por_que_no(galeria, por):
        raise NoSePuede(motivo)
    borrador = galeria.get_latest_revision_as_object()
    cuantas = _agregar(borrador, imagenes, usos)
    if cuantas:
        borrador.save_revision(user=por, clean=False, log_action=True)
    return cuantas


def _agregar(galeria, imagenes, usos):
    tiene = list(galeria.fotos.all())
    ya, sigue = {foto.imagen_id for foto in tiene}, len(tiene)
    nuevas = [imagen for imagen in imagenes if imagen.pk not in ya]
    for n, imagen in enumerate(nuevas, start=sigue):
        dicho = _dicho(imagen, (usos or {}).get(imagen.pk))
        galeria.fotos.add(Foto(imagen=imagen, sort_order=n, **dicho))
    return len(nuevas)


def _dicho(imagen, uso):
    """The caption of its sheet, to go on from; and what this use says otherwise."""
    if uso is None:
        return {"pie": imagen.pie}
    return {
        "pie": uso.pie or imagen.pie,
        "credito": "" if uso.credito == imagen.credito else uso.credito,
        "alt": "" if uso.texto == imagen.description else uso.texto,
    }


@transaction.atomic
def llevar(*, lote, por, galeria=None, titulo=""):
    """The photographs of a lote into that draft, or into a new one; the lote is done with.

    The lote is locked: of two that make the same gallery at once, the second is told of the first.
    Raises NoSePuede.
    """
    lote = Lote.objects.select_for_update().get(pk=lote.pk)
    imagenes = list(lote.fotografias().mostrables())
    if not galeria and (hecha := _la_que_se_hizo(lote, titulo, imagenes)):
        raise NoSePuede(YA_SE_HIZO.format(hecha.title))
    if galeria:
        agregar(galeria=galeria, imagenes=imagenes, por=por)
    else:
        galeria = crear_galeria(titulo=titulo, imagenes=imagenes, por=por)
    lotes.terminar(lote=lote, por=por, adonde=f"a la galería «{galeria.title}»")
    return galeria


def _la_que_se_hizo(lote, titulo, imagenes):
    """The gallery of that title that this lote, which was done with, was taken to."""
    if not lote.terminado:
        return None
    iguales = Galeria.objects.filter(title__iexact=titulo, fotos__imagen__in=imagenes)
    return iguales.order_by("pk").first()
