"""Registers the consents of minors in the panel and in the log."""

from wagtail import hooks

from . import expediente


@hooks.register("register_admin_viewset")
def consentimientos():
    return expediente.registro


@hooks.register("construct_image_chooser_queryset")
def sin_las_retiradas(imagenes, request):
    """What was withdrawn is not offered for a page."""
    return imagenes.filter(retirada=False)


@hooks.register("register_log_actions")
def verbos(registro):
    retirar, leer = "pregon.consentimiento_retirar", "pregon.consentimiento_leer"
    registro.register_action(retirar, "Retirar consentimiento", "Retiró el consentimiento")
    registro.register_action(leer, "Abrir documento", "Abrió el documento firmado")
