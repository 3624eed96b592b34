"""The form of each kind: kept on the server as it is typed, sent when it is complete."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect

from buzon import actions, archivos, permissions
from buzon.actions import OtraEscribio, YaSeEnvio
from buzon.forms import FORMULARIOS
from buzon.models import Estado, Solicitud
from moderacion.permissions import NoSePuede

from .guardar import INCOMPLETO, dice_ahora, frase_de
from .marca import Marca, Pedida
from .pintar import FormularioPintado
from .puerta import QueSeCorrige, frase, quiere_datos

CAMBIO = "Lo que cambió después está aquí: envíelo como corrección."
SE_GUARDO = "Se guardó sin enviar: la ve su área, y Comunicación Social todavía no la recibe."
NO_SE_ENVIO = "No se envió todavía. "
NADA_QUE_GUARDAR = "Todavía no hay nada que guardar."
SE_ENVIO = "Comunicación Social la recibió. Su recibo es {}."
SE_CORRIGIO = "Se envió la corrección."
SE_DESCARTO = "Se descartó la corrección: Comunicación Social conserva lo que ya tenía."
SIGUE_SIN_ENVIAR = "Esto es lo que usted había escrito. Todavía no se envía: revíselo y envíelo."
SEGUIR = (
    "seguir"  # a form that comes only to be painted, as `moderacion.rescatar.rescate` gives it back
)


class Formulario(FormularioPintado):
    """What is received of it: kept, with its files; sent, if that was the button."""

    def post(self, request, *args, **kwargs):
        respuesta = self._atender(request)
        if not quiere_datos(request):
            return respuesta
        if ir := getattr(respuesta, "url", ""):
            return JsonResponse({"ir": ir, "version": self.solicitud.version})
        return JsonResponse({"mal": [str(dicho) for dicho in messages.get_messages(request)]})

    def _atender(self, request):
        self.leido = request.POST.get("leido", "")
        if SEGUIR in request.POST:
            messages.info(request, SIGUE_SIN_ENVIAR)
            return self._pagina(self._como_se_escribio(request))
        marca = Marca(request.POST)
        if not marca.is_valid():
            messages.error(request, INCOMPLETO)
            return self._pagina(self._forma(request.POST))
        try:
            return self._recibir(request, marca.dicho(self.area))
        except OtraEscribio as otra:
            return self._otra(otra)
        except YaSeEnvio as motivo:
            return self._ya_se_envio(request, motivo, marca.dicho(self.area))
        except (NoSePuede, ValidationError) as motivo:
            messages.error(request, frase(motivo))
            return self._pagina(self._forma(request.POST))

    def _recibir(self, request, marca):
        escrito = actions.escrito_de(request.POST, self.clase_de_forma)
        if not (any(escrito.values()) or request.FILES or self._empezada(marca["vez"])):
            return self._nada_que_recibir(request)
        self.solicitud = actions.guardar(
            clase=self.clase, por=request.user, escrito=escrito, **marca
        )
        self.leido = None
        enteros = self._adjuntar(request)
        if request.POST.get("accion") != "enviar":
            if enteros:
                messages.success(request, SE_GUARDO)
            return redirect("buzon:escribir", self.solicitud.pk)
        forma = self._forma(self.solicitud.escrito)
        if not (forma.is_valid() and enteros):
            return self._pagina(forma)
        return self._enviar(request, forma)

    def _empezada(self, vez):
        return Solicitud.objects.de_area(self.area).filter(vez=vez).first()

    def _nada_que_recibir(self, request):
        """Of a blank form no draft is left in the list."""
        if request.POST.get("accion") == "enviar":
            return self._pagina(self._forma(request.POST))
        messages.info(request, NADA_QUE_GUARDAR)
        return self._pagina(self._forma())

    def _enviar(self, request, forma):
        datos, una = forma.cleaned_data, Solicitud.objects.get(pk=self.solicitud.pk)
        if una.estado == Estado.BORRADOR:
            una = actions.enviar(solicitud=una, datos=datos, por=request.user)
            messages.success(request, SE_ENVIO.format(una.recibo))
        else:
            una = actions.corregir(solicitud=una, datos=datos, por=request.user)
            messages.success(request, SE_CORRIGIO)
        return redirect("buzon:una", una.pk)

    def _adjuntar(self, request):
        """What comes with the form, without a script. Whether all of it came in."""
        archivos.quitar_el_dicho(self.solicitud, request.POST.get("quitar"))
        malos = archivos.adjuntar_los_de(self.solicitud, request.FILES, request.user)
        for malo in malos:
            messages.error(request, malo)
        return not malos

    def _ya_se_envio(self, request, motivo, marca):
        """Sent already, and gone back to: what says otherwise now is the correction of it."""
        self.solicitud = una = motivo.solicitud
        cambio = una.abierta and self._forma(request.POST).has_changed()
        messages.info(request, f"{motivo} {CAMBIO}" if cambio else str(motivo))
        if not cambio:
            return redirect("buzon:una", una.pk)
        escrito = actions.escrito_de(request.POST, self.clase_de_forma)
        dicho = {**marca, "corrige": True, "version": una.version}
        actions.guardar(clase=self.clase, por=request.user, escrito=escrito, **dicho)
        return redirect("buzon:escribir", una.pk)

    def _otra(self, otra):
        """What each wrote in the fields that both changed; the rest is joined already."""
        self.solicitud, self.leido = otra.solicitud, None
        no_se_envio = NO_SE_ENVIO if self.request.POST.get("accion") == "enviar" else ""
        messages.warning(self.request, no_se_envio + frase_de(otra))
        guardado = [(rotulo, _en_palabras(valor)) for rotulo, valor in dice_ahora(otra)]
        return self._pagina(self._con(otra.junto), dice_ahora=guardado)

    def _como_se_escribio(self, request):
        """What was typed, of which nobody asks yet whether it is complete."""
        return self._con({campo: request.POST.get(campo, "") for campo in self._forma().fields})

    def _con(self, escrito):
        return self.clase_de_forma(instance=self.solicitud, initial=escrito)


def _en_palabras(dicho):
    return {"": "En blanco.", "on": "Sí"}.get(dicho, dicho)


class Nueva(Formulario):
    """A form that nobody began; or that of `?vez=`, wherever it is by now."""

    def dispatch(self, request, *args, clase, **kwargs):
        if clase not in FORMULARIOS:
            raise Http404
        self.clase = clase
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if empezada := self._empezada(Pedida.en(request.GET).get("vez", "")):
            donde = "escribir" if empezada.estado == Estado.BORRADOR else "una"
            return redirect(f"buzon:{donde}", empezada.pk)
        if estorbo := permissions.estorbo_para_enviar(request.user):
            messages.error(request, estorbo)
            return redirect("buzon:lista")
        return super().get(request, *args, **kwargs)


class Escribir(QueSeCorrige, Formulario):
    """To go on with a draft, or to correct what was sent while nobody has decided."""

    def adonde_volver(self):
        return self.request.get_full_path()

    def get(self, request, *args, **kwargs):
        if estorbo := permissions.estorbo_para_enviar(request.user):
            messages.error(request, estorbo)
            return redirect("buzon:lista")
        return super().get(request, *args, **kwargs)

    def _atender(self, request):
        if request.POST.get("accion") != "descartar":
            return super()._atender(request)
        try:
            actions.descartar(solicitud=self.solicitud, por=request.user)
            messages.success(request, SE_DESCARTO)
        except NoSePuede as motivo:
            messages.error(request, str(motivo))
        return redirect("buzon:una", self.solicitud.pk)

    @property
    def clase(self):
        return self.solicitud.clase
