"""What a public page says of itself when it no longer holds, or was corrected."""

from django import template

from moderacion.models import Retiro

register = template.Library()


@register.inclusion_tag("moderacion/_superada.html", takes_context=True)
def superada(context, pagina):
    """The notice above a page that is kept and no longer valid; asked only of those."""
    retiro = Retiro.objects.vigentes().filter(pagina_id=pagina.pk).select_related("destino").first()
    return {"request": context["request"], "retiro": retiro}
