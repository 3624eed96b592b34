"""The screens that look after an account: its sessions, closing it, its second step."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from acervo.devuelto import es_devuelto
from ayuntamiento import actions, permissions
from ayuntamiento.forms import FormularioDeMotivo
from ayuntamiento.models import Usuario

from .pantalla import Pantalla


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


class Cuidar(Pantalla):
    """A verb on another's account: asks why on GET, does on POST."""

    template_name = "ayuntamiento/confirmar.html"
    header_icon = "user"
    pregunta = hecho = ya_esta = ""
    formulario = FormularioDeMotivo

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.usuario = get_object_or_404(Usuario, pk=pk)

    def dispatch(self, request, *args, **kwargs):
        if not permissions.puede_cuidar(request.user, self.usuario):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def sobra(self):
        """Whether the account is already as this would leave it."""
        return False

    def get(self, request, *args, **kwargs):
        if self.sobra():
            messages.warning(request, self.ya_esta)
            return redirect(self.volver())
        return super().get(request, *args, **kwargs)

    def volver(self):
        return reverse("wagtailusers_users:edit", args=[self.usuario.pk])

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", self.formulario())
        return super().get_context_data(vista=self, usuario=self.usuario, **kwargs)

    def post(self, request, **kwargs):
        forma = self.formulario(request.POST)
        if es_devuelto(request) or not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        motivo = forma.cleaned_data["motivo"]
        try:
            self.verbo(usuario=self.usuario, por=request.user, motivo=motivo)
        except actions.YaEsta as dicho:
            messages.warning(request, str(dicho))
        else:
            messages.success(request, self.hecho.format(self.usuario))
        return redirect(self.volver())


class Cerrar(Cuidar):
    page_title = "Cerrar cuenta"
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
    page_title = "Volver a abrir"
    pregunta = "Podrá entrar otra vez, con la contraseña y los grupos que tenía."
    hecho = "Se volvió a abrir la cuenta de {}."
    ya_esta = actions.YA_ABIERTA
    verbo = staticmethod(actions.reabrir_cuenta)

    def sobra(self):
        return self.usuario.is_active


class ReponerSegundoPaso(Cuidar):
    page_title = "Reponer el segundo paso"
    pregunta = (
        "Para quien perdió su teléfono y sus códigos. Antes de seguir, asegúrese de que es esa "
        "persona quien lo pide. Sus sesiones terminan, y al entrar pondrá otro teléfono."
    )
    hecho = "{} pondrá otro teléfono la próxima vez que entre."
    verbo = staticmethod(actions.reponer_segundo_paso)
