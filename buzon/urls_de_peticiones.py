"""What the office asks of the áreas, in the panel."""

from django.urls import path

from . import peticiones

app_name = "peticiones"
urlpatterns = [
    path("", peticiones.Peticiones.as_view(), name="lista"),
    path("nueva/", peticiones.Nueva.as_view(), name="nueva"),
    path("<int:pk>/", peticiones.Una.as_view(), name="una"),
    path("<int:pk>/recordar/", peticiones.Recordar.as_view(), name="recordar"),
    path("<int:pk>/cerrar/", peticiones.Cerrar.as_view(), name="cerrar"),
]
