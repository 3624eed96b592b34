"""The addresses of the desk, under /admin/mesa/."""

from django.urls import path

from . import versiones, views
from .auditoria.bitacora import Bitacora
from .bandeja import views as bandeja
from .compartir import compartidos
from .electoral import vedas
from .foliado import folios
from .menu import EnLista
from .reloj.calendario import Programa
from .rescatar.rescatados import Rescatado
from .rescatar.sesion import sesion
from .urgencias import Urgencias

app_name = "moderacion"
urlpatterns = [
    path("bandeja/", bandeja.Bandeja.as_view(), name="bandeja"),
    path("bandeja/una/", bandeja.una, name="decidir"),
    path("bandeja/varias/", bandeja.varias, name="aprobar-varias"),
    path("programa/", Programa.as_view(), name="programa"),
    path("sesion/", sesion, name="sesion"),
    path("menu/", EnLista.as_view(), name="menu"),
    path("rescatado/<int:pk>/", Rescatado.as_view(), name="rescatado"),
    path("nueva/<slug:app>/<slug:modelo>/", views.nueva, name="nueva"),
    path("seccion/<slug:app>/<slug:modelo>/", views.seccion, name="seccion"),
    path("lista/<slug:clave>/", views.VistaDeLista.as_view(), name="lista"),
    path("<int:pk>/retirar/", views.Retirar.as_view(), name="retirar"),
    path("repasar/<int:pk>/", views.Repasar.as_view(), name="repasar"),
    path("<int:pk>/sacar/", views.Sacar.as_view(), name="sacar"),
    path("<int:pk>/tomar/", views.Tomar.as_view(), name="tomar"),
    path("<int:pk>/compartir/", compartidos.Compartidos.as_view(), name="compartidos"),
    path("borradores/<int:pk>/revocar/", compartidos.revocar, name="revocar_borrador"),
    path("vedas/", vedas.Vedas.as_view(), name="vedas"),
    path("vedas/nueva/", vedas.Decretar.as_view(), name="nueva_veda"),
    path("vedas/<int:pk>/", vedas.Decretar.as_view(), name="cambiar_veda"),
    path("vedas/<int:pk>/levantar/", vedas.Levantar.as_view(), name="levantar_veda"),
    path("bitacora/", Bitacora.as_view(), name="bitacora"),
    path("bitacora/resultados/", Bitacora.as_view(results_only=True), name="bitacora_resultados"),
    path("urgencias/", Urgencias.as_view(), name="urgencias"),
    path("<int:pk>/duplicar/", views.Duplicar.as_view(), name="duplicar"),
    path("<int:pk>/versiones/", versiones.Versiones.as_view(), name="versiones"),
    path("folios/", folios.Folios.as_view(), name="folios"),
]
