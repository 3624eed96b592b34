"""Where something came from, in the forms of the framework that have no panels."""

from django import template

from sitio.origen import origenes

register = template.Library()


@register.inclusion_tag("sitio/_origen.html", takes_context=True)
def origen(context, hook, cosa):
    """What apps above say of it by that hook, for who looks at it."""
    return {"origenes": origenes(hook, cosa, context["request"].user)}
