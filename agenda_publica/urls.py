"""The agenda in the panel."""

from django.urls import path

from . import views
from .cobertura.cubrir import Cubrir
from .cobertura.evidencias import Evidencias
from .cobertura.fotos import LlevarAlActo
from .dictado.dictar import Dictar
from .hacer_publico import HacerPublico
from .importar import traer
from .mover import Mover
from .papel import imprimir

app_name = "agenda"
urlpatterns = [
    path("", views.Tablero.as_view(), name="tablero"),
    path("anotar-varios/", Dictar.as_view(), name="dictar"),
    path("sin-evidencia/", Evidencias.as_view(), name="evidencias"),
    path("imprimir/", imprimir.Interna.as_view(), name="imprimir"),
    path("imprimir/prensa/", imprimir.DePrensa.as_view(), name="imprimir-prensa"),
    path("<int:pk>/cubierto/", Cubrir.as_view(), name="cubrir"),
    path("lote/<int:pk>/", LlevarAlActo.as_view(), name="lote"),
    path("importar/", traer.Traer.as_view(), name="importar"),
    path("<int:pk>/pasar/<slug:a>/", views.Pasar.as_view(), name="pasar"),
    path("<int:pk>/hacer-publico/", HacerPublico.as_view(), name="hacer-publico"),
    path("<int:pk>/pagina/", views.Pagina.as_view(), name="pagina"),
    path("<int:pk>/mover/", Mover.as_view(), name="mover"),
    path("<int:pk>/prioridad/", views.Priorizar.as_view(), name="prioridad"),
]
