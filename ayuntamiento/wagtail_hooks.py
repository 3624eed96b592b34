"""Registers the registers, the screens of accounts and what the log says of them."""

from django.urls import include, path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from .cuenta import PanelDeSeguridad
from .en_bloque import AsignarGrupo, exigir_iguales
from .modeladmin import Registros

ACCIONES = {
    "entrar": ("Entrar", "Entró con su contraseña"),
    "entrar_fallido": ("Entrada fallida", "Falló la contraseña"),
    "bloqueo": ("Bloqueo", "Se bloqueó por fallar varias veces"),
    "salir": ("Salir", "Salió"),
    "pedir_contrasena": ("Pedir contraseña nueva", "Pidió cambiar su contraseña por correo"),
    "contrasena": ("Cambiar contraseña", "Cambió la contraseña"),
    "segundo_paso": ("Segundo paso", "Pasó el segundo paso"),
    "codigo_errado": ("Código errado", "Falló el código del segundo paso"),
    "segundo_paso_puesto": ("Poner segundo paso", "Puso su segundo paso en un teléfono"),
    "codigos": ("Códigos nuevos", "Hizo códigos de recuperación nuevos"),
    "segundo_paso_repuesto": ("Reponer segundo paso", "Se le quitó el segundo paso para reponerlo"),
    "terminar_sesion": ("Terminar sesión", "Se terminaron sesiones"),
    "cerrar_cuenta": ("Cerrar cuenta", "Se cerró la cuenta"),
    "reabrir_cuenta": ("Volver a abrir cuenta", "Se volvió a abrir la cuenta"),
    "grupos": ("Cambiar grupos", "Cambiaron sus grupos"),
    "permisos": ("Cambiar permisos", "Cambiaron los permisos del grupo"),
}

modeladmin_register(Registros)
hooks.register("register_bulk_action", AsignarGrupo, order=1000)


@hooks.register("before_bulk_action")
def solo_a_sus_iguales(request, accion, objetos, vista):
    exigir_iguales(request.user, objetos)


@hooks.register("register_admin_urls")
def direcciones():
    return [path("cuenta/", include("ayuntamiento.urls"))]


@hooks.register("register_account_settings_panel")
def panel_de_seguridad(request, user, profile):
    return PanelDeSeguridad(request, user, profile)


@hooks.register("register_log_actions")
def verbos(registro):
    for nombre, (rotulo, frase) in ACCIONES.items():
        registro.register_action(f"pregon.{nombre}", rotulo, frase)
