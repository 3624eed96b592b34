"""What the director is asked when she decides, and what anyone is asked to come in."""

from django import forms
from django.apps import apps
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from ayuntamiento.actions import pedir_contrasena

from .models.retiro import Retiro

SI_HAY_OTRA = "Si otra la reemplaza, quien llegue a esta irá a aquella. Por ley, a ninguna."


class FormularioDevolver(forms.Form):
    """A return always says why."""

    comment = forms.CharField(
        label="Qué hay que corregir",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Escriba qué hay que corregir: la nota llega a quien redactó."},
    )


class FormularioUrgente(forms.Form):
    """Published by who wrote it, and nobody else has read it: why it cannot wait."""

    comment = forms.CharField(
        label="Por qué no puede esperar",
        help_text="Queda en el libro con su nombre, y otra persona la repasa después.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Escriba por qué no puede esperar a otra persona."},
    )


class SelectorDePagina(AdminPageChooser):
    """The framework's, which fails when it has to show again what is not the key of a page."""

    def get_instance(self, value):
        if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
            return None
        return super().get_instance(value)


class FormularioRetiro(forms.ModelForm):
    """Why a page stops being public or valid, and where who comes to it is sent.

    Of what was withdrawn already it carries which withdrawal its reader had in sight (`sobre`).
    """

    sobre = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Retiro
        fields = ["motivo", "explicacion", "destino"]
        widgets = {
            "motivo": forms.RadioSelect,
            "explicacion": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, anterior=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["sobre"] = anterior and anterior.pk
        self.fields["motivo"].choices = Retiro.motivos_de_persona(de_nuevo=bool(anterior))
        self.fields["destino"].widget = SelectorDePagina(target_models=[Page])
        self.fields["destino"].help_text = SI_HAY_OTRA


class FormularioDeRepaso(forms.Form):
    nota = forms.CharField(
        label="Nota (si hace falta)", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class FormularioVistoBueno(forms.Form):
    comment = forms.CharField(
        label="Nota para quien redactó (si hace falta)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FormularioDeEntrada(LoginForm):
    """The framework's, with a label that it leaves in English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Contraseña"


class FormularioDeRecuperacion(PasswordResetForm):
    """A forgotten password is mail too: it goes by the outbox, not inside the request."""

    def send_mail(self, subject_template_name, email_template_name, context, *args, **kwargs):
        usuario = context["user"]
        if not pedir_contrasena(usuario=usuario):
            return
        Correo = apps.get_model("moderacion", "Correo")
        Correo.objects.escribir(
            para=usuario.email,
            asunto=render_to_string(subject_template_name, context),
            texto=render_to_string(email_template_name, context),
            clave=f"{Correo.CONTRASENA}{usuario.pk}-{timezone.now().timestamp()}",
            boton="Elegir otra contraseña",
        )
