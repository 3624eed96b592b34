"""What each role finds in the menu, and the buttons at the foot of a page's form."""

from functools import wraps

from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem, SubmenuMenuItem, admin_menu
from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageListingMixin
from wagtail.admin.views.pages.usage import ContentTypeUseView

from ayuntamiento.views.pantalla import Pantalla

from .permissions import es_de_direccion, puede_proponer, puede_sacar_de_revision, puede_vedar

SOBRAN = {"explorer", "reports", "help"}
DE_DIRECCION = ("/delete/", "/move/")  # nobody publishes nor withdraws many at once
ORDEN_DEL_MENU = {"images": 200, "media": 210, "documents": 220, "explorer": 700}
QUITAR = {"action-cancel-workflow", "action-restart-workflow", "action-unpublish", "action-publish"}
ORDEN = ["approve", "action-submit", "action-sacar", "reject", "action-save-draft"]


class Seccion(MenuItem):
    """The pages of a type; only for whoever writes pages."""

    def __init__(self, etiqueta, modelo, **opciones):
        opciones_de_modelo = modelo._meta
        url = reverse(
            "moderacion:seccion", args=[opciones_de_modelo.app_label, opciones_de_modelo.model_name]
        )
        super().__init__(etiqueta, url, name=f"seccion-{opciones_de_modelo.model_name}", **opciones)

    def is_shown(self, request):
        return puede_proponer(request.user)


class BotonBandeja(MenuItem):
    """The director's tray, first of all."""

    def is_shown(self, request):
        return es_de_direccion(request.user)


class Vedas(MenuItem):
    """The electoral ban, for who may decree one."""

    def __init__(self):
        super().__init__("Veda electoral", reverse("moderacion:vedas"), icon_name="lock", order=790)

    def is_shown(self, request):
        return puede_vedar(request.user)


def recortar(request, items):
    """Only what this person's work needs: the tree and the reports are dirección's."""
    sobran = {"help"} if es_de_direccion(request.user) else SOBRAN
    items[:] = [item for item in items if item.name not in sobran]
    for item in items:
        item.order = ORDEN_DEL_MENU.get(item.name, item.order)


def puede_retirar(permisos):
    """The root of the tree is not a page of ours, and its tester does not know the word."""
    return hasattr(permisos, "can_retirar") and permisos.can_retirar()


class BotonRetirar(ActionMenuItem):
    label = "Retirar"
    name = "action-retirar"
    icon_name = "download"

    def is_shown(self, context):
        permisos = context.get("user_page_permissions_tester")
        return context["view"] == "edit" and puede_retirar(permisos)

    def get_url(self, context):
        return reverse("moderacion:retirar", args=[context["page"].pk])


def _de_muchas(user):
    """What this person may do with many pages at once."""
    return DE_DIRECCION if es_de_direccion(user) else ()


def sin_casillas_de_sobra(metodo):
    """Who may do nothing with many pages is not asked to choose them."""
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def get_table(self, *args, **kwargs):
        tabla = metodo(self, *args, **kwargs)
        if isinstance(self, PageListingMixin) and not _de_muchas(self.request.user):
            tabla.columns.pop("bulk_actions", None)
        return tabla

    return get_table


def solo_lo_suyo(metodo):
    """The bar of many pages offers what this person may do with some of them: no other asks."""

    @wraps(metodo)
    def botones(contexto, app, modelo):
        dicho = metodo(contexto, app, modelo)
        if (app, modelo) == ("wagtailcore", "page"):
            suyos = _de_muchas(contexto["request"].user)
            dicho["buttons"] = [b for b in dicho["buttons"] if b.url and b.url.endswith(suyos)]
        return dicho

    return botones


def sin_otra_de_la_casa(metodo):
    """Of what there is one alone, another is not offered: it would be refused."""

    @wraps(metodo)
    def get_add_url(self):
        return None if getattr(self.model, "max_count", None) == 1 else metodo(self)

    return get_add_url


def coser():
    """Called once, at start."""
    if not hasattr(ContentTypeUseView.get_add_url, "__wrapped__"):
        ContentTypeUseView.get_add_url = sin_otra_de_la_casa(ContentTypeUseView.get_add_url)
    for vista in (BaseListingView, ExplorableIndexView):
        vista.get_table = sin_casillas_de_sobra(vista.get_table)
    compilar = wagtailadmin_tags.register.tags["bulk_action_choices"]
    if hasattr(compilar, "cosido"):
        return

    def etiqueta(parser, token):
        nodo = compilar(parser, token)
        nodo.func = solo_lo_suyo(nodo.func)
        return nodo

    etiqueta.cosido = True
    wagtailadmin_tags.register.tags["bulk_action_choices"] = etiqueta


class EnLista(Pantalla):
    """The menu as links, for a browser without scripts: the framework's is made by one."""

    page_title = "Menú"
    template_name = "moderacion/menu.html"
    header_icon = "bars"

    def get_context_data(self, **kwargs):
        return super().get_context_data(menu=list(self.enlaces(admin_menu)), **kwargs)

    def enlaces(self, menu):
        for item in sorted(menu.menu_items_for_request(self.request), key=lambda i: i.order):
            dentro = list(self.enlaces(item.menu)) if isinstance(item, SubmenuMenuItem) else []
            yield {"rotulo": item.label, "url": item.url, "dentro": dentro}


class BotonSacar(ActionMenuItem):
    label = "Sacar de revisión"
    name = "action-sacar"
    icon_name = "undo"

    def is_shown(self, context):
        usuario = context["request"].user
        if context["view"] != "edit" or es_de_direccion(usuario):
            return False  # dirección returns it, with a note; and has this on the desk
        return puede_sacar_de_revision(usuario, context["page"])

    def get_url(self, context):
        return reverse("moderacion:sacar", args=[context["page"].pk])


def ordenar_botones(items, request, contexto):
    """The next step first; those that this workflow does not know, out."""
    nombres = {item.name for item in items}
    sobran = QUITAR | ({"action-page-locked"} if "action-sacar" in nombres else set())
    quedan = [item for item in items if item.name not in sobran]
    lugar = {nombre: n for n, nombre in enumerate(ORDEN)}
    items[:] = sorted(quedan, key=lambda item: lugar.get(item.name, len(ORDEN)))
