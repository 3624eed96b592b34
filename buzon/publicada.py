"""When something that came of what was sent is public, its áreas are told where."""

from django.db.models import Q

from . import avisos
from .models import Novedad, Solicitud, Uso

YA_ES_PUBLICA = "Ya es pública: {}"


def contar(sender, instance, **_):
    """Once for each address, however many times it is published; of what is not for everybody,
    nothing is told."""
    de_ella = Q(publicacion=instance.pk) | Q(compromiso__acto=instance.pk)
    claves = Uso.objects.order_by().filter(de_ella).values("solicitud")
    solicitudes = list(Solicitud.objects.filter(Q(pk__in=claves) | Q(unida_a__in=claves)))
    if not solicitudes or instance.get_view_restrictions().exists():
        return
    frase = YA_ES_PUBLICA.format(instance.full_url)
    dichas = Novedad.objects.filter(solicitud__in=solicitudes, frase=frase)
    ya = set(dichas.values_list("solicitud", flat=True))
    for una in solicitudes:
        if una.pk not in ya:
            avisos.anotar(una, frase)
