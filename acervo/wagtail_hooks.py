"""Registers the screens of the photographs and the consents of minors in the panel."""

from django.urls import include, path, reverse
from wagtail import hooks

from . import colecciones
from .camara import pendientes
from .camara.pantalla import EnElMenu
from .camara.varias import EditarVarias
from .menores import expediente

hooks.register("register_bulk_action", EditarVarias)
hooks.register("describe_collection_contents", colecciones.sin_entregar)


@hooks.register("register_admin_viewset")
def consentimientos():
    return expediente.registro


@hooks.register("construct_image_chooser_queryset")
def sin_las_retiradas(imagenes, request):
    """What was withdrawn is not offered for a page."""
    return imagenes.filter(retirada=False)


@hooks.register("register_admin_urls")
def direcciones():
    return [path("fotografias/", include("acervo.urls"))]


@hooks.register("register_admin_menu_item")
def subir():
    url = reverse("lotes:subir")
    return EnElMenu("Subir fotografías", url, name="subir", icon_name="upload", order=195)


@hooks.register("construct_homepage_panels", order=1003)
def lo_pendiente(request, paneles):
    pendientes.poner(request, paneles)


@hooks.register("register_log_actions")
def verbos(registro):
    retirar, leer = "pregon.consentimiento_retirar", "pregon.consentimiento_leer"
    registro.register_action(retirar, "Retirar consentimiento", "Retiró el consentimiento")
    registro.register_action(leer, "Abrir documento", "Abrió el documento firmado")
    registro.register_action("pregon.lote", "Terminar el lote", "Terminó el lote de fotografías")
