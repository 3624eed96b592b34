"""Registers the agenda on the desk, in the menu and in the log."""

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from moderacion.mesa import Boton

from . import desfase, permissions
from .asientos import PusoAlDia
from .cobertura import evidencias, fotos
from .models import Acto
from .viewsets import compromisos

hooks.register("destino_de_lote", fotos.destinos)
hooks.register("seccion_de_bandeja", desfase.en_la_bandeja)
hooks.register("aviso_de_bandeja", desfase.en_revision)


class EnElMenu(MenuItem):
    def is_shown(self, request):
        return permissions.puede_ver_la_agenda(request.user)


@hooks.register("boton_de_mesa")
def nuevo_acto():
    return Boton("Nuevo acto", Acto, "calendar-alt", 20, direccion="compromisos:add")


@hooks.register("lista_de_mesa")
def en_la_mesa():
    return desfase.PorPonerAlDia


@hooks.register("register_admin_menu_item")
def agenda():
    url = reverse("agenda:tablero")
    return EnElMenu("Agenda", url, name="seccion-acto", icon_name="calendar-alt", order=120)


@hooks.register("register_admin_urls")
def direcciones():
    return [path("agenda/", include("agenda_publica.urls"))]


@hooks.register("register_reports_menu_item")
def sin_evidencia():
    url = reverse("agenda:evidencias")
    return evidencias.EnElMenu(
        "Actos sin evidencia", url, name="evidencias", icon_name="warning", order=110
    )


@hooks.register("register_admin_viewset")
def vistas():
    return compromisos


@hooks.register("register_log_actions")
def verbos(registro):
    registro.register_action("pregon.mover", "Mover", "Movió el acto")
    registro.register_action("pregon.pasar", "Cambiar de estado", "Cambió el estado del acto")
    registro.register_action("pregon.priorizar", "Priorizar", "Cambió la prioridad del acto")
    registro.register_action("pregon.cubrir", "Cubrir", "Dijo qué se cubrió del acto")
    registro.register_action("pregon.importar", "Traer", "Lo trajo de un calendario")
    registro.register_action("pregon.hacer_publico", "Hacer público", "Hizo la página del acto")
    registro.register_action("pregon.poner_al_dia")(PusoAlDia)
    registro.register_action(
        "pregon.sin_fechas", "Sin fechas", "No se pudieron calcular las fechas del acto"
    )
