"""Who may see a live page is changed with a reason, as it is withdrawn with one.

To make it private takes it out of public view: without a reason it would be a side door.
"""

from functools import wraps

from django import forms
from django.db import transaction
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

SIN_MOTIVO = (
    "Escriba por qué: cambia quién puede leer lo que está publicado, y queda en la bitácora."
)


class FormularioDePrivacidad(PageViewRestrictionForm):
    """The framework's, with the reason; what was never public changes without one."""

    motivo = forms.CharField(
        label="Por qué",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Queda en la bitácora, con su nombre.",
    )

    def __init__(self, *args, pagina, **kwargs):
        super().__init__(*args, **kwargs)
        self.con_motivo = pagina.live or pagina.first_published_at is not None
        if not self.con_motivo:
            del self.fields["motivo"]

    def clean(self):
        datos = super().clean()
        cambia = {"restriction_type", "groups"} & set(self.changed_data)
        if self.con_motivo and cambia and not datos.get("motivo", "").strip():
            self.add_error("motivo", SIN_MOTIVO)
        return datos

    def quienes(self):
        """Who may see it from now on, in words."""
        tipo = self.cleaned_data["restriction_type"]
        grupos = [str(grupo) for grupo in self.cleaned_data.get("groups") or ()]
        if tipo == "groups" and grupos:
            return ", ".join(grupos)
        return "cualquiera" if tipo == "none" else "quien tenga cuenta"


def coser():
    """The framework's window takes our form. Called once, at start."""
    SetPrivacyView.form_class = FormularioDePrivacidad
    SetPrivacyView.get_form_kwargs = _con_la_pagina(SetPrivacyView.get_form_kwargs)
    SetPrivacyView.form_valid = _anotado(SetPrivacyView.form_valid)
    SetPrivacyView.render_to_response = _pintar


def _con_la_pagina(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    def get_form_kwargs(self):
        return {**metodo(self), "pagina": self.page}

    return get_form_kwargs


def _anotado(metodo):
    if hasattr(metodo, "__wrapped__"):
        return metodo

    @wraps(metodo)
    @transaction.atomic
    def form_valid(self, form):
        respuesta = metodo(self, form)
        if motivo := form.cleaned_data.get("motivo", "").strip():
            datos = {"motivo": motivo, "quienes": form.quienes()}
            usuario = self.request.user
            _sin_repetir(log(self.page, "pregon.privacidad", user=usuario, data=datos))
        return respuesta

    return form_valid


def _sin_repetir(entrada):
    """The framework has just written the same change without its reason: it is told once."""
    suyas = PageLogEntry.objects.filter(page_id=entrada.page_id, uuid=entrada.uuid)
    suyas.filter(action__startswith="wagtail.view_restriction.").delete()


def _pintar(self, context, **opciones):
    return render_modal_workflow(
        self.request,
        "moderacion/privacidad.html",
        template_vars=context,
        json_data={"step": "set_privacy"},
        **opciones,
    )
