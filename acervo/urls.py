"""Photographs that come in many at once, in the panel."""

from django.urls import path

from .camara import subir, textos

app_name = "lotes"
urlpatterns = [
    path("subir/", subir.Subir.as_view(), name="subir"),
    path("lotes/<int:pk>/", subir.UnLote.as_view(), name="lote"),
    path("lotes/<int:pk>/una/", subir.Una.as_view(), name="una"),
    path("lotes/<int:pk>/terminar/", subir.Terminar.as_view(), name="terminar"),
    path("lotes/<int:pk>/textos/", textos.DeLote.as_view(), name="textos"),
    path("sin-texto/", textos.LasQueFaltan.as_view(), name="sin-texto"),
    path("texto/<int:pk>/", textos.Describir.as_view(), name="describir"),
]
