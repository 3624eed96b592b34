"""What has a dot in its name, of capsules: their chapters as a track, and their map."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from . import views_de_capsulas as views
from .mapa_de_videos import DeVideos

app_name = "capsulas"

urlpatterns = [
    path(
        "mapa.xml",
        sitemap,
        {"sitemaps": {"videos": DeVideos}, "template_name": "galerias/mapa_de_videos.xml"},
        name="mapa",
    ),
    path("<slug:slug>/capitulos.vtt", views.capitulos_en_vtt, name="capitulos"),
]
