"""The forms of whoever logs in: its codes, its password, the reasons for a verb."""

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils import timezone

from . import segundo_paso

ERRADO = "Ese código no es. Escriba el que muestra ahora su teléfono."
ERRADO_DE_PAPEL = "Ese código no es, o ya se usó. Escriba otro de los que guardó."
ESPERE = "Hubo varios códigos errados: podrá probar otro a las {:%H:%M:%S}."
VENCIDO = "Pasó más de una hora: vuelva a leer el dibujo de abajo, que es nuevo."
OTRA_CONTRASENA = "Esa no es su contraseña."


class FormularioDeMotivo(forms.Form):
    motivo = forms.CharField(
        label="Motivo",
        help_text="Queda en la bitácora con su nombre.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Escriba el motivo: queda en la bitácora."},
    )


class FormularioDeCodigo(forms.Form):
    """The code of the second step; `aparato` is what accepted it."""

    codigo = forms.CharField(
        label="Código de seis cifras",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        error_messages={"required": "Escriba el código."},
    )

    def __init__(self, usuario, *args, papel=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.usuario, self.papel = usuario, papel
        if papel:
            self.fields["codigo"].label = "Código de recuperación"
            self.fields["codigo"].widget.attrs.update(autocomplete="off", inputmode="text")

    def clean_codigo(self):
        codigo = self.cleaned_data["codigo"]
        try:
            self.aparato = segundo_paso.comprobar(self.usuario, codigo)
        except segundo_paso.CodigoErrado as error:
            raise forms.ValidationError(self._por_que(error)) from error
        return codigo

    def _por_que(self, error):
        if error.espera:
            return ESPERE.format(timezone.localtime(error.espera))
        return ERRADO_DE_PAPEL if self.papel else ERRADO


class FormularioDeTelefono(forms.Form):
    """To set a telephone up: its secret goes signed in the form, so that looking writes nothing."""

    secreto = forms.CharField(widget=forms.HiddenInput)
    codigo = forms.CharField(
        label="Código de seis cifras",
        help_text="El que muestra su teléfono después de leer el dibujo.",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": "Escriba el código."},
    )

    def __init__(self, usuario, data=None, **kwargs):
        self.usuario = usuario
        leido = segundo_paso.leer(usuario, (data or {}).get("secreto", ""))
        self.llano = leido or segundo_paso.nuevo_secreto()
        self.vencido = data is not None and leido is None
        if self.vencido:
            data = {**data.dict(), "secreto": segundo_paso.firmar(usuario, self.llano)}
        inicial = {"secreto": segundo_paso.firmar(usuario, self.llano)}
        super().__init__(data, initial=inicial, **kwargs)

    def clean_codigo(self):
        codigo = "".join(self.cleaned_data["codigo"].split())
        if self.vencido:
            raise forms.ValidationError(VENCIDO)
        if not segundo_paso.concuerda(self.llano, codigo):
            raise forms.ValidationError(ERRADO)
        return codigo

    def qr(self):
        return segundo_paso.qr(self.usuario, self.llano)

    def en_letras(self):
        return segundo_paso.en_letras(self.llano)


class FormularioDeContrasena(forms.Form):
    """Whoever sits at an open session is not always its owner. Failures count as at the door."""

    contrasena = forms.CharField(
        label="Su contraseña",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Escriba su contraseña."},
    )

    def __init__(self, usuario, data=None, request=None, **kwargs):
        self.request = request
        super().__init__(data, **kwargs)
        self.usuario = usuario

    def clean_contrasena(self):
        dicha = self.cleaned_data["contrasena"]
        nombre = self.usuario.username
        if authenticate(self.request, username=nombre, password=dicha) != self.usuario:
            raise forms.ValidationError(OTRA_CONTRASENA)
        return dicha


class FormularioDeContrasenaNueva(PasswordChangeForm):
    """The framework's; a wrong old one counts as at the door, and what is asked is said in text."""

    def __init__(self, user, *args, request=None, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.request = request
        self.fields["new_password1"].help_text = " ".join(password_validators_help_texts())

    def clean_old_password(self):
        dicha = self.cleaned_data["old_password"]
        if authenticate(self.request, username=self.user.username, password=dicha) != self.user:
            raise forms.ValidationError(OTRA_CONTRASENA)
        return dicha


class FormularioDeOtroTelefono(FormularioDeContrasena, FormularioDeTelefono):
    """To change telephones: the new one's code, and one's password."""

    def __init__(self, usuario, data=None, request=None):
        self.request = request
        FormularioDeTelefono.__init__(self, usuario, data)
