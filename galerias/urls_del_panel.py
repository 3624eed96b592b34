"""Galleries in the panel."""

from django.urls import path

from .importar.traer import Traer
from .llevar import Llevar

app_name = "carpetas"
urlpatterns = [
    path("lote/<int:pk>/", Llevar.as_view(), name="llevar"),
    path("traer/", Traer.as_view(), name="traer"),
]
