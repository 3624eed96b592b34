"""Registers the news on the desk and in the menu."""

from wagtail import hooks

from moderacion.menu import Seccion
from moderacion.mesa import Boton

from .models import Noticia


@hooks.register("boton_de_mesa")
def nuevo_boletin():
    return Boton("Nuevo boletín", Noticia, "doc-full-inverse", 10)


@hooks.register("register_admin_menu_item")
def noticias():
    return Seccion("Noticias", Noticia, icon_name="doc-full-inverse", order=110)
