"""What the director is asked when she decides, and what anyone is asked to come in."""

from django import forms
from django.apps import apps
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm


class FormularioDevolver(forms.Form):
    """A return always says why."""

    comment = forms.CharField(
        label="Qué hay que corregir",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Escriba qué hay que corregir: la nota llega a quien redactó."},
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
        Correo = apps.get_model("moderacion", "Correo")
        Correo.objects.escribir(
            para=usuario.email,
            asunto=render_to_string(subject_template_name, context),
            texto=render_to_string(email_template_name, context),
            clave=f"contrasena-{usuario.pk}-{timezone.now().timestamp()}",
        )
