"""What a player reads of a capsule."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from . import capitulos
from .models import Capsula


@require_safe
@cache_control(public=True, max_age=60)
def capitulos_en_vtt(request, slug):
    """The chapters of a capsule that anyone may see, as a track of WebVTT."""
    capsula = get_object_or_404(Capsula.objects.publicadas(), slug=slug)
    suyos = capitulos.para_ver(capsula.capitulos, capsula.duracion)
    return HttpResponse(
        capitulos.en_vtt(suyos, capsula.duracion), content_type="text/vtt; charset=utf-8"
    )
