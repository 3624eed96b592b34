"""Registers the acts on the desk and in the menu."""

from wagtail import hooks

from moderacion.menu import Seccion
from moderacion.mesa import Boton

from .models import Acto


@hooks.register("boton_de_mesa")
def nuevo_acto():
    return Boton("Nuevo acto", Acto, "calendar-alt", 20)


@hooks.register("register_admin_menu_item")
def agenda():
    return Seccion("Agenda", Acto, icon_name="calendar-alt", order=120)
