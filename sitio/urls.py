"""Every address that is not a page of the tree."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

from acervo.views import archivo
from ayuntamiento.views.segundo_paso import SegundoPaso
from sitio import views
from sitio.api import api
from sitio.sitemaps import MAPAS

urlpatterns = [
    path("admin/cuenta/codigo/", SegundoPaso.as_view(), name="segundo_paso"),  # for all who log in
    path("admin/", include(admin_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:ruta>", archivo, name="archivo"),
    path("api/v2/", api.urls),
    path("colores.css", views.colores, name="colores"),
    path("sitemap.xml", sitemap, {"sitemaps": MAPAS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("salud/", views.salud, name="salud"),
    path("areas/", views.areas, name="areas"),
    path("areas/<slug:slug>/", views.area, name="area"),
    path("temas/<slug:slug>/", views.tema, name="tema"),
    path("buscar/", views.buscar, name="buscar"),
    path("capsulas/", include("galerias.urls_de_capsulas")),
    path("galerias/", include("galerias.urls")),
    path("audios/", include("galerias.urls_de_audios")),
    path("agenda/", include("agenda_publica.urls_publicas")),
    path("buzon/", include("buzon.urls")),
    path("borrador/", include("moderacion.compartir.urls_de_borrador")),
    path("_util/login/", views.entrar, name="entrar"),
    path("", include(wagtail_urls)),
]

handler400 = "sitio.views.error_400"
handler403 = "sitio.views.error_403"
handler500 = "sitio.views.error_500"
