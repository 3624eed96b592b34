"""Which form of the panel is at an address: what a person calls it, and of what record it is."""

import re
from functools import cached_property

from django.apps import apps
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.text import capfirst
from wagtail.admin.views import account
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState
from wagtailmedia.models import get_media_model

from ayuntamiento.models import Usuario
from moderacion.bandeja.forms import SENA
from sitio.models import Ajustes

SIN_MODELO = {
    "wagtailadmin_account": "Mi cuenta",
    "moderacion:decidir": "Bandeja",
    "moderacion:aprobar-varias": "Aprobar varias",
}
DECISIONES = {"devolver": "Devolver", "urgente": "Publicar con urgencia", "aprobar": "Aprobar"}
DE_QUE = {"wagtailadmin_account": Usuario, "wagtailsettings:edit": Ajustes}
DE_ARCHIVOS = {
    "wagtailimages": get_image_model,
    "wagtaildocs": get_document_model,
    "wagtailmedia": get_media_model,
}
DE_MODELADMIN = re.compile(r"(\w+)_modeladmin_\w+$")
DE_LA_CUENTA = {  # the panels of «Mi cuenta», each a form
    panel.name: panel.form_class
    for panel in (
        account.NameEmailSettingsPanel,
        account.NotificationsSettingsPanel,
        account.LocaleSettingsPanel,
        account.ThemeSettingsPanel,
    )
}
CLAVES = ("pk", "page_id", "image_id", "document_id", "media_id", "redirect_id", "instance_pk")
# Doors whose form comes back with what was typed, unsaved; of the rest, the text is to be copied.
VUELVEN = ("moderacion:", "ayuntamiento_", "wagtailsettings:")
VUELVEN_SUELTAS = {"wagtailadmin_account", "wagtailmedia:edit"}
CUIDAR = {"cerrar_cuenta", "reabrir_cuenta", "reponer_segundo_paso"}


class Procedencia:
    """One address, as the router of the panel knows it; of the tray, what was being decided."""

    def __init__(self, camino, accion=None):
        self.camino, self.accion = camino, accion
        try:
            self.ruta = resolve(camino.partition("?")[0])
        except Resolver404:
            self.ruta = None

    @property
    def puerta(self):
        return self.ruta.view_name if self.ruta else ""

    @property
    def vista(self):
        return getattr(self.ruta and self.ruta.func, "view_class", None)

    @property
    def vuelve(self):
        """Whether its form can be painted with what was typed, and nothing saved."""
        generica = self.vista is not None and issubclass(self.vista, CreateView | EditView)
        suelta = self.puerta in VUELVEN_SUELTAS | CUIDAR
        return generica or suelta or self.puerta.startswith(VUELVEN)

    @cached_property
    def modelo(self):
        """Of what it is the form; None if it is of nothing that has a name."""
        if self.ruta is None:
            return None
        espacio = self.puerta.partition(":")[0]
        if espacio in DE_ARCHIVOS:
            return DE_ARCHIVOS[espacio]()
        suyo = DE_QUE.get(self.puerta) or self._de_la_vista() or self._de_la_ruta()
        return suyo if isinstance(suyo, type) else None

    def _de_la_vista(self):
        iniciales = getattr(self.ruta.func, "view_initkwargs", {})
        if self.puerta in CUIDAR:
            return Usuario
        if hasattr(self.vista, "boton"):  # a verb on a page
            return Page
        return iniciales.get("model") or getattr(self.vista, "model", None)

    def _de_la_ruta(self):
        datos = self.ruta.kwargs
        if "page_id" in datos or self.puerta == "wagtailadmin_pages:edit":
            return Page
        if app := datos.get("content_type_app_name"):
            return _modelo(app, datos["content_type_model_name"])
        suya = DE_MODELADMIN.match(self.puerta)
        return _modelo(*suya[1].rsplit("_", 1)) if suya else None

    @cached_property
    def objeto(self):
        """The record itself, as it is stored; None for a new one, or if it is gone."""
        claves = [self.ruta.kwargs[c] for c in CLAVES if c in self.ruta.kwargs] if self.ruta else []
        claves = claves or (self.ruta.args if self.ruta else ())
        if self.modelo is None or not claves or self.modelo is Ajustes:
            return None
        try:
            objeto = self.modelo._base_manager.filter(pk=claves[0]).first()
        except (TypeError, ValueError):
            return None
        return objeto.specific if isinstance(objeto, Page) else objeto

    @property
    def clase(self):
        return type(self.objeto) if self.objeto else self.modelo

    @property
    def nombre(self):
        """«Área «Obras Públicas»», «Mi cuenta»; of a new one, what it would be."""
        if self.puerta in SIN_MODELO:
            return self._decision() or SIN_MODELO[self.puerta]
        verbo = getattr(self.vista, "boton", "") or self._titulo_propio()
        if self.objeto is None:
            return verbo or self._de_nueva()
        return f"{verbo or capfirst(_clase(self.objeto))} «{_titulo(self.objeto)}»"

    def _decision(self):
        """«Devolver «Reparan los 112 escalones»»; nothing if it cannot be known."""
        sena = SENA.fullmatch(QueryDict(self.camino.partition("?")[2]).get("sena", ""))
        if self.accion not in DECISIONES or sena is None:
            return ""
        estado = TaskState.objects.select_related("revision").filter(pk=sena[1]).first()
        return f"{DECISIONES[self.accion]} «{estado.revision.object_str}»" if estado else ""

    def _titulo_propio(self):
        de_modelo = self.modelo is not None and self.puerta not in CUIDAR
        titulo = getattr(self.vista, "page_title", "")
        return "" if de_modelo or not isinstance(titulo, str) else titulo

    def _de_nueva(self):
        if self.modelo is None:
            return "Un formulario del panel"
        clase = capfirst(self.modelo._meta.verbose_name)
        return clase if self.modelo is Ajustes else f"{clase}: ficha nueva"

    def campo_del_formulario(self, nombre):
        """That field of its form, where the view says which form it paints; else None."""
        if self.puerta == "wagtailadmin_account":
            panel, _, nombre = nombre.partition("-")
            return getattr(DE_LA_CUENTA.get(panel), "base_fields", {}).get(nombre)
        iniciales = getattr(self.ruta and self.ruta.func, "view_initkwargs", {})
        clase = iniciales.get("form_class") or getattr(self.vista, "formulario", None)
        clase = clase or getattr(self.vista, "form_class", None)
        return getattr(clase, "base_fields", {}).get(nombre)

    def del_formulario(self, nombre):
        """What its form calls it."""
        campo = self.campo_del_formulario(nombre)
        return campo.label or "" if campo else ""


def _modelo(app, modelo):
    try:
        return apps.get_model(app, modelo)
    except LookupError:
        return None


def _clase(objeto):
    return objeto._meta.verbose_name


def _titulo(objeto):
    return objeto.draft_title if isinstance(objeto, Page) else str(objeto)
