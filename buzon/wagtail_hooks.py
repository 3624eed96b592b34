"""Registers the departments' door: its tray, its place on the desk, its words in the log."""

from django.urls import include, path, reverse
from wagtail import hooks

from . import informe, peticiones
from .oficina import mesa, origen
from .oficina.bandeja import solicitudes

hooks.register("origen_de_acto", origen.de_acto)
hooks.register("origen_de_pagina", origen.de_pagina)
hooks.register("origen_de_archivo", origen.del_archivo)
hooks.register("lugares_de_un_archivo", origen.de_archivo)
hooks.register("seccion_de_bandeja", mesa.en_la_bandeja)

VERBOS = {
    "buzon_enviar": ("Enviar", "Envió al buzón"),
    "buzon_corregir": ("Corregir", "Corrigió lo que envió"),
    "buzon_retirar": ("Retirar", "Retiró lo que envió"),
    "buzon_responder": ("Responder", "Contestó lo que se le pidió"),
    "buzon_quitar": ("Quitar", "Quitó un archivo"),
    "buzon_convocar": ("Pedir a las áreas", "Les pidió a las áreas"),
    "buzon_nada": ("No tener nada", "Dijo que su área no tiene nada"),
    "buzon_recordar": ("Recordar", "Les recordó a las áreas"),
    "buzon_cerrar": ("Cerrar la petición", "Cerró la petición"),
    "buzon_asignar": ("Asignar", "Dijo quién la atiende"),
    "buzon_pedir": ("Pedir datos", "Pidió datos al área"),
    "buzon_rechazar": ("No usarla", "Contestó que no se usa"),
    "buzon_nota": ("Anotar", "Escribió una nota de la oficina"),
    "buzon_unir": ("Unir", "La unió con otra que cuenta lo mismo"),
    "buzon_reabrir": ("Reabrir", "La abrió otra vez"),
    "buzon_usar": ("Usar", "Hizo algo con ella"),
    "buzon_deshacer": ("Deshacer", "Deshizo lo que se hizo con ella"),
}


@hooks.register("register_admin_viewset")
def vistas():
    return solicitudes


@hooks.register("register_admin_menu_item")
def menu():
    url = reverse("solicitudes:index")
    return mesa.EnElMenu("Buzón", url, name="buzon", icon_name="clipboard-list", order=105)


@hooks.register("lista_de_mesa")
def en_la_mesa():
    return mesa.DelBuzon


@hooks.register("register_log_actions")
def verbos(registro):
    for nombre, (rotulo, frase) in VERBOS.items():
        registro.register_action(f"pregon.{nombre}", rotulo, frase)


@hooks.register("register_admin_urls")
def direcciones_de_peticiones():
    cifras = informe.Informe.as_view()
    return [
        path("buzon/peticiones/", include("buzon.urls_de_peticiones")),
        path("buzon/cifras/", cifras, name="cifras_del_buzon"),
    ]


@hooks.register("register_admin_menu_item")
def menu_de_peticiones():
    return peticiones.boton()


@hooks.register("register_reports_menu_item")
def cifras_del_buzon():
    return informe.boton()
