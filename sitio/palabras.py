"""What the framework says in English where no catalogue reaches, said in Spanish by the server."""

from functools import wraps

from wagtail.admin.forms import choosers
from wagtail.admin.forms.workflows import TaskChooserSearchForm
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.sites import views as sitios

TEXTO_DEL_ENLACE = "Texto del enlace"
DE_ENLACES = {
    choosers.ExternalLinkChooserForm: {"link_text": TEXTO_DEL_ENLACE},
    choosers.AnchorLinkChooserForm: {"link_text": TEXTO_DEL_ENLACE, "url": "Ancla, sin el «#»"},
    choosers.EmailLinkChooserForm: {
        "email_address": "Correo electrónico",
        "link_text": TEXTO_DEL_ENLACE,
        "subject": "Asunto",
        "body": "Mensaje",
    },
    choosers.PhoneLinkChooserForm: {"phone_number": "Teléfono", "link_text": TEXTO_DEL_ENLACE},
}
DEL_SITIO = {"port": "Puerto", "site_name": "Nombre del sitio", "root_page": "Página raíz"}


def coser():
    """Called once, at start."""
    for forma, rotulos in DE_ENLACES.items():
        for campo, rotulo in rotulos.items():
            forma.base_fields[campo].label = rotulo
    for columna in sitios.IndexView.columns:
        columna.label = DEL_SITIO.get(columna.name, columna.label)
    titulo = WagtailAdminTemplateMixin.get_header_title
    if not hasattr(titulo, "__wrapped__"):
        WagtailAdminTemplateMixin.get_header_title = _una_sola_vez(titulo)
        TaskChooserSearchForm.__init__ = _con_su_tipo(TaskChooserSearchForm.__init__)


def _una_sola_vez(metodo):
    """«Agregar grupo», not «Agregar grupo: Grupo»."""

    @wraps(metodo)
    def titulo(self):
        suyo, cosa = str(self.get_page_title()), str(self.get_page_subtitle() or "")
        return suyo if cosa and suyo.lower().endswith(cosa.lower()) else metodo(self)

    return titulo


def _con_su_tipo(metodo):
    """The filter of the chooser of tasks has no label of its own."""

    @wraps(metodo)
    def hacer(self, *args, **kwargs):
        metodo(self, *args, **kwargs)
        if "task_type" in self.fields:
            self.fields["task_type"].label = "Tipo de tarea"

    return hacer
