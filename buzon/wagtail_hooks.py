"""Registers the departments' door in the log."""

from wagtail import hooks

VERBOS = {
    "buzon_enviar": ("Enviar", "Envió al buzón"),
    "buzon_corregir": ("Corregir", "Corrigió lo que envió"),
    "buzon_retirar": ("Retirar", "Retiró lo que envió"),
    "buzon_responder": ("Responder", "Contestó lo que se le pidió"),
    "buzon_quitar": ("Quitar", "Quitó un archivo"),
}


@hooks.register("register_log_actions")
def verbos(registro):
    for nombre, (rotulo, frase) in VERBOS.items():
        registro.register_action(f"pregon.{nombre}", rotulo, frase)
