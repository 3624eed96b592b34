"""Registers the departments' door in the log."""

from django.urls import include, path
from wagtail import hooks

from . import informe, peticiones

VERBOS = {
    "buzon_enviar": ("Enviar", "Envió al buzón"),
    "buzon_corregir": ("Corregir", "Corrigió lo que envió"),
    "buzon_retirar": ("Retirar", "Retiró lo que envió"),
    "buzon_responder": ("Responder", "Contestó lo que se le pidió"),
    "buzon_quitar": ("Quitar", "Quitó un archivo"),
    "buzon_pedir": ("Pedir a las áreas", "Les pidió a las áreas"),
    "buzon_nada": ("No tener nada", "Dijo que su área no tiene nada"),
    "buzon_recordar": ("Recordar", "Les recordó a las áreas"),
    "buzon_cerrar": ("Cerrar la petición", "Cerró la petición"),
}


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
