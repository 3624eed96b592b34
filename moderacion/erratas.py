"""The verb of corrections: called inside `publicar`, once its page is public."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from sitio.models import Alcance, Publicacion

from .custodia import libro
from .models import Errata


@transaction.atomic
def anotar(*, pagina, revision, por=None, ya_fue_publica):
    """Tells readers what this version corrects; nothing, of a small fix or of a first publication.

    The scope and the words are read from the revision, which is what was approved; the page's row
    keeps neither, so that no later change carries them. The same version is told once.
    """
    dicho = revision.content.get("fe_de_erratas", "").strip()
    es_correccion = revision.content.get("alcance") == Alcance.CORRECCION
    if ya_fue_publica and es_correccion and dicho:
        _decir(pagina, revision, dicho, por)
    pagina.alcance = pagina.fe_de_erratas = ""
    filas = Publicacion.objects.order_by().filter(pk=pagina.pk)
    filas.exclude(alcance="", fe_de_erratas="").update(alcance="", fe_de_erratas="")


def _decir(pagina, revision, texto, por):
    entrada = libro.aprobada(revision)
    errata, nueva = Errata.objects.get_or_create(
        revision=revision,
        defaults={
            "publicacion_id": pagina.pk,
            "texto": texto,
            "cuando": timezone.now(),
            "por": por or (entrada and entrada.por),
        },
    )
    if nueva:
        pagina.corregida = errata.cuando
        Publicacion.objects.filter(pk=pagina.pk).update(corregida=errata.cuando)
        log(instance=pagina, action="pregon.corregir", user=errata.por, data={"texto": texto})
