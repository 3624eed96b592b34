"""The departments' door, outside the panel."""

from django.urls import path

from . import views

app_name = "buzon"
urlpatterns = [
    path("", views.Lista.as_view(), name="lista"),
    path("nueva/<slug:clase>/", views.Nueva.as_view(), name="nueva"),
    path("semana/", views.Semana.as_view(), name="semana"),
    path("guardar/", views.Guardar.as_view(), name="guardar"),
    path("sesion/", views.Sesion.as_view(), name="sesion"),
    path("ayuda/", views.Ayuda.as_view(), name="ayuda"),
    path("contrasena/", views.Contrasena.as_view(), name="contrasena"),
    path("salir/", views.Salir.as_view(), name="salir"),
    path("subir/", views.Subir.as_view(), name="subir"),
    path("peticiones/<int:pk>/nada/", views.Nada.as_view(), name="nada"),
    path("rescatado/<int:pk>/", views.Rescatado.as_view(), name="rescatado"),
    path("<int:pk>/", views.Una.as_view(), name="una"),
    path("<int:pk>/escribir/", views.Escribir.as_view(), name="escribir"),
    path("<int:pk>/retirar/", views.Retirar.as_view(), name="retirar"),
    path("<int:pk>/aparte/", views.Aparte.as_view(), name="aparte"),
    path("<int:pk>/responder/", views.Responder.as_view(), name="responder"),
    path("<int:pk>/archivos/<int:adjunto>/", views.Archivo.as_view(), name="archivo"),
    path("<int:pk>/archivos/<int:adjunto>/quitar/", views.Quitar.as_view(), name="quitar"),
]
