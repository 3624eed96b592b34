"""Registers galleries and capsules on the desk and in the menu."""

from django.urls import path
from wagtail import hooks

from moderacion.menu import Seccion
from moderacion.mesa import Boton

from . import cortar, informe
from .models import Audio, Capsula, Galeria


@hooks.register("boton_de_mesa")
def nueva_galeria():
    return Boton("Nueva galería", Galeria, "image", 30)


@hooks.register("boton_de_mesa")
def nueva_capsula():
    return Boton("Nueva cápsula", Capsula, "media", 40)


@hooks.register("boton_de_mesa")
def nuevo_audio():
    return Boton("Nuevo audio", Audio, "microfono", 50)


@hooks.register("register_admin_menu_item")
def galerias():
    return Seccion("Galerías", Galeria, icon_name="image", order=130)


@hooks.register("register_admin_menu_item")
def capsulas():
    return Seccion("Cápsulas", Capsula, icon_name="media", order=140)


@hooks.register("register_admin_menu_item")
def audios():
    return Seccion("Audios", Audio, icon_name="microfono", order=145)


@hooks.register("register_admin_urls")
def direcciones_del_informe():
    return [
        path("cortar/<int:pk>/", cortar.Cortar.as_view(), name="cortar"),
        path("grabaciones/", informe.Grabaciones.as_view(), name="grabaciones"),
        path(
            "grabaciones/filas/",
            informe.Grabaciones.as_view(results_only=True),
            name="grabaciones_filas",
        ),
    ]


@hooks.register("register_reports_menu_item")
def informe_de_grabaciones():
    return informe.boton()


@hooks.register("register_icons")
def iconos(todos):
    return [*todos, "galerias/iconos/microfono.svg"]


@hooks.register("register_log_actions")
def verbos(registro):
    registro.register_action("pregon.cortar", "Cortar", "Pidió un corte del audio")
