"""What has a dot in its name, of audio, never reaches the tree of pages."""

from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .podcast import Podcast

app_name = "audios"
UN_MINUTO = 60
publico = cache_control(public=True, max_age=UN_MINUTO)

urlpatterns = [
    path("podcast.xml", require_safe(publico(Podcast())), name="podcast"),
]
