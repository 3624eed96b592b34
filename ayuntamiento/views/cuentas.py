"""The screens that look after an account: its sessions, closing it, its second step."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from ayuntamiento import actions, permissions
from ayuntamiento.forms import FormularioDeMotivo
from ayuntamiento.models import Usuario

from .pantalla import Pantalla
from .verbo import Verbo


class Sesiones(Pantalla):
    """One's own, with this one marked; or another's, for whoever looks after accounts."""

    template_name = "ayuntamiento/sesiones.html"
    header_icon = "desktop"

    def setup(self, request, *args, pk=None, **kwargs):
        super().setup(request, *args, **kwargs)
        self.usuario = get_object_or_404(Usuario, pk=pk) if pk else request.user

    def dispatch(self, request, *args, **kwargs):
        if not self.propias and not permissions.puede_cuidar(request.user, self.usuario):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def propias(self):
        return self.usuario.pk == self.request.user.pk

    def get_page_title(self):
        return "Mis sesiones" if self.propias else f"Sesiones de {self.usuario}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            sesiones=list(self.usuario.sesiones.abiertas()),
            clave=self.request.session.session_key,
            propias=self.propias,
            **kwargs,
        )

    def post(self, request, **kwargs):
        referencia = request.POST.get("referencia", "")
        cuantas = actions.terminar_sesiones(
            usuario=self.usuario,
            por=request.user,
            referencia=referencia,
            menos=request.session.session_key,
        )
        if cuantas:
            messages.success(request, "Se terminó. Para volver a entrar pedirá la contraseña.")
        else:
            messages.warning(request, "No había otra sesión que terminar.")
        return redirect(request.path)


class Cuidar(Verbo):
    """A verb on another's account, which asks why."""

    header_icon = "user"
    hecho = ya_esta = ""
    formulario = FormularioDeMotivo
    estorbos = actions.YaEsta

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.usuario = get_object_or_404(Usuario, pk=pk)

    def puede(self):
        return permissions.puede_cuidar(self.request.user, self.usuario)

    def sobra(self):
        """Whether the account is already as this would leave it."""
        return False

    def get(self, request, *args, **kwargs):
        if self.sobra():
            messages.warning(request, self.ya_esta)
            return redirect(self.destino())
        return super().get(request, *args, **kwargs)

    def titulo(self):
        return f"{self.usuario} ({self.usuario.username})"

    def hacer(self, forma):
        motivo = forma.cleaned_data["motivo"]
        self.verbo(usuario=self.usuario, por=self.request.user, motivo=motivo)
        return self.hecho.format(self.usuario)

    def destino(self):
        return reverse("wagtailusers_users:edit", args=[self.usuario.pk])

    def estorbado(self, forma):
        return redirect(self.destino())


class Cerrar(Cuidar):
    boton = "Cerrar cuenta"
    pregunta = (
        "Ya no podrá entrar, y sus sesiones terminan en este momento. Su nombre, sus grupos y lo "
        "que hizo se quedan. Se puede volver a abrir."
    )
    hecho = "Se cerró la cuenta de {}."
    ya_esta = actions.YA_CERRADA
    verbo = staticmethod(actions.cerrar_cuenta)

    def sobra(self):
        return not self.usuario.is_active


class Reabrir(Cuidar):
    boton = "Volver a abrir"
    pregunta = "Podrá entrar otra vez, con la contraseña y los grupos que tenía."
    hecho = "Se volvió a abrir la cuenta de {}."
    ya_esta = actions.YA_ABIERTA
    verbo = staticmethod(actions.reabrir_cuenta)

    def sobra(self):
        return self.usuario.is_active


class ReponerSegundoPaso(Cuidar):
    boton = "Reponer el segundo paso"
    pregunta = (
        "Para quien perdió su teléfono y sus códigos. Antes de seguir, asegúrese de que es esa "
        "persona quien lo pide. Sus sesiones terminan, y al entrar pondrá otro teléfono."
    )
    hecho = "{} pondrá otro teléfono la próxima vez que entre."
    verbo = staticmethod(actions.reponer_segundo_paso)
