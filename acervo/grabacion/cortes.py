"""To ask for a piece of a recording: it is made in the queue, and the recording stays as it is."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from acervo.models import Corte
from acervo.permissions import puede_cortar
from acervo.tasks import hacer_corte


def pedir_corte(*, original, por, **pedido):
    """(the Corte, whether it is new): what was already asked, or made, is not asked again.

    What should have been made by now is put once more in the queue, where it is made once.
    """
    if not puede_cortar(por, original):
        raise PermissionDenied
    if ya := _el_mismo(original, pedido):
        if ya.tarda:
            hacer_corte.enqueue(ya.pk)
        return ya, False
    try:
        with transaction.atomic():
            corte = Corte.objects.create(original=original, por=por, **pedido)
            datos = {"titulo": corte.titulo, "desde": corte.desde, "hasta": corte.hasta}
            log(instance=original, action="pregon.cortar", user=por, data=datos)
            hacer_corte.enqueue(corte.pk)
    except IntegrityError:  # asked twice at once
        return _el_mismo(original, pedido), False
    return corte, True


def _el_mismo(original, pedido):
    iguales = Corte.objects.filter(original=original, **pedido)
    vigentes = iguales.exclude(estado=Corte.Estado.FALLIDO)
    return vigentes.exclude(estado=Corte.Estado.HECHO, resultado=None).first()
