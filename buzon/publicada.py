"""When something that came of what was sent is public, its áreas are told where."""

from django.db.models import Q

from . import avisos
from .models import Solicitud, Uso


def contar(sender, instance, **_):
    """Also to those whose notice was joined; once, however many times it is published. Of what is
    not for everybody, `avisos` tells nothing until it is."""
    de_ella = Q(publicacion=instance.pk) | Q(compromiso__acto=instance.pk)
    claves = Uso.objects.order_by().filter(de_ella).values("solicitud")
    suyas = Q(pk__in=claves) | Q(unida_a__in=claves)
    for solicitud in Solicitud.objects.filter(suyas).order_by("pk"):
        avisos.de_publicacion(solicitud, instance)
