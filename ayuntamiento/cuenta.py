"""What the account screen says of one's sessions and second step."""

from functools import wraps

from django import forms
from django.conf import settings
from django.template.response import TemplateResponse
from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
    SettingsTab,
)

from acervo.dos_personas.devuelto import es_devuelto

from . import segundo_paso
from .cuentas import FormularioDeMiNombre

pestana = SettingsTab("seguridad", "Sesiones y seguridad", order=300)


class PanelDeSeguridad(BaseSettingsPanel):
    """Only says; what ends a session is on a screen of its own, not inside this form."""

    name = "seguridad"
    title = "Mis sesiones"
    tab = pestana
    order = 100
    template_name = "ayuntamiento/_seguridad.html"

    def get_form(self):
        return forms.Form(prefix=self.name)

    def get_context_data(self):
        return {
            **super().get_context_data(),
            "sesiones": list(self.user.sesiones.abiertas()),
            "clave": self.request.session.session_key,
            "con_segundo_paso": settings.SEGUNDO_PASO,
            "telefono": segundo_paso.telefono_de(self.user) if settings.SEGUNDO_PASO else None,
        }


def coser():
    """Called once, at start: what was typed in one's account may come back to be painted."""
    if not hasattr(AccountView.post, "cosido"):
        AccountView.post = _salvo_devuelta(AccountView.post)
    NameEmailSettingsPanel.form_class = FormularioDeMiNombre
    NameEmailSettingsPanel.template_name = "ayuntamiento/_mi_nombre.html"


def _salvo_devuelta(metodo):
    @wraps(metodo)
    def post(self, request):
        if es_devuelto(request):
            return TemplateResponse(request, self.template_name, self.get_context_data())
        return metodo(self, request)

    post.cosido = True
    return post
