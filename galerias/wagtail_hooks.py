"""Registers galleries and capsules on the desk and in the menu."""

from functools import partial

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from moderacion.menu import Seccion
from moderacion.mesa import Boton

from . import cortar, informe, llevar
from .models import Audio, Capsula, Galeria

hooks.register("destino_de_lote", llevar.destinos)
hooks.register("camino_de_fotografias", llevar.caminos)


@hooks.register("register_admin_urls")
def direcciones():
    return [path("galerias/", include("galerias.urls_del_panel"))]


@hooks.register("boton_de_mesa")
def subir_fotografias():
    return Boton("Subir fotografías", None, "upload", 25, direccion="lotes:subir")


@hooks.register("register_page_header_buttons")
def subir_a_la_galeria(page, user, view_name, next_url=None):
    if page.specific_class is Galeria and not page.live:
        url = f"{reverse('lotes:subir')}?para={llevar.PARA}{page.pk}"
        yield Button("Subir fotografías", url, icon_name="upload", priority=50)


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


@hooks.register("register_log_actions")
def verbos(registro):
    registro.register_action("pregon.traer_fotos", "Traer fotografías", "La trajo de una carpeta")
    registro.register_action("pregon.cortar", "Cortar", "Pidió un corte del audio")


@hooks.register("register_admin_menu_item")
def audios():
    return Seccion("Audios", Audio, icon_name="microfono", order=145)


@hooks.register("register_admin_urls")
def direcciones_del_informe():
    return [
        path("cortar/<int:pk>/", cortar.Cortar.as_view(), name="cortar"),
        *informe.direcciones(),
    ]


for orden, registro in enumerate(informe.REGISTROS, 115):
    hooks.register("register_reports_menu_item", partial(informe.EnElMenu, registro, order=orden))


@hooks.register("register_icons")
def iconos(todos):
    return [*todos, "galerias/iconos/microfono.svg"]
