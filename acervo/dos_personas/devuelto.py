"""A form that comes only to be painted as it was typed: after a session that ended, or from the
screen of two texts. Nothing of it is saved."""

from wagtail.admin import messages

SEGUIR = "seguir"
DEVUELTO = "Esto es lo que usted había escrito. Todavía no está guardado: revíselo y guárdelo."


def devuelta(forma):
    """Whether it is one of those."""
    return SEGUIR in forma.data


def es_devuelto(request):
    """Whether the form that arrives is one of those; then the person is told."""
    if SEGUIR in request.POST:
        messages.info(request, DEVUELTO)
    return SEGUIR in request.POST
