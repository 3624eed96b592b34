"""The guard of what is public: no save, whoever makes it, shows a text that the ledger lacks.

The second of the two modules that hear every save (ADR 0003). Stock, a dozen doors save a live
page: the add form, copies, aliases, code, a draft saved by whoever opened its form before another
published it. All of them end in a `save()`, and here.
"""

from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.models import Page, Revision

from moderacion.models import Retiro
from moderacion.permissions import NoSePuede

from . import libro

SIN_APROBAR = "Sin visto bueno no se publica: «{}» no se guardó."
CAMBIADA = "Lo aprobado y lo que se iba a publicar no son lo mismo en «{}»: {}."
SIN_ALIAS = "Aquí no se usan alias: cambian solos con su original. Duplique la página."
SE_APAGA = "«{}» está publicada: para quitarla del sitio, retírela con un motivo."


def vigilar(sender, instance, raw=False, update_fields=None, **kwargs):
    """Refuses, with NoSePuede, what would make public or take away without its reason."""
    if raw or not isinstance(instance, Page) or instance.depth == 1:
        return
    if instance.alias_of_id:
        raise NoSePuede(SIN_ALIAS)
    if update_fields is not None and not _toca_lo_publico(update_fields):
        return
    if instance.live:
        _exigir_aprobada(instance)
    elif Page.objects.live().filter(pk=instance.pk).exists():
        _exigir_motivo(instance)


def _toca_lo_publico(campos):
    return bool(set(campos) - (libro.AJENAS - {"live", "live_revision"}))


def _exigir_aprobada(pagina):
    revision = Revision.objects.filter(pk=pagina.live_revision_id).first()
    if revision is None or str(pagina.pk) != revision.object_id or not libro.aprobada(revision):
        raise NoSePuede(SIN_APROBAR.format(pagina.title))
    if cambios := libro.difiere(pagina, revision):
        raise NoSePuede(CAMBIADA.format(pagina.title, ", ".join(cambios)))


def _exigir_motivo(pagina):
    vencida = pagina.expired and pagina.expire_at and pagina.expire_at <= timezone.now()
    if not vencida and not Retiro.objects.vigentes().filter(pagina_id=pagina.pk).exists():
        raise NoSePuede(SE_APAGA.format(pagina.title))


def conectar():
    """Called once, when the program starts."""
    pre_save.connect(vigilar, dispatch_uid="guarda_de_lo_publico")
