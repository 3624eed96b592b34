"""What is asked of many pages at once and may be done to none: the reason, not a count of zero."""

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

POR_QUE = {
    "publish": "No se publicó ninguna: se publica con el visto bueno de dirección, en la bandeja.",
    "unpublish": "No se quitó ninguna: lo publicado se retira una por una, con un motivo.",
    "delete": "No se eliminó ninguna: lo que ya fue público, está en revisión o no es suyo no se "
    "elimina.",
    "move": "No se movió ninguna: pida a dirección que las cambie de lugar.",
}
NINGUNA = "No se hizo nada: ninguna de las elegidas lo permite."


def sin_ninguna(request, accion, objetos):
    """Back to the list with the reason, if none of the pages chosen may be acted on."""
    if objetos or not issubclass(accion.model, Page):
        return None
    messages.error(request, POR_QUE.get(accion.action_type, NINGUNA))
    return redirect(accion.next_url)
