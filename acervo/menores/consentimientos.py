"""Consents of minors at work: what each opens, what its withdrawal shuts, where it stood."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from acervo.a_la_vista import se_ve
from acervo.models import Consentimiento, FotoConsentida, Imagen, Rastro, Rendicion
from acervo.tasks import preparar_fotografias

YA_ESTABA = "Ese consentimiento ya se había retirado el {:%d/%m/%Y}."
SIN_MOTIVO = "Escriba por qué se retira: queda en su ficha, y solo ahí."


@transaction.atomic
def dar(*, consentimiento):
    """Puts a consent that was just written to work.

    Minors appear in its photographs from now on, and those that only what it gives again kept shut
    are open; their sizes are made by the queue.
    """
    suyas = Imagen.objects.select_for_update().filter(consentimientos=consentimiento)
    for imagen in list(suyas.filter(menores=False)):
        imagen.menores = True
        imagen.save(update_fields=["menores"])
    cerradas = list(suyas.filter(retirada=True))
    que_cierran = FotoConsentida.objects.que_cierran()
    _abrir([i for i in cerradas if not que_cierran.filter(imagen=i).exists()])


def _abrir(imagenes):
    claves = [imagen.pk for imagen in imagenes]
    if not claves:
        return
    # Their files are gone already: the rows go without the framework's signal, which would delete
    # later, by its name, the file of a size that is about to be made.
    viejas = Rendicion.objects.filter(image__in=claves)
    viejas._raw_delete(viejas.db)
    Imagen.objects.filter(pk__in=claves).update(retirada=False)
    preparar_fotografias.enqueue(claves)
    _releer(donde_estan(Imagen.objects.filter(pk__in=claves)))


@transaction.atomic
def retirar(*, consentimiento, por, motivo):
    """Shuts every photograph of that consent by every door, and keeps where each stood.

    Pages are not written again. The reason stays on the record alone: it may say a name.
    Raises ValidationError.
    """
    uno = Consentimiento.objects.select_for_update().get(pk=consentimiento.pk)
    if uno.retirado_el:
        raise ValidationError(YA_ESTABA.format(timezone.localtime(uno.retirado_el)))
    if not motivo.strip():
        raise ValidationError(SIN_MOTIVO)
    estaban = lugares(uno)
    Rastro.objects.bulk_create(_rastro(uno, *lugar) for lugar in estaban)
    uno.retirado_el, uno.retirado_por, uno.motivo = timezone.now(), por, motivo.strip()
    uno.save(update_fields=["retirado_el", "retirado_por", "motivo"])
    _cerrar(uno.imagenes.all())
    _releer(estaban)
    fotos = sorted(uno.imagenes.values_list("pk", flat=True))
    datos = {"fotografias": fotos, "lugares": len(estaban)}
    log(instance=uno, action="pregon.consentimiento_retirar", user=por, data=datos)
    return uno


def lugares(consentimiento):
    """`donde_estan` its photographs."""
    return donde_estan(consentimiento.imagenes.order_by("pk"))


def donde_estan(imagenes):
    """(photograph, page or record that shows it), once each, those of the public first."""
    pares = [
        (imagen, fuente)
        for imagen in imagenes
        for fuente, _ in ReferenceIndex.get_references_to(imagen).group_by_source_object()
    ]
    return sorted(pares, key=lambda par: (not se_ve(par[1]), str(par[1])))


def a_la_vista(pares):
    """The pages and records, once each, that the public sees among those pairs."""
    return list(dict.fromkeys(fuente for _, fuente in pares if se_ve(fuente)))


def _rastro(consentimiento, imagen, fuente):
    direccion = (fuente.get_url() or "") if isinstance(fuente, Page) else ""
    return Rastro(
        consentimiento=consentimiento,
        imagen=imagen,
        foto=imagen.title,
        lugar=str(fuente)[:255],
        direccion=direccion[:500],
        publico=se_ve(fuente),
    )


def _cerrar(imagenes):
    """The rows of their sizes stay, for each address to say that it is gone; their files do not."""
    claves = list(imagenes.values_list("pk", flat=True))
    Imagen.objects.filter(pk__in=claves).update(retirada=True, variantes={})
    for hecha in Rendicion.objects.filter(image__in=claves):
        hecha.purge_from_cache()
        borrar = partial(hecha.file.storage.delete, hecha.file.name)
        transaction.on_commit(borrar, robust=True)


def _releer(pares):
    """The words of those pages are indexed again: captions of what was withdrawn say nothing."""
    for pagina in {fuente for _, fuente in pares if isinstance(fuente, Page)}:
        index.insert_or_update_object(pagina.specific)


def quitadas(consentimiento, quedan):
    """Photographs that would be taken out of it while the public sees them."""
    fuera = FotoConsentida.objects.filter(consentimiento=consentimiento).exclude(imagen__in=quedan)
    for foto in fuera.select_related("imagen"):
        fuentes = ReferenceIndex.get_references_to(foto.imagen).group_by_source_object()
        if any(se_ve(fuente) for fuente, _ in fuentes):
            yield foto.imagen
