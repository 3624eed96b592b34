"""Saves what two people wrote, joined as one of them decided."""

from django.db import transaction
from wagtail.models import COMMENTS_RELATION_NAME

from .piezas import crudo


@transaction.atomic
def guardar_fundida(*, pagina, contenido, comentada, por):
    """A new draft with that content over `pagina`, which is as it stands now.

    It is always a draft: nobody has read it whole yet. The remarks are those of `comentada`, the
    page as its form left it. Returns the page.
    """
    contenido = crudo(contenido, type(pagina))
    if contenido.get("fecha_al_publicar"):
        contenido["fecha"] = pagina.fecha.isoformat()
    fundida = pagina.with_content_json(contenido)
    notas = list(getattr(comentada, COMMENTS_RELATION_NAME).all())
    setattr(fundida, COMMENTS_RELATION_NAME, notas)
    if not fundida.live:
        fundida.save()
    fundida.save_revision(user=por, log_action=True, clean=False)
    return fundida
