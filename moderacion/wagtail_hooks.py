"""Registers the desk, its addresses, its menu and its verbs."""

from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from . import actions, averias, en_bloque, menu, versiones
from .auditoria import asientos
from .auditoria.bitacora import ItemDeBitacora
from .compartir import borradores
from .custodia import consentimientos, menores
from .electoral import aviso_de_veda
from .foliado import folios
from .foliado.series import series
from .mesa import Mesa
from .permissions import puede_compartir, puede_vedar
from .rescatar import rescatados
from .urgencias import ItemDeUrgencias
from .viewsets import correos


@hooks.register("register_admin_urls")
def direcciones():
    return [path("mesa/", include("moderacion.urls"))]


@hooks.register("construct_homepage_panels", order=1000)
def poner_mesa(request, paneles):
    paneles[:] = [Mesa(request)]


@hooks.register("construct_homepage_panels", order=1001)
def avisar_de_la_veda(request, paneles):
    if veda := aviso_de_veda.de_hoy():
        escribe = getattr(paneles[0], "escribe", False)
        puede = puede_vedar(request.user)
        paneles.insert(0, aviso_de_veda.AvisoDeVeda(veda, escribe, puede))


@hooks.register("construct_homepage_panels", order=1002)
def avisar_de_lo_rescatado(request, paneles):
    rescatados.poner(request, paneles)


@hooks.register("construct_homepage_panels", order=1003)
def avisar_del_correo(request, paneles):
    averias.avisar(request, paneles)


@hooks.register("before_serve_page")
def aviso_en_su_lugar(page, request, args, kwargs):
    return aviso_de_veda.en_su_lugar(page, request)


@hooks.register("register_settings_menu_item")
def vedas():
    return menu.Vedas()


@hooks.register("construct_homepage_summary_items", order=1000)
def sin_resumen(request, items):
    items.clear()


@hooks.register("register_admin_menu_item")
def menu_de_bandeja():
    url = reverse("moderacion:bandeja")
    return menu.BotonBandeja("Bandeja", url, name="bandeja", icon_name="check", order=1)


@hooks.register("construct_main_menu", order=1000)
def recortar_menu(request, items):
    menu.recortar(request, items)


@hooks.register("register_settings_menu_item")
def item_de_bitacora():
    url = reverse("moderacion:bitacora")
    return ItemDeBitacora("Bitácora", url, name="bitacora", icon_name="history", order=900)


@hooks.register("register_reports_menu_item")
def item_de_urgencias():
    url = reverse("moderacion:urgencias")
    return ItemDeUrgencias("Urgencias", url, name="urgencias", icon_name="warning", order=100)


@hooks.register("construct_reports_menu")
def sin_otro_historial(request, items):
    """The framework's own report of the log shows each person a part; ours shows it whole."""
    items[:] = [item for item in items if item.name != "site-history"]


@hooks.register("register_page_action_menu_item")
def boton_retirar():
    return menu.BotonRetirar(order=200)


@hooks.register("register_page_action_menu_item")
def boton_sacar():
    return menu.BotonSacar(order=10)


@hooks.register("construct_page_action_menu", order=1000)
def ordenar_botones(items, request, contexto):
    menu.ordenar_botones(items, request, contexto)


@hooks.register("register_page_header_buttons")
def boton_de_cabecera(page, user, view_name, next_url=None):
    if menu.puede_retirar(page.permissions_for_user(user)):
        url = reverse("moderacion:retirar", args=[page.pk])
        yield Button("Retirar", url, icon_name="download", priority=60)


@hooks.register("register_page_header_buttons")
def boton_de_compartir(page, user, view_name, next_url=None):
    if borradores.hay_borrador(page) and puede_compartir(user, page):
        url = reverse("moderacion:compartidos", args=[page.pk])
        yield Button("Compartir borrador", url, icon_name="link", priority=55)


@hooks.register("before_copy_page")
def duplicar(request, pagina):
    """Copies go through our own verb: never live, never with the number."""
    return redirect("moderacion:duplicar", pagina.pk)


@hooks.register("before_bulk_action")
def ninguna_se_puede(request, action_type, objects, accion):
    return en_bloque.sin_ninguna(request, accion, objects)


@hooks.register("after_bulk_action")
def avisar_de_los_menores(request, action_type, objects, accion):
    if action_type == "editar_varias":
        menores.avisar(request, type(objects[0]).objects.filter(pk__in=[o.pk for o in objects]))


@hooks.register("after_edit_page")
def actualizar_revision(request, pagina):
    actions.actualizar_revision(pagina=pagina, por=request.user)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def avisar_de_los_consentimientos(request, pagina):
    consentimientos.avisar(request, pagina)


@hooks.register("register_log_actions")
def verbos(registro):
    registro.register_action("pregon.tomar", "Tomar", "Tomó el borrador")
    registro.register_action("pregon.retirar", "Retirar", "Retiró la página")
    registro.register_action("pregon.superar", "Ya no vigente", "Dijo que ya no está vigente")
    registro.register_action("pregon.a_la_vista", "Cambiar lo publicado", "Cambió lo que se ve")
    registro.register_action("pregon.urgente")(asientos.Urgente)
    registro.register_action("pregon.privacidad")(asientos.Privacidad)
    registro.register_action("pregon.compartir")(asientos.Compartir)
    registro.register_action("pregon.revocar")(asientos.Revocar)
    registro.register_action("pregon.veda_decretar", "Decretar veda", "Decretó la veda")
    registro.register_action("pregon.veda_cambiar", "Cambiar veda", "Cambió la veda")
    registro.register_action("pregon.veda_levantar", "Levantar veda", "Levantó la veda")
    registro.register_action("pregon.veda_retener")(aviso_de_veda.LoRetenido)
    registro.register_action("pregon.veda_negar", "Negar por veda", "No se publicó: veda electoral")
    registro.register_action("pregon.repasar", "Repasar", "Repasó lo publicado con urgencia")
    registro.register_action("pregon.reintentar", "Reintentar", "Volvió a intentar el correo")
    registro.register_action("pregon.corregir")(asientos.FeDeErratas)
    registro.register_action("pregon.exportar", "Exportar", "Sacó una hoja de datos")


@hooks.register("register_admin_viewset")
def vistas():
    return [correos, series]


@hooks.register("register_page_header_buttons")
def boton_de_versiones(page, user, view_name, next_url=None):
    if boton := versiones.boton(page, user):
        yield boton


@hooks.register("register_reports_menu_item")
def reporte_de_folios():
    return folios.EnElMenu()
