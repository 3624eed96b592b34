"""Where a page that no longer holds leads: to what anyone may read, or nowhere."""

from sitio.models import Publicacion

A_LO_MAS = 10  # replacements in a row that are followed


def se_lee(pagina):
    """Whether anyone comes to it at an address of its own, though a ban answers there for it."""
    return pagina.live and pagina.depth > 1 and not pagina.get_view_restrictions()


def a_la_vista(pagina):
    """Whether its title and its address may be said to anyone.

    What is not public keeps in its row the title and the address of its draft.
    """
    if not se_lee(pagina):
        return False
    return retenida(pagina) is None


def ultimo(retiro, puede=a_la_vista):
    """The last in the row of replacements that anyone may read; None if it never ends.

    With `puede=se_lee`, the last to which anyone comes, though a ban answers there for it.
    """
    vistas, bueno, destino = {retiro.pagina_id}, None, retiro.lleva_a
    while destino:
        if destino.pk in vistas or len(vistas) > A_LO_MAS:
            return None
        vistas.add(destino.pk)
        if puede(destino):
            bueno = destino
        destino = _reemplazo(destino)
    return bueno


def retenida(pagina):
    """The publication itself if an electoral ban keeps it back; then its address is not told."""
    return Publicacion.objects.filter(pk=pagina.pk, retenida=True).first()


def de(pagina):
    """That page if it may be read, or what replaces it; None when nothing does."""
    if se_lee(pagina):
        return pagina
    retiro = _vigente(pagina)
    return retiro and (ultimo(retiro) or ultimo(retiro, se_lee))


def _reemplazo(pagina):
    """What replaces that page, if anyone may know it."""
    retiro = None if pagina.get_view_restrictions() else _vigente(pagina)
    return retiro and retiro.lleva_a


def _vigente(pagina):
    suyos = pagina.retiros.vigentes().filter(destino__isnull=False)
    return suyos.select_related("destino").first()
