"""What came from a camera at once: each file goes in once, however many times it is sent."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.utils.file import hash_filelike

from acervo import permissions
from acervo.models import Imagen, Lote
from acervo.tasks import preparar_muestras

SE_RETIRO = (
    "Es «{}», de la que se retiró el consentimiento: no puede usarse. Si lo vuelven a dar, "
    "regístrelo en su ficha."
)
OTRA_VEZ = "Es la misma que «{}», que ya está en este lote: entra una vez."


@dataclass(frozen=True)
class Recibida:
    """What became of a file: the photograph, and whether it was here before, or in its lote.

    Whoever sends knows whether what is in the lote already is another file or the same sent again.
    """

    imagen: Imagen
    ya_estaba: bool = False
    en_el_lote: bool = False

    @property
    def sirve(self):
        return not self.imagen.retirada

    @property
    def frase(self):
        if self.imagen.retirada:
            return SE_RETIRO.format(self.imagen.title)
        cuando = timezone.localtime(self.imagen.created_at)
        titulo = f"«{self.imagen.title}», que se subió el {cuando:%d/%m/%Y}"
        return f"Ya estaba: es {titulo}. Se usa esa." if self.ya_estaba else ""

    @property
    def repetida(self):
        return OTRA_VEZ.format(self.imagen.title) if self.en_el_lote else ""


@transaction.atomic
def recibir(*, lote, forma, por):
    """The photograph of that valid form, in the lote; the one that is here already, if it is.

    The lote is locked: of the same file sent twice at once, the second finds the first.
    """
    lote = Lote.objects.select_for_update().get(pk=lote.pk)
    Lote.objects.filter(pk=lote.pk).exclude(terminado=None).update(terminado=None)
    igual = _la_misma(forma.cleaned_data["file"], por)
    if igual:
        return _otra_vez(lote, igual)
    imagen = forma.save(commit=False)
    imagen.lote, imagen.uploaded_by_user = lote, por
    imagen.save()
    log(instance=imagen, action="wagtail.create", user=por, data={"lote": lote.pk})
    preparar_muestras.enqueue([imagen.pk])
    return Recibida(imagen)


def _otra_vez(lote, igual):
    """Of one that was withdrawn, it is said, and the lote has not it."""
    if igual.retirada:
        return Recibida(igual)
    if igual.lote_id == lote.pk:
        return Recibida(igual, en_el_lote=True)
    ya_la_tenia = lote.repetidas.filter(pk=igual.pk).exists()
    lote.repetidas.add(igual)
    return Recibida(igual, ya_estaba=True, en_el_lote=ya_la_tenia)


def _la_misma(archivo, por):
    """The photograph with the same content, once clean, of those that this person may use."""
    suyas = permissions.de_fotografias().instances_user_has_permission_for(por, "choose")
    return suyas.filter(file_hash=hash_filelike(archivo)).order_by("pk").first()


@transaction.atomic
def terminar(*, lote, por, adonde=""):
    """Nobody is asked for it any more: its photographs are where they had to go."""
    if Lote.objects.filter(pk=lote.pk, terminado=None).update(terminado=timezone.now()):
        log(instance=lote, action="pregon.lote", user=por, data={"motivo": adonde})
