"""What has a dot in its name, of galleries, never reaches the tree of pages."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from . import views
from .mapa_de_fotos import DeFotos

app_name = "galerias"
MAPAS = {"fotos": DeFotos}

urlpatterns = [
    path(
        "mapa.xml",
        index,
        {"sitemaps": MAPAS, "sitemap_url_name": "galerias:mapa_de"},
        name="mapa",
    ),
    path(
        "mapa-<slug:section>.xml",
        sitemap,
        {"sitemaps": MAPAS, "template_name": "galerias/mapa_de_fotos.xml"},
        name="mapa_de",
    ),
    path("<slug:slug>/fotos.zip", views.fotos, name="fotos"),
]
