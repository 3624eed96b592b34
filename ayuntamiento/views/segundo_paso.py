"""The screens of the second step: at the door, and in one's account."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import LogContext, log

from ayuntamiento import actions, segundo_paso
from ayuntamiento.forms import (
    FormularioDeCodigo,
    FormularioDeContrasena,
    FormularioDeOtroTelefono,
    FormularioDeTelefono,
)

from .pantalla import Pantalla


def _mostrar(request, codigos, destino):
    """The only time that the recovery codes are seen: not even this program can read them again."""
    contexto = {"codigos": codigos, "destino": destino, "usuario": request.user}
    return render(request, "ayuntamiento/codigos.html", contexto)


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class SegundoPaso(TemplateView):
    """At the door, after the password: sets the telephone up, or asks for its code.

    Of whoever logs in, though they may not come into the panel: sitio/urls.py.
    """

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not settings.SEGUNDO_PASO or request.user.is_verified():
            return redirect(self.destino())
        self.puesto = segundo_paso.telefono_de(request.user) is not None
        with LogContext(user=request.user):  # as the panel does for its own doors
            return super().dispatch(request, *args, **kwargs)

    def destino(self):
        return get_valid_next_url_from_request(self.request) or reverse("wagtailadmin_home")

    def get_template_names(self):
        return [f"ayuntamiento/{'codigo' if self.puesto else 'telefono'}.html"]

    def forma(self, datos=None):
        if self.puesto:
            return FormularioDeCodigo(self.request.user, datos, papel="papel" in self.request.GET)
        return FormularioDeTelefono(self.request.user, datos)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", self.forma())
        return super().get_context_data(destino=self.destino(), **kwargs)

    def post(self, request, *args, **kwargs):
        forma = self.forma(request.POST)
        if forma.is_valid():
            return self.pasar(forma) if self.puesto else self.poner(forma)
        if self.puesto and "codigo" in forma.errors:
            log(request.user, "pregon.codigo_errado")
        return self.render_to_response(self.get_context_data(forma=forma))

    def pasar(self, forma):
        segundo_paso.dar_por_visto(self.request, forma.aparato)
        papel = "papel" in self.request.GET
        log(self.request.user, "pregon.segundo_paso", data={"papel": papel})
        return redirect(self.destino())

    def poner(self, forma):
        usuario = self.request.user
        codigos = actions.poner_segundo_paso(usuario=usuario, secreto=forma.llano)
        segundo_paso.dar_por_visto(self.request, segundo_paso.telefono_de(usuario))
        return _mostrar(self.request, codigos, self.destino())


class Propia(Pantalla):
    """Of one's own second step; it does not exist where it is not asked."""

    header_icon = "key"

    def dispatch(self, request, *args, **kwargs):
        if not settings.SEGUNDO_PASO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class MiSegundoPaso(Propia):
    page_title = "Segundo paso"
    template_name = "ayuntamiento/mi_segundo_paso.html"

    def get_context_data(self, **kwargs):
        usuario = self.request.user
        return super().get_context_data(
            telefono=segundo_paso.telefono_de(usuario),
            cuantos=segundo_paso.cuantos_codigos(usuario),
            **kwargs,
        )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class CodigosNuevos(Propia):
    page_title = "Hacer códigos nuevos"
    template_name = "ayuntamiento/codigos_nuevos.html"
    formulario = FormularioDeContrasena

    def dispatch(self, request, *args, **kwargs):
        if segundo_paso.telefono_de(request.user) is None:
            return redirect("segundo_paso")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("forma", self.formulario(self.request.user))
        return super().get_context_data(**kwargs)

    def post(self, request, **kwargs):
        forma = self.formulario(request.user, request.POST, request=request)
        if not forma.is_valid():
            return self.render_to_response(self.get_context_data(forma=forma))
        return _mostrar(request, self.hacer(forma), reverse("mi_segundo_paso"))

    def hacer(self, forma):
        return actions.renovar_codigos(usuario=self.request.user)


class OtroTelefono(CodigosNuevos):
    page_title = "Cambiar de teléfono"
    template_name = "ayuntamiento/otro_telefono.html"
    formulario = FormularioDeOtroTelefono

    def hacer(self, forma):
        usuario = self.request.user
        codigos = actions.poner_segundo_paso(usuario=usuario, secreto=forma.llano)
        segundo_paso.dar_por_visto(self.request, segundo_paso.telefono_de(usuario))
        return codigos
