"""Registers the news on the desk and in the menu."""

from django.urls import path
from wagtail import hooks

from moderacion.menu import Seccion
from moderacion.mesa import Boton

from . import desde_acto
from .models import Noticia


@hooks.register("boton_de_mesa")
def nuevo_boletin():
    return Boton("Nuevo boletín", Noticia, "doc-full-inverse", 10)


@hooks.register("register_admin_menu_item")
def noticias():
    return Seccion("Noticias", Noticia, icon_name="doc-full-inverse", order=110)


@hooks.register("register_admin_urls")
def direcciones():
    boletin = desde_acto.BoletinDesdeActo.as_view()
    audio = desde_acto.AudioDesdeActo.as_view()
    return [
        path("noticias/desde-acto/<int:pk>/", boletin, name="boletin-desde-acto"),
        path("audios/desde-acto/<int:pk>/", audio, name="audio-desde-acto"),
    ]


@hooks.register("pasos_de_acto")
def desde_un_acto(compromiso, user):
    return desde_acto.pasos(compromiso, user)


@hooks.register("register_log_actions")
def verbos(registro):
    registro.register_action("pregon.desde_acto", "Empezar de un acto", "Lo empezó desde un acto")
