"""The public addresses of shared drafts, under /borrador/."""

from django.urls import path

from . import vista_de_borrador as vista

urlpatterns = [
    path("", vista.ver, name="sin_borrador"),
    path("<str:token>/", vista.ver, name="borrador"),
    path("<str:token>/archivo/<path:ruta>", vista.archivo, name="archivo_de_borrador"),
]
